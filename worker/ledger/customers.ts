/**
 * The Customers table: who is who, and what the owner says about each. Decides what a word in an override, consent or
 * flag cell means; not what follows from it. Pure.
 */
import { type Cell, CHANNEL_WORDS, CHANNELS, FLAG_WORDS, LABELS, SEGMENTS, TABLE_COLUMNS } from '../contract.ts'
import { NO_BIRTHDAY, readBirthday } from './birthday.ts'
import { type IdKey, newIdKey } from './cell-column.ts'
import { idText, isBlank, lookUp, wordText } from './cells.ts'
import { AMBIGUOUS_DAY, isDay } from './dates.ts'
import { codeTexts, customerDimensions } from './dimensions.ts'
import { IdIndex } from './id-index.ts'
import type { Reading } from './reading.ts'
import { readReferrals } from './referrals.ts'
import { type CellSource, cellAt, readerOf, readId, type SentCustomers } from './sent-table.ts'
import { type LedgerCustomers, NO_DAY } from './types.ts'

/** Which row each id has in the Customers table. */
export interface CustomerRows {
  ids: IdIndex
  /** By the number of the id. */
  row: Int32Array
}

/** Row of an id that was read, -1 where nobody has it. */
export function rowOfId({ ids, row }: CustomerRows, id: IdKey): number {
  const number = ids.find(id)
  return number < 0 ? -1 : row[number]
}

const EVERY_CHANNEL = (1 << CHANNELS.length) - 1
const SEGMENT_WORDS = new Map<string, number>()
SEGMENTS.forEach((code, index) => {
  for (const word of [code, LABELS.en.segment?.[code], LABELS.zh.segment?.[code]])
    SEGMENT_WORDS.set(wordText(word), index)
})

/** `count` customers of whom nothing is known but that they exist. */
export function plainCustomers(count: number): LedgerCustomers {
  const noDays = () => new Int32Array(count).fill(NO_DAY)
  return {
    count,
    valid: new Uint8Array(count).fill(1),
    joinedDay: noDays(),
    birthday: new Int16Array(count),
    referrer: new Int32Array(count).fill(-1),
    consent: null,
    doNotContact: new Uint8Array(count),
    satisfaction: null,
    contactOnDay: noDays(),
    segmentOverride: new Int16Array(count).fill(-1),
    segmentOverrideFrom: noDays(),
    segmentOverrideUntil: noDays(),
    tierOverride: new Int16Array(count).fill(-1),
    tierOverrideFrom: noDays(),
    tierOverrideUntil: noDays(),
    dimensions: [],
  }
}

/**
 * Reads the Customers table. Rows with a blank or repeated id are not `valid` (the first of equal ids is). An override
 * whose from or until cannot be read has no effect: an end that nobody can read must not become "for ever".
 */
export function readCustomers(
  table: SentCustomers,
  reading: Reading,
): { customers: LedgerCustomers; rows: CustomerRows } {
  const count = table.id.length
  const customers = plainCustomers(count)
  if (table.consent) customers.consent = new Uint8Array(count)
  if (table.satisfaction) customers.satisfaction = new Float64Array(count)
  const rows: CustomerRows = { ids: new IdIndex(), row: new Int32Array(count) }
  const id = newIdKey()
  /** Rows in which nothing stands at all. */
  const blank = new Uint8Array(count)
  for (let row = 0; row < count; row++) {
    readId(table.id, row, id)
    const isMissing = id.kind === 'blank'
    if (isMissing && isBlankRow(table, row)) {
      customers.valid[row] = 0
      blank[row] = 1
    } else if (isMissing || rows.ids.find(id) >= 0) {
      reading.problems.add('customers', row, 'id', isMissing ? 'missingId' : 'duplicateCustomer')
      customers.valid[row] = 0
    } else rows.row[rows.ids.add(id)] = row
  }
  /** Column by column, since most tables have few of them. */
  const eachRow = (source: CellSource | undefined, take: (row: number) => void) => {
    for (let row = 0; source !== undefined && row < count; row++) if (blank[row] === 0) take(row)
  }
  const days = (column: 'joined' | 'contactOn', bad: 'badDate' | 'badOverride', into: Int32Array) => {
    const dayOf = readerOf(table[column], reading.readDay)
    eachRow(table[column], (row) => {
      into[row] = dayOrNone(dayOf(row), row, column, bad, reading) ?? NO_DAY
    })
  }
  days('joined', 'badDate', customers.joinedDay)
  days('contactOn', 'badOverride', customers.contactOnDay)
  const birthdayOf = readerOf(table.birthday, onceEach(readBirthday))
  eachRow(table.birthday, (row) => {
    const birthday = birthdayOf(row)
    if (birthday === undefined) reading.problems.add('customers', row, 'birthday', 'badDate')
    customers.birthday[row] = birthday ?? NO_BIRTHDAY
  })
  const { consent, satisfaction } = customers
  const consentOf = readerOf(table.consent, onceEach(readConsent))
  eachRow(table.consent, (row) => {
    const { bits, hasUnknown } = consentOf(row)
    if (hasUnknown) reading.problems.add('customers', row, 'consent', 'unknownChannel')
    if (consent) consent[row] = bits
  })
  eachRow(table.doNotContact, (row) => {
    customers.doNotContact[row] = flagOf(cellAt(table.doNotContact, row), row, reading)
  })
  eachRow(table.satisfaction, (row) => {
    if (satisfaction) satisfaction[row] = satisfactionOf(cellAt(table.satisfaction, row), row, reading)
  })
  const tierWords = new Map(reading.settings.tiers.levels.map((level, index) => [wordText(level.name), index]))
  const { tierOverride, tierOverrideFrom, tierOverrideUntil } = table
  const { segmentOverride, segmentOverrideFrom, segmentOverrideUntil } = table
  eachRow(tierOverride ?? tierOverrideFrom ?? tierOverrideUntil, (row) => {
    readOverride(table, row, 'tier', tierWords, customers, reading)
  })
  eachRow(segmentOverride ?? segmentOverrideFrom ?? segmentOverrideUntil, (row) => {
    readOverride(table, row, 'segment', SEGMENT_WORDS, customers, reading)
  })
  customers.referrer = readReferrals(table, rows, reading)
  customers.dimensions = customerDimensions(table).map(({ name, cells }) => {
    const { codes, texts } = codeTexts(cells)
    return { name, values: texts, customer: codes }
  })
  return { customers, rows }
}

function isBlankRow(table: SentCustomers, row: number): boolean {
  return (
    TABLE_COLUMNS.customers.every((column) => isBlank(cellAt(table[column], row))) &&
    Object.values(table.attributes ?? {}).every((cells) => isBlank(cellAt(cells, row)))
  )
}

/** `read`, asked once for equal cells. */
function onceEach<T>(read: (cell: Cell | undefined) => T): (cell: Cell | undefined) => T {
  const known = new Map<Cell | undefined, T>()
  return (cell) => {
    const before = known.get(cell)
    if (before !== undefined) return before
    const value = read(cell)
    known.set(cell, value)
    return value
  }
}

/** A day as readDay gives it, NO_DAY where blank, undefined (and a problem) where the cell could not be read. */
function dayOrNone(
  day: number,
  row: number,
  column: string,
  bad: 'badDate' | 'badOverride',
  reading: Reading,
): number | undefined {
  if (day === NO_DAY || isDay(day)) return day
  reading.problems.add('customers', row, column, day === AMBIGUOUS_DAY ? 'ambiguousDate' : bad)
  return undefined
}

function readOverride(
  table: SentCustomers,
  row: number,
  kind: 'tier' | 'segment',
  words: ReadonlyMap<string, number>,
  customers: LedgerCustomers,
  reading: Reading,
): void {
  const cell = cellAt(table[`${kind}Override`], row)
  const dayIn = (column: `${typeof kind}OverrideFrom` | `${typeof kind}OverrideUntil`) =>
    dayOrNone(reading.readDay(cellAt(table[column], row)), row, column, 'badOverride', reading)
  const from = dayIn(`${kind}OverrideFrom`)
  const until = dayIn(`${kind}OverrideUntil`)
  if (isBlank(cell)) return
  const index = words.get(wordText(cell))
  if (index === undefined) reading.problems.add('customers', row, `${kind}Override`, 'badOverride')
  if (index === undefined || from === undefined || until === undefined) return
  customers[`${kind}Override`][row] = index
  customers[`${kind}OverrideFrom`][row] = from
  customers[`${kind}OverrideUntil`][row] = until
}

/** Bits of the channels named; a word that is none is left out. */
function readConsent(cell: Cell | undefined): { bits: number; hasUnknown: boolean } {
  let bits = 0
  let hasUnknown = false
  for (const part of wordText(cell).split(/[,;/、\n]/)) {
    const word = part.trim()
    if (word === '') continue
    const channels = lookUp(CHANNEL_WORDS, word)
    if (channels === undefined) hasUnknown = true
    else for (const channel of channels) bits |= 1 << CHANNELS.indexOf(channel)
  }
  return { bits: bits & EVERY_CHANNEL, hasUnknown }
}

function flagOf(cell: Cell | undefined, row: number, reading: Reading): number {
  const word = wordText(cell)
  if (word === '') return 0
  const flag = lookUp(FLAG_WORDS, word)
  if (flag === undefined) reading.problems.add('customers', row, 'doNotContact', 'badFlag')
  return flag === false ? 0 : 1
}

/** The number in a cell, whatever its scale; NaN where there is none. */
function satisfactionOf(cell: Cell | undefined, row: number, reading: Reading): number {
  if (isBlank(cell)) return Number.NaN
  const isNumber = reading.isNumberOrBlank(cell)
  if (!isNumber) reading.problems.add('customers', row, 'satisfaction', 'badNumber')
  return isNumber ? Number(idText(cell).normalize('NFKC').replace(',', '.')) : Number.NaN
}
