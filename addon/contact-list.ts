/**
 * The Contact list: whom to contact within a week, why, how and with which words; made when somebody asks for it, renewed by
 * each update while its tab is there. Decides who is on it and what each line says; ticks are contact-ticks.ts's.
 * Nothing of a person leaves the sheet.
 */
import { type ContactReason, LABELS, type OutputColumn, type Segment } from '../worker/contract.ts'
import { reasonLabel } from './contact-log.ts'
import { moveTicks, readTicks } from './contact-ticks.ts'
import type { Customers } from './customers.ts'
import { daysLater } from './due-rows.ts'
import { chooseMessage } from './message-choice.ts'
import { messagesInForce } from './messages.ts'
import { openPlace, type Place, takeLock } from './place.ts'
import type { AddonSettings } from './settings.ts'
import { askAboutShop, readShopNow } from './shop-now.ts'
import { fillMessage } from './sidebar/message.ts'
import type { DoneAnswer } from './sidebar-contract.ts'
import type { CheckedAnswer } from './sync/answer.ts'
import type { ZoneDates } from './sync/dates.ts'
import { plainId } from './sync/pseudonyms.ts'
import { CONTACT_LIST_WORDS } from './words/contact-list.ts'
import { userLanguage } from './words/index.ts'
import { LIST_LOOKS } from './workbook/contact-list-looks.ts'
import {
  addListLooks,
  contactListSheet,
  type ListLine,
  makeContactList,
  showContactList,
} from './workbook/contact-list-tab.ts'
import { guardWrites } from './workbook/guard.ts'
import { personColumns, personName } from './workbook/person-columns.ts'
import { cellText, columnLetter } from './workbook/write-text.ts'

export const LIST_COLUMNS: readonly OutputColumn[] = [
  'nextContact',
  'contactReason',
  'contactChannel',
  'favourite',
  'segment',
  'tier',
]
/** Above this nobody works through a list; the earliest are given. */
const LISTED = 500
const DAYS = 7

/** Asks who is due, moves ticks, writes the list and brings it to the front. */
export function openContactList(): DoneAnswer {
  const shop = readShopNow()
  const { answer } = askAboutShop(shop, LIST_COLUMNS)
  takeLock()
  // Read anew: an update may have stored something since.
  const place = openPlace()
  const settings = place.settings ?? shop.settings
  moveTicks(place, settings, readTicks(place, settings, shop.dates))
  const known = contactListSheet(place.spreadsheet, settings.contactListSheetId)
  if (known) addLooksOnce(known, settings)
  const sheet = known ?? makeContactList(place.spreadsheet, settings.language)
  settings.contactListSheetId = sheet.getSheetId()
  settings.contactListLooks = LIST_LOOKS
  place.save(settings)
  // As the Settings tab says them now.
  const { messages, shopName } = shop.settings
  // Whose row the next update writes has no place yet to which a line could lead.
  const rowless = new Set(shop.customers.newcomers.map(plainId))
  const due = dueWithinWeek(shop.customers, answer, shop.today).filter(({ id }) => !rowless.has(id))
  const lines = listLines(place, { ...settings, messages, shopName }, shop.customers, answer, due, shop.dates)
  showContactList(sheet, settings.language, lines, shop.dates)
  sheet.activate()
  return { message: CONTACT_LIST_WORDS[userLanguage()].shown(due.length, lines.length) }
}

/** Whether an update has a list to renew. One service call where one was made, none before. */
export function contactListIsThere({ spreadsheet }: Place, settings: AddonSettings): boolean {
  if (settings.contactListSheetId === undefined) return false
  if (contactListSheet(spreadsheet, settings.contactListSheetId)) return true
  delete settings.contactListSheetId
  return false
}

/** Renews the tab from an answer that has `LIST_COLUMNS`. */
export function writeContactList(
  place: Place,
  settings: AddonSettings,
  customers: Customers,
  answer: CheckedAnswer,
  today: string,
  dates: ZoneDates,
): void {
  const sheet = contactListSheet(place.spreadsheet, settings.contactListSheetId)
  if (!sheet) return
  addLooksOnce(sheet, settings)
  showContactList(
    sheet,
    settings.language,
    listLines(place, settings, customers, answer, dueWithinWeek(customers, answer, today), dates),
    dates,
  )
}

/** A list of an earlier version gets filter and colours; `save` the settings afterwards. */
function addLooksOnce(sheet: GoogleAppsScript.Spreadsheet.Sheet, settings: AddonSettings): void {
  if (settings.contactListLooks === LIST_LOOKS) return
  guardWrites(CONTACT_LIST_WORDS[settings.language].tab, () => addListLooks(sheet, settings.language))
  settings.contactListLooks = LIST_LOOKS
}

interface Due {
  id: string
  /** Row of the answer. */
  at: number
  date: string
}

/** Who is due until the end of the seventh day, by day; those nobody may contact are not among them. */
function dueWithinWeek({ rowOf }: Customers, { columns }: CheckedAnswer, today: string): Due[] {
  const weekEnd = daysLater(today, DAYS - 1)
  const due: Due[] = []
  rowOf.forEach((at, id) => {
    const date = columns.nextContact?.[at]
    if (typeof date === 'string' && date <= weekEnd) due.push({ id, at, date })
  })
  return due.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.at - b.at))
}

/** Lines for the first of those who are due. */
function listLines(
  place: Place,
  settings: AddonSettings,
  { table, source }: Customers,
  { columns }: CheckedAnswer,
  due: readonly Due[],
  dates: ZoneDates,
): ListLine[] {
  const { language, mapping } = settings
  if (due.length === 0) return []
  const idIndex = table.headers.indexOf(mapping?.customers.columns.id as string)
  const person = personColumns(table.headers, idIndex)
  const ownerIndex = table.headers.indexOf(mapping?.customers.columns.owner ?? '')
  const own = messagesInForce(settings)
  const shop = settings.shopName ?? place.spreadsheet.getName()
  return due.slice(0, LISTED).map(({ id, at, date }) => {
    const row = source.sheetRows[at]
    const texts = table.values[row - 1].map((cell) => cellText(cell, 'text', dates))
    const reason = String(columns.contactReason?.[at] ?? 'owner') as ContactReason
    const segment = (columns.segment?.[at] ?? undefined) as Segment | undefined
    const channel = String(columns.contactChannel?.[at] ?? '')
    const name = personName(table.headers, texts, idIndex)
    const product = String(columns.favourite?.[at] ?? '')
    const tier = String(columns.tier?.[at] ?? '')
    const template = chooseMessage(own, { reason, segment, language }, product)
    return {
      id,
      date: dates.fromIso(date),
      customer: name,
      place: `#gid=${table.sheetId}&range=${columnLetter(idIndex + 1)}${row}`,
      reason: reasonLabel(reason, language),
      channel: (LABELS[language].contactChannel as Record<string, string>)[channel] ?? '',
      byWhatsapp: channel === 'whatsapp',
      text: fillMessage(template, { name, product, tier, shop }, language),
      phone: texts[person.phone ?? -1] ?? '',
      email: texts[person.email ?? -1] ?? '',
      owner: texts[ownerIndex] ?? '',
    }
  })
}
