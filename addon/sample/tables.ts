/**
 * What a sample shop is made of: two tables of plain cells, and the steps that both shops share: days, full names, orders
 * numbered by their day. Decides no shop's story.
 */
import type { Dice } from './random.ts'

/** `date` columns hold ISO texts, which are written as real dates. */
export type SampleKind = 'text' | 'date' | 'money' | 'number'
export interface SampleColumn {
  header: string
  kind: SampleKind
  /** In pixels, where it needs more than others. */
  width?: number
}
export interface SampleTable {
  tab: string
  columns: readonly SampleColumn[]
  /** '' is an empty cell. */
  rows: (string | number)[][]
}
export interface SampleShop {
  customers: SampleTable
  orders: SampleTable
}

export interface Line {
  product: string
  category: string
  quantity: number
  /** Of the whole line; negative where it is given back. */
  amount: number
  /** Taste and the like. */
  more?: string
}
/** One visit to the till. `day` counts from 1970-01-01. */
export interface Basket {
  day: number
  customer: string
  lines: Line[]
  channel: string
  /** The basket that it gives back; its number is used again. */
  of?: Basket
}

const DAY_MS = 86_400_000

/** Days since 1970-01-01 of an ISO date. */
export function dayOf(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS)
}
export function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}
/** 0 = Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/** `count` different combinations of the two lists, in a mixed order. */
export function mixNames<Name>(
  firsts: readonly string[],
  lasts: readonly string[],
  count: number,
  dice: Dice,
  join: (first: string, last: string) => Name,
): Name[] {
  const pairs: Name[] = []
  for (const first of firsts) for (const last of lasts) pairs.push(join(first, last))
  return dice.shuffled(pairs).slice(0, count)
}

/** A line a row, oldest first: number, customer, date, then what `cells` makes of the line and its basket. */
export function orderRows(
  baskets: readonly Basket[],
  prefix: string,
  cells: (line: Line, basket: Basket) => (string | number)[],
): (string | number)[][] {
  // Array sort is stable, so equal days keep the order in which they were made.
  const sorted = baskets.slice().sort((a, b) => a.day - b.day)
  const numbers = new Map<Basket, string>()
  const rows: (string | number)[][] = []
  let number = 10_001
  for (const basket of sorted) {
    const id = (basket.of && numbers.get(basket.of)) ?? `${prefix}${number++}`
    numbers.set(basket, id)
    for (const line of basket.lines) rows.push([id, basket.customer, isoOf(basket.day), ...cells(line, basket)])
  }
  return rows
}

/** The first day of each customer in the baskets. */
export function firstDays(baskets: readonly Basket[]): Map<string, number> {
  const first = new Map<string, number>()
  for (const { customer, day } of baskets) first.set(customer, Math.min(day, first.get(customer) ?? day))
  return first
}
