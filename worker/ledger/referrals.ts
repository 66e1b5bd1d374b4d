/**
 * Who was referred by whom. Decides which referrals count: not one's own, none in a circle, none by somebody unknown;
 * not what a referral is worth. Pure.
 */
import { newIdKey } from './cell-column.ts'
import { type CustomerRows, rowOfId } from './customers.ts'
import type { Reading } from './reading.ts'
import { readId, type SentCustomers } from './sent-table.ts'

/**
 * Row of each customer's referrer, -1 where there is none that counts. A circle is told once, in
 * its first row, and none of its referrals counts.
 */
export function readReferrals(table: SentCustomers, rows: CustomerRows, reading: Reading): Int32Array {
  const count = table.id.length
  const referrer = new Int32Array(count).fill(-1)
  const id = newIdKey()
  for (let row = 0; table.referredBy !== undefined && row < count; row++) {
    readId(table.id, row, id)
    if (rowOfId(rows, id) !== row) continue
    readId(table.referredBy, row, id)
    if (id.kind === 'blank') continue
    const found = rowOfId(rows, id)
    if (found < 0) reading.problems.add('customers', row, 'referredBy', 'unknownReferrer')
    else if (found === row) reading.problems.add('customers', row, 'referredBy', 'selfReferral')
    else referrer[row] = found
  }
  for (const circle of circlesOf(referrer)) {
    reading.problems.add('customers', Math.min(...circle), 'referredBy', 'referralCycle')
    for (const row of circle) referrer[row] = -1
  }
  return referrer
}

/** Every circle of rows, each walked once: who is met again in the walk that met them first is on one. */
function circlesOf(referrer: Int32Array): number[][] {
  const walkOf = new Int32Array(referrer.length)
  const circles: number[][] = []
  for (let first = 0; first < referrer.length; first++) {
    let row = first
    while (row >= 0 && walkOf[row] === 0) {
      walkOf[row] = first + 1
      row = referrer[row]
    }
    if (row < 0 || walkOf[row] !== first + 1) continue
    const circle = [row]
    for (let next = referrer[row]; next !== row; next = referrer[next]) circle.push(next)
    circles.push(circle)
  }
  return circles
}
