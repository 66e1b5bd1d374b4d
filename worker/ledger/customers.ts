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
import { cellAt, readId, type SentCustomers } from './sent-table.ts'
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
  const tierWords = new Map(reading.settings.tiers.levels.map((level, index) => [wordText(level.name), index]))
  for (let row = 0; row < count; row++) {
    readId(table.id, row, id)
    const isMissing = id.kind === 'blank'
    if (isMissing && isBlankRow(table, row)) {
      customers.valid[row] = 0
      continue
    }
    if (isMissing || rows.ids.find(id) >= 0) {
      reading.problems.add('customers', row, 'id', isMissing ? 'missingId' : 'duplicateCustomer')
      customers.valid[row] = 0
    } else rows.row[rows.ids.add(id)] = row
    customers.joinedDay[row] = dayOrNone(cellAt(table.joined, row), row, 'joined', 'badDate', reading) ?? NO_DAY
    customers.birthday[row] = birthdayOrNone(cellAt(table.birthday, row), row, reading)
    customers.contactOnDay[row] =
      dayOrNone(cellAt(table.contactOn, row), row, 'contactOn', 'badOverride', reading) ?? NO_DAY
    if (customers.consent) customers.consent[row] = consentOf(cellAt(table.consent, row), row, reading)
    if (table.doNotContact) customers.doNotContact[row] = flagOf(cellAt(table.doNotContact, row), row, reading)
    if (customers.satisfaction)
      customers.satisfaction[row] = satisfactionOf(cellAt(table.satisfaction, row), row, reading)
    readOverride(table, row, 'tier', tierWords, customers, reading)
    readOverride(table, row, 'segment', SEGMENT_WORDS, customers, reading)
  }
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

/** Day of an optional date cell, NO_DAY where blank, undefined (and a problem) where it cannot be read. */
function dayOrNone(
  cell: Cell | undefined,
  row: number,
  column: string,
  bad: 'badDate' | 'badOverride',
  reading: Reading,
): number | undefined {
  const day = reading.readDay(cell)
  if (day === NO_DAY || isDay(day)) return day
  reading.problems.add('customers', row, column, day === AMBIGUOUS_DAY ? 'ambiguousDate' : bad)
  return undefined
}

function birthdayOrNone(cell: Cell | undefined, row: number, reading: Reading): number {
  const birthday = readBirthday(cell)
  if (birthday === undefined) reading.problems.add('customers', row, 'birthday', 'badDate')
  return birthday ?? NO_BIRTHDAY
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
  const from = dayOrNone(cellAt(table[`${kind}OverrideFrom`], row), row, `${kind}OverrideFrom`, 'badOverride', reading)
  const until = dayOrNone(
    cellAt(table[`${kind}OverrideUntil`], row),
    row,
    `${kind}OverrideUntil`,
    'badOverride',
    reading,
  )
  if (isBlank(cell)) return
  const index = words.get(wordText(cell))
  if (index === undefined) reading.problems.add('customers', row, `${kind}Override`, 'badOverride')
  if (index === undefined || from === undefined || until === undefined) return
  customers[`${kind}Override`][row] = index
  customers[`${kind}OverrideFrom`][row] = from
  customers[`${kind}OverrideUntil`][row] = until
}

/** Bits of the channels named; a word that is none is left out. */
function consentOf(cell: Cell | undefined, row: number, reading: Reading): number {
  let bits = 0
  let unknown = false
  for (const part of wordText(cell).split(/[,;/、\n]/)) {
    const word = part.trim()
    if (word === '') continue
    const channels = lookUp(CHANNEL_WORDS, word)
    if (channels === undefined) unknown = true
    else for (const channel of channels) bits |= 1 << CHANNELS.indexOf(channel)
  }
  if (unknown) reading.problems.add('customers', row, 'consent', 'unknownChannel')
  return bits & EVERY_CHANNEL
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
