/**
 * What a person does about a contact in the sidebar: done (a line in the Contact log) or later (the owner's own date).
 * Decides what is written where; the update counts it.
 */
import { CHANNELS, CONTACT_REASONS, LABELS } from '../worker/contract.ts'
import { appendToLog, reasonLabel } from './contact-log.ts'
import { daysLater } from './due-rows.ts'
import { setOverride } from './override.ts'
import { datesOf, openPlace, takeLock } from './place.ts'
import type { DoneAnswer, LaterQuestion, LogQuestion } from './sidebar-contract.ts'
import { userWords, WORDS } from './words/index.ts'
import { openCustomerSheet, rowOfCustomer, settingsInUse } from './workbook/customer-sheet.ts'
import { personName } from './workbook/person-columns.ts'

const LONGEST_NOTE = 1_000
const LATEST_DAYS = 730

/** Logs a contact of today, or an enquiry. */
export function logContact(question: LogQuestion): DoneAnswer {
  // Two persons at once would write the same line.
  takeLock()
  const place = openPlace()
  const { settings } = settingsInUse(place)
  const customers = openCustomerSheet(place)
  const row = rowOfCustomer(customers, Number(question.row), String(question.id))
  const { sheet, headers, idIndex } = customers
  const cells = sheet.getRange(row, 1, 1, headers.length).getValues()[0]
  const dates = datesOf(place.spreadsheet)
  const today = dates.toIso(new Date())
  const { language } = settings
  const channel = CHANNELS.filter((one) => one === question.channel)[0]
  const reason = CONTACT_REASONS.filter((one) => one === question.reason)[0]
  appendToLog(place, settings, {
    date: dates.fromIso(today),
    customer: String(cells[idIndex]),
    channel: channel ? ((LABELS[language].contactChannel as Record<string, string>)[channel] ?? channel) : '',
    reason: question.kind === 'enquiry' ? WORDS[language].enquiry : reason ? reasonLabel(reason, language) : '',
    note: String(question.note ?? '').slice(0, LONGEST_NOTE),
    name: personName(headers, cells.map(String), idIndex),
  })
  place.save(settings)
  return { message: userWords().logged(question.kind) }
}

/** Moves the next contact to `days` from today, as the owner's own date. */
export function contactLater(question: LaterQuestion): DoneAnswer {
  const days = Math.min(LATEST_DAYS, Math.max(1, Math.floor(Number(question.days) || 1)))
  const place = openPlace()
  const { settings } = settingsInUse(place)
  const date = daysLater(datesOf(place.spreadsheet).toIso(new Date()), days)
  return setOverride({
    row: question.row,
    id: question.id,
    column: 'nextContact',
    value: date,
    until: '',
    reason: WORDS[settings.language].postponed,
  })
}
