/**
 * The owner's own segment, tier or next-contact date, set in the sidebar: written into the override columns as if typed
 * there. Decides what is accepted; that an update keeps to it is decided where overrides are read.
 */
import { LABELS, LOCALES } from '../worker/contract.ts'
import { ensureColumns } from './ensure-columns.ts'
import { OVERRIDE_OF, type OwnedKey, overrideGroup, TYPED_COLUMNS } from './owned-keys.ts'
import { datesOf, openPlace } from './place.ts'
import { overrideColumnsOf } from './plan.ts'
import { Refusal } from './refusal.ts'
import type { DoneAnswer, OverrideQuestion } from './sidebar-contract.ts'
import { plainWord, type SheetCell } from './sync/cells.ts'
import { tierNamesOf } from './tier-names.ts'
import { userWords } from './words/index.ts'
import { openCustomerSheet, rowOfCustomer, settingsInUse } from './workbook/customer-sheet.ts'
import { locateByMetadata } from './workbook/owned-columns.ts'
import { readTab } from './workbook/read-table.ts'
import { writeColumns } from './workbook/write-columns.ts'

const LOCK_WAIT_MS = 5_000
const LONGEST_REASON = 200
const ISO = /^\d{4}-\d\d-\d\d$/

/** Writes the choice, or takes it away where `value` is ''. Refuses with `badChoice` what is no segment, tier or date. */
export function setOverride(question: OverrideQuestion): DoneAnswer {
  const lock = LockService.getDocumentLock()
  if (lock && !lock.tryLock(LOCK_WAIT_MS)) throw new Refusal('busy')
  const place = openPlace()
  const { settings, mapping } = settingsInUse(place)
  const column = TYPED_COLUMNS.filter((one) => one === question.column)[0]
  if (!column) throw new Refusal('badChoice')
  const dates = datesOf(place.spreadsheet)
  const customers = openCustomerSheet(place)
  rowOfCustomer(customers, Number(question.row), String(question.id))

  const typed = String(question.value ?? '').trim()
  const until = ISO.test(String(question.until)) ? String(question.until) : ''
  const accepted = typed === '' ? '' : acceptedValue(column, typed, tierNamesOf(settings.scoring))
  const { value, reason } = OVERRIDE_OF[column]
  const cells: { [key in OwnedKey]?: SheetCell } = {
    [value]: column === 'nextContact' && accepted !== '' ? dates.fromIso(accepted) : accepted,
    [reason]:
      typed === ''
        ? ''
        : String(question.reason ?? '')
            .trim()
            .slice(0, LONGEST_REASON),
  }
  if (column !== 'nextContact') {
    cells[`${value}From` as OwnedKey] = ''
    cells[`${value}Until` as OwnedKey] = until === '' || typed === '' ? '' : dates.fromIso(until)
  }

  const idHeader = mapping.customers.columns.id as string
  const table = readTab(customers.sheet, mapping.customers.sheetId, mapping.customers.tab, [idHeader])
  ensureColumns(table, settings, locateByMetadata(table), overrideGroup(column))
  const id = String(question.id)
  const entries = new Map<string, Map<string, SheetCell>>()
  for (const key of Object.keys(cells)) entries.set(key, new Map([[id, cells[key as OwnedKey] as SheetCell]]))
  const plan = {
    idHeader,
    columns: overrideColumnsOf(entries),
    customers: 0,
    knows: (one: string) => one === id,
    accepted: () => true,
  }
  writeColumns(table, settings.owned, plan, dates, true)
  place.save(settings)
  return { message: userWords().overrideSet(typed === '' ? 'gone' : 'set') }
}

/** The value as the override column takes it: the segment's label, the tier's name, an ISO date. */
function acceptedValue(column: OverrideQuestion['column'], typed: string, tierNames: readonly string[]): string {
  const word = plainWord(typed)
  if (column === 'nextContact') {
    if (ISO.test(typed) && !Number.isNaN(Date.parse(`${typed}T00:00:00Z`))) return typed
  } else if (column === 'tier') {
    const name = tierNames.filter((one) => plainWord(one) === word)[0]
    if (name !== undefined) return name
  } else {
    for (const locale of LOCALES) {
      const labels = LABELS[locale].segment as Record<string, string>
      for (const code of Object.keys(labels))
        if (plainWord(labels[code]) === word || code === typed) return labels[code]
    }
  }
  throw new Refusal('badChoice')
}
