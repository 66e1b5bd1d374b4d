/**
 * The Contacts table: when each customer was contacted. Decides which rows count; not what a contact means for the next
 * one. Pure.
 */
import { type Cell, CHANNEL_WORDS, CONTACT_REASONS, LABELS, TABLE_COLUMNS } from '../contract.ts'
import { newIdKey } from './cell-column.ts'
import { isBlank, lookUp, wordText } from './cells.ts'
import { isDay } from './dates.ts'
import { gatherInts } from './gather.ts'
import { dateFault } from './order-cells.ts'
import type { FindCustomer } from './order-rows.ts'
import type { Reading } from './reading.ts'
import { cellAt, readId, type SentContacts } from './sent-table.ts'
import { groupStarts, sortByGroupAndDay } from './sorting.ts'
import type { LedgerContacts } from './types.ts'

const CHANNEL_TEXTS = new Set<string>()
for (const [word, channels] of Object.entries(CHANNEL_WORDS)) if (channels.length === 1) CHANNEL_TEXTS.add(word)
for (const labels of Object.values(LABELS)) {
  for (const label of Object.values(labels.contactChannel ?? {})) CHANNEL_TEXTS.add(wordText(label))
}
const REASON_TEXTS = new Set<string>(CONTACT_REASONS.map((code) => wordText(code)))
for (const labels of Object.values(LABELS)) {
  for (const code of CONTACT_REASONS) REASON_TEXTS.add(wordText(lookUp(labels.contactReason ?? {}, code)))
}

/**
 * Contacts of `customerCount` customers up to asOf. `findCustomer` gives the customer of a non-empty id, -1 for one who is
 * not known; such a row is a problem only where there is a Customers table to be missing from.
 */
export function readContacts(
  table: SentContacts | undefined,
  findCustomer: FindCustomer,
  customerCount: number,
  hasCustomersTable: boolean,
  reading: Reading,
): LedgerContacts {
  const sent = table?.customer.length ?? 0
  const customer = new Int32Array(sent)
  const day = new Int32Array(sent)
  const id = newIdKey()
  let count = 0
  for (let row = 0; table !== undefined && row < sent; row++) {
    readId(table.customer, row, id)
    const contactDay = reading.readDay(cellAt(table.date, row))
    if (isDay(contactDay) && contactDay > reading.asOfDay) {
      reading.afterAsOf++
      continue
    }
    if (TABLE_COLUMNS.contacts.every((column) => isBlank(cellAt(table[column], row)))) continue
    const found = id.kind === 'blank' ? -1 : findCustomer(id, row)
    if (id.kind === 'blank') reading.problems.add('contacts', row, 'customer', 'missingId')
    else if (found < 0 && hasCustomersTable) reading.problems.add('contacts', row, 'customer', 'unknownCustomer')
    if (!isDay(contactDay)) reading.problems.add('contacts', row, 'date', dateFault(contactDay))
    if (!isKnown(cellAt(table.channel, row), CHANNEL_TEXTS))
      reading.problems.add('contacts', row, 'channel', 'unknownChannel')
    if (!isKnown(cellAt(table.reason, row), REASON_TEXTS))
      reading.problems.add('contacts', row, 'reason', 'unknownReason')
    if (found < 0 || !isDay(contactDay)) continue
    customer[count] = found
    day[count++] = contactDay
  }
  const order = sortByGroupAndDay(count, customer, customerCount, day)
  return { customerStart: groupStarts(count, customer, customerCount), day: gatherInts(day, order) }
}

function isKnown(cell: Cell | undefined, texts: ReadonlySet<string>): boolean {
  const word = wordText(cell)
  return word === '' || texts.has(word)
}
