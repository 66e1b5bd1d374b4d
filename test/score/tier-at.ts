/** A customer's tier on a day, as one line to compare with. Holds no expectation. */
import { scoreTables } from '../../worker/answer.ts'
import type { Settings } from '../../worker/contract.ts'
import { dayOf, isoOf } from './naive/shop.ts'

/** Day 0 is 2024-01-01. */
const DAY_0 = dayOf('2024-01-01')
/** Kept by 80 %: Silver by 800, Gold by 4,000. */
export const LEVELS = [
  { name: 'Member', up: 0 },
  { name: 'Silver', up: 1000 },
  { name: 'Gold', up: 5000 },
]
/** [day, amount]; a third entry is the day of the order that a negative amount refunds. */
export type Row = readonly [day: number, amount: number, of?: number]

/** "tier since..until +missing to next -missing to keep" at the end of `asOf`, in days since day 0. */
export function tierAt(
  asOf: number,
  rows: readonly Row[],
  joined: string | null = null,
  tiers: Settings['tiers'] = { levels: LEVELS },
): string {
  const { columns } = scoreTables({
    asOf: isoOf(DAY_0 + asOf),
    columns: 'all',
    settings: { tiers },
    customers: { id: ['A'], joined: [joined] },
    orders: {
      customer: rows.map(() => 'A'),
      date: rows.map(([day]) => isoOf(DAY_0 + day)),
      amount: rows.map(([, amount]) => amount),
      orderId: rows.map(([day, , of]) => `o${of ?? day}`),
    },
  })
  const day = (cell: unknown) => (cell === null ? '' : String(dayOf(String(cell)) - DAY_0))
  const { tier, tierSince, tierUntil, toNextTier, toKeepTier } = columns
  const missing = `+${toNextTier?.[0] ?? ''} -${toKeepTier?.[0] ?? ''}`
  return `${tier?.[0]} ${day(tierSince?.[0])}..${day(tierUntil?.[0])} ${missing}`
}
