/** Orders of several lines in a book: which lines are the same, and that finding out does not cost more than the lines. */
import { describe, expect, it } from 'vitest'
import { openTables } from '../../worker/book/tables.ts'
import type { OrdersTable } from '../../worker/contract.ts'
import { dayOfIso } from '../../worker/ledger/days.ts'
import { readLedger } from '../../worker/ledger/index.ts'
import { resolveSettings } from '../../worker/settings.ts'
import { chunkTexts } from './chunk-texts.ts'
import { Shelf } from './shelf.ts'

const CHUNK_ROWS = 30

function readInChunks(orders: OrdersTable) {
  const shelf = new Shelf()
  const chunks = chunkTexts('orders', orders, () => CHUNK_ROWS).map((text) => shelf.put(text))
  const { tables } = openTables({ orders: chunks }, shelf)
  const { ledger, problems } = readLedger({ asOfDay: dayOfIso('2026-11-22'), settings: resolveSettings(), ...tables })
  return { ledger, problems, fetchedPerChunk: shelf.fetched / chunks.length }
}

/** The lines of one order, one of each pair. */
function oneOrder(lines: [amount: number, quantity: number][]): OrdersTable {
  return {
    customer: lines.map(() => 'anna'),
    date: lines.map(() => '2026-05-05'),
    amount: lines.map(([amount]) => amount),
    quantity: lines.map(([, quantity]) => quantity),
    orderId: lines.map(() => 'o1'),
  }
}

describe('lines of one order', () => {
  it('are read from each chunk a few times at most, however the customers are scattered', () => {
    const orders = Array.from({ length: 2_000 }, (_, k) => ({ id: `o${k}`, customer: `c${(k * 7919) % 400}` }))
    const lines = orders.flatMap((order) => [3, 5, 8].map((amount) => ({ ...order, amount })))
    const { ledger, problems, fetchedPerChunk } = readInChunks({
      customer: lines.map(({ customer }) => customer),
      date: lines.map(() => '2026-05-05'),
      amount: lines.map(({ amount }) => amount),
      orderId: lines.map(({ id }) => id),
    })
    expect(problems.counts).toEqual({})
    expect(ledger.orders.count).toBe(2_000)
    expect(ledger.orders.grossMinor[0]).toBe(1_600)
    expect(fetchedPerChunk).toBeLessThan(4)
  })

  it.each([3, 40])('count once where every column says the same, among %i lines', (count) => {
    const others = Array.from({ length: count - 3 }, (_, k): [number, number] => [100 + k, 1])
    // The second says what the first says but for its quantity; the third repeats the first.
    const { ledger, problems } = readInChunks(oneOrder([[20, 1], [20, 2], [20, 1], ...others]))
    expect(problems.counts).toEqual({ duplicateRow: 1 })
    expect(problems.listed.map(({ row }) => row)).toEqual([2])
    expect(ledger.orders.lineStart[1]).toBe(count - 1)
  })
})
