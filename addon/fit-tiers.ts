/**
 * Tiers that fit a shop, proposed once at set-up: thresholds at the 50th, 80th and 95th percentile of what its buyers
 * spent in the last twelve months. Decides which orders can be added up in the sheet and when there is nothing to propose.
 * Nothing leaves the sheet for it. Pure.
 */
import { DEFAULT_TIERS, type Locale, type TierLevel } from '../worker/contract.ts'
import { isoOf } from './settings-days.ts'
import { isBlank, type SheetCell, statusCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { plainId } from './sync/pseudonyms.ts'
import type { SourceTable } from './sync/request.ts'
import { SETTINGS_WORDS } from './words/settings.ts'
import { writtenAmount, writtenCurrency } from './written-amount.ts'

export interface FittedTiers {
  /** Ascending, distinct, one for each tier above the base. */
  thresholds: number[]
  buyers: number
  /** ISO date of the last order that counts: the twelve months end with it. */
  until: string
  /** Orders whose date or amount only the Worker can read, in another currency, or dated after today. */
  left: number
}

const PERCENTILES = [50, 80, 95]
const WINDOW_DAYS = 365
const DAY_MS = 86_400_000
/** The Worker's, of amounts that name none, where the shop has none of its own. */
const USUAL_CURRENCY = 'USD'
/** With fewer buyers a percentile is one person's spend. */
const FEWEST_BUYERS = 20

/**
 * Thresholds from the mapped cells of the orders, two significant digits each, in the currency that is scored: `own`,
 * which amounts are in that name none, if some are in it, else the one of most orders. undefined with fewer than 20 buyers, where thresholds fall together, or where more orders cannot be added up than can.
 */
export function fitTiers(
  { columns }: SourceTable,
  dates: ZoneDates,
  today: string,
  own?: string,
): FittedTiers | undefined {
  const { customer = [], date = [], amount = [], status = [], refunded = [], currency = [] } = columns
  const read: { id: string; day: string; spend: number; currency: string }[] = []
  const ordersIn = new Map<string, number>()
  let left = 0
  const dayOf = createDayReader(dates)
  customer.forEach((cell, row) => {
    const id = plainId(cell)
    const standing = isBlank(status[row]) ? 'paid' : statusCell(status[row]).value
    if (id === '' || standing === 'cancelled' || standing === 'test' || isBlank(date[row])) return
    const day = dayOf(date[row])
    const { sum, currency: named } = writtenAmount(amount[row], own)
    const back = isBlank(refunded[row]) ? 0 : Math.abs(writtenAmount(refunded[row], own).sum)
    if (day === undefined || day > today || Number.isNaN(sum) || Number.isNaN(back)) left++
    else {
      const money = isBlank(currency[row]) ? (named ?? own ?? USUAL_CURRENCY) : writtenCurrency(currency[row], own)
      ordersIn.set(money, (ordersIn.get(money) ?? 0) + 1)
      read.push({ id, day, spend: (standing === 'refund' ? -Math.abs(sum) : sum) - back, currency: money })
    }
  })
  const most = Array.from(ordersIn.keys()).sort((a, b) => (ordersIn.get(b) ?? 0) - (ordersIn.get(a) ?? 0))[0]
  const scored = own !== undefined && ordersIn.has(own) ? own : most
  const orders = read.filter((order) => order.currency === scored)
  left += read.length - orders.length
  if (left > orders.length) return undefined
  const until = orders.reduce((last, { day }) => (day > last ? day : last), '')
  const before = until === '' ? '' : new Date(Date.parse(until) - WINDOW_DAYS * DAY_MS).toISOString().slice(0, 10)
  const spendOf = new Map<string, number>()
  for (const { id, day, spend } of orders) if (day > before) spendOf.set(id, (spendOf.get(id) ?? 0) + spend)
  const spends = Array.from(spendOf.values())
    .filter((spend) => spend > 0)
    .sort((a, b) => a - b)
  const thresholds = PERCENTILES.map((percent) => rounded(spends[Math.ceil((percent * spends.length) / 100) - 1]))
  const rising = thresholds.every((threshold, k) => threshold > (k === 0 ? 0 : thresholds[k - 1]))
  return spends.length >= FEWEST_BUYERS && rising ? { thresholds, buyers: spends.length, until, left } : undefined
}

/** The tiers of a new sheet in its language, with these thresholds in place of the usual ones. */
export function firstTiers(language: Locale, thresholds?: readonly number[]): readonly TierLevel[] {
  const levels = SETTINGS_WORDS[language].tiersAtFirst ?? DEFAULT_TIERS
  return thresholds ? levels.map(({ name }, k) => ({ name, up: k === 0 ? 0 : thresholds[k - 1] })) : levels
}

/** Nearest number with two significant digits: 1,234 becomes 1,200, 0.0567 becomes 0.057. */
function rounded(value: number): number {
  return Number(Number(value).toPrecision(2))
}

/** Reads the ISO day of a real date, or of text that begins with one such as 2026-03-05; each day is read once. */
function createDayReader(dates: ZoneDates): (cell: SheetCell) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (cell) => {
    const text = cell instanceof Date ? dates.toIso(cell) : String(cell).trim().split(/[ T]/)[0]
    if (!known.has(text)) known.set(text, isoOf(text, dates))
    return known.get(text)
  }
}
