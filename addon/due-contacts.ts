/**
 * Whom to contact within a week: by the written next-contact dates, with what the sheet knows of each person. Where reason
 * and channel are not written, `contactReasons` asks the Worker. Decides nothing about dates; nothing of a person leaves.
 */
import {
  CHANNELS,
  type Channel,
  CONTACT_BLOCKS,
  CONTACT_REASONS,
  type ContactReason,
  LABELS,
  LOCALES,
  type OutputColumn,
  SEGMENTS,
  type Segment,
} from '../worker/contract.ts'
import { dueNow } from './due-rows.ts'
import { messagesInForce } from './messages.ts'
import type { OwnedKey } from './owned-keys.ts'
import { datesOf, openPlace } from './place.ts'
import { readSettings } from './settings-in-force.ts'
import { askAboutShop, readShopNow } from './shop-now.ts'
import type { ContactsAnswer, ReasonsAnswer } from './sidebar-contract.ts'
import { birthdayCell, consentCell, flagCell, plainWord, type SheetCell } from './sync/cells.ts'
import { plainId } from './sync/pseudonyms.ts'
import { openCustomerSheet, settingsInUse } from './workbook/customer-sheet.ts'
import { personColumns, personName } from './workbook/person-columns.ts'

/** Above this nobody works through a list; the earliest are given. */
const LISTED = 500
const REASON_COLUMNS: readonly OutputColumn[] = [
  'contactReason',
  'contactChannel',
  'contactBlocked',
  'favourite',
  'segment',
  'tier',
]

export function dueContacts(): ContactsAnswer {
  const place = openPlace()
  const { settings, mapping } = settingsInUse(place)
  const customers = openCustomerSheet(place)
  const { headers, layout, idIndex, sheet } = customers
  const dates = datesOf(place.spreadsheet)
  // The owner's texts count as soon as they stand there.
  readSettings(place, settings, dates)
  const now = dueNow(place, settings, customers, dates)
  const answer: ContactsAnswer = {
    today: now?.today ?? dates.toIso(new Date()),
    contacts: [],
    total: now?.rows.length ?? 0,
    due: now?.due ?? { today: 0, tomorrow: 0, week: 0 },
    next: now?.next,
    datesMissing: now === undefined,
    reasonsMissing: !layout.has('contactReason') || !layout.has('segment') || !layout.has('tier'),
    messages: messagesInForce(settings),
    shop: settings.shopName ?? place.spreadsheet.getName(),
  }
  const listed = now?.rows.slice(0, LISTED) ?? []
  if (listed.length === 0) return answer

  const rows = listed.map(({ row }) => row)
  const first = Math.min(...rows)
  const block = sheet.getRange(first, 1, Math.max(...rows) - first + 1, headers.length)
  const texts = block.getDisplayValues()
  const ids = block.getValues() as SheetCell[][]
  const person = personColumns(headers, idIndex)
  const consent = mapping.customers.columns.consent
  const refuses = mapping.customers.columns.doNotContact
  const birthdays = headers.indexOf(mapping.customers.columns.birthday ?? '')
  for (const { row, date, doneOn } of listed) {
    const cells = texts[row - first].map((text) => text.trim())
    const own = (key: OwnedKey): string => cells[layout.get(key) ?? -1] ?? ''
    const id = plainId(ids[row - first][idIndex])
    if (id === '') continue
    const allowed = consent ? allowedChannels(cells[headers.indexOf(consent)] ?? '') : undefined
    const refused = refuses ? flagCell(ids[row - first][headers.indexOf(refuses)] ?? '').value === true : false
    const reason = codeOf('contactReason', CONTACT_REASONS, own('contactReason'))
    // Where the reason is not written, it is asked for later.
    const birthday =
      reason && reason !== 'birthday' ? null : birthdayCell(ids[row - first][birthdays] ?? '', dates).value
    answer.contacts.push({
      row,
      id,
      name: personName(headers, cells, idIndex),
      date,
      reason,
      channel: codeOf('contactChannel', CHANNELS, own('contactChannel')),
      blocked: refused ? 'doNotContact' : codeOf('contactBlocked', CONTACT_BLOCKS, own('contactBlocked')),
      phone: cells[person.phone ?? -1] ?? '',
      email: cells[person.email ?? -1] ?? '',
      allowed,
      segment: own('segment'),
      segmentCode: codeOf('segment', SEGMENTS, own('segment')),
      tier: own('tier'),
      favourite: own('favourite'),
      birthday: birthday === null ? undefined : String(birthday),
      doneOn,
    })
  }
  return answer
}

/** Why, and how, for the rows of `dueContacts`, asked of the Worker. */
export function contactReasons(rows: readonly number[]): ReasonsAnswer {
  const shop = readShopNow()
  const { answer } = askAboutShop(shop, ['nextContact', ...REASON_COLUMNS])
  const wanted = new Set(rows)
  const reasons: ReasonsAnswer['reasons'] = []
  shop.customers.source.sheetRows.forEach((row, k) => {
    if (!wanted.has(row)) return
    reasons.push({
      row,
      reason: (answer.columns.contactReason?.[k] ?? undefined) as ContactReason | undefined,
      channel: (answer.columns.contactChannel?.[k] ?? undefined) as Channel | undefined,
      blocked: (answer.columns.contactBlocked?.[k] ?? undefined) as string | undefined,
      favourite: (answer.columns.favourite?.[k] ?? undefined) as string | undefined,
      segmentCode: (answer.columns.segment?.[k] ?? undefined) as Segment | undefined,
      tier: (answer.columns.tier?.[k] ?? undefined) as string | undefined,
    })
  })
  return { reasons }
}

/** Undefined where the cell is blank: the sheet does not say. */
function allowedChannels(text: string): Channel[] | undefined {
  const { value } = consentCell(text)
  if (value === null) return undefined
  return CHANNELS.filter((channel) => String(value).split(',').indexOf(channel) >= 0)
}

/** The code of a label in either language. */
function codeOf<Code extends string>(column: OutputColumn, codes: readonly Code[], text: string): Code | undefined {
  if (text === '') return undefined
  const word = plainWord(text)
  return codes.filter(
    (code) => code === text || LOCALES.some((locale) => plainWord(LABELS[locale][column]?.[code] ?? '') === word),
  )[0]
}
