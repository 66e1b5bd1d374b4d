/**
 * Looks for rows that are one customer, and puts what the owner ticked into the column "Same as". Decides where names,
 * phones and addresses stand and that only blank "Same as" cells are filled; nothing of it leaves the sheet, no row is
 * deleted.
 */
import { sameAsHeader } from './customers.ts'
import { findCandidates, type Person } from './duplicates/candidates.ts'
import { countryOfLocale, phoneKey } from './duplicates/phone-key.ts'
import { openPlace, type Place, takeLock } from './place.ts'
import type { DuplicatesAnswer, MergeAnswer } from './sidebar-contract.ts'
import { plainId } from './sync/pseudonyms.ts'
import { DUPLICATES } from './words/duplicates.ts'
import { userLanguage } from './words/index.ts'
import { type CustomerSheet, openCustomerSheet, settingsInUse } from './workbook/customer-sheet.ts'
import { readTicked, showDuplicates } from './workbook/duplicates-tab.ts'
import { guardWrites } from './workbook/guard.ts'
import { personColumns, personName } from './workbook/person-columns.ts'
import { writeText } from './workbook/write-text.ts'

/** Fills the Duplicates tab and brings it to the front. */
export function findDuplicates(): DuplicatesAnswer {
  const place = openPlace()
  const { settings, mapping } = settingsInUse(place)
  const customers = openCustomerSheet(place)
  const candidates = findCandidates(peopleOf(place, customers))
  showDuplicates(place.spreadsheet, candidates, mapping.customers.sheetId, settings.language)
  const ticked = candidates.filter(({ isSure }) => isSure).length
  const words = DUPLICATES[userLanguage()]
  return { found: candidates.length, ticked, message: words.found(candidates.length, ticked) }
}

/** Customers who are not yet said to be the same as another, by the first row of each id. */
function peopleOf(place: Place, customers: CustomerSheet): Person[] {
  const { mapping } = settingsInUse(place)
  const { sheet, headers, headerRow, lastRow, idIndex } = customers
  if (lastRow <= headerRow) return []
  const country = countryOfLocale(place.spreadsheet.getSpreadsheetLocale())
  const texts = sheet.getRange(headerRow + 1, 1, lastRow - headerRow, headers.length).getDisplayValues()
  const ids = sheet.getRange(headerRow + 1, idIndex + 1, lastRow - headerRow, 1).getValues()
  const columns = personColumns(headers, idIndex)
  const header = sameAsHeader(mapping.customers, headers)
  const sameAs = header === undefined ? -1 : headers.indexOf(header)
  const seen = new Set<string>()
  const people: Person[] = []
  texts.forEach((row, k) => {
    const id = plainId(ids[k][0])
    if (id === '' || seen.has(id)) return
    seen.add(id)
    if (sameAs >= 0 && row[sameAs].trim() !== '') return
    const of = (index: number | undefined): string => (index === undefined ? '' : row[index].trim())
    const email = of(columns.email).normalize('NFKC').toLowerCase()
    const name = personName(headers, row, idIndex)
    people.push({
      id,
      sheetRow: headerRow + 1 + k,
      // An id that is the name itself, as in a list made from orders, but no number, code or address.
      name: name === row[idIndex] && /[\d@]/.test(name) ? '' : name,
      phone: phoneKey(of(columns.phone), country),
      email: /^\S+@\S+$/.test(email) ? email : '',
    })
  })
  return people
}

/** Writes the ticked lines into "Same as", which is made where it is missing. */
export function mergeDuplicates(): MergeAnswer {
  // Two persons at once would make two columns.
  takeLock()
  const place = openPlace()
  const { settings, mapping } = settingsInUse(place)
  const ticked = readTicked(place.spreadsheet)
  const customers = openCustomerSheet(place)
  const { sheet, tab, headers, headerRow, lastRow, idIndex } = customers
  const words = DUPLICATES[userLanguage()]
  if (ticked.size === 0 || lastRow <= headerRow) return { rows: 0, message: words.merged(0) }
  const rows = guardWrites(tab, () => {
    const header = sameAsHeader(mapping.customers, headers)
    const column =
      header === undefined ? makeColumn(customers, DUPLICATES[settings.language].sameAs) : headers.indexOf(header) + 1
    const range = (of: number) => sheet.getRange(headerRow + 1, of, lastRow - headerRow, 1)
    const ids = range(idIndex + 1).getValues()
    const said = range(column).getDisplayValues()
    const seen = new Set<string>()
    let written = 0
    ids.forEach(([cell], k) => {
      const id = plainId(cell)
      const target = seen.has(id) ? undefined : ticked.get(id)
      seen.add(id)
      if (target === undefined || said[k][0].trim() !== '') return
      sheet
        .getRange(headerRow + 1 + k, column)
        .setNumberFormat('@')
        .setValue(writeText(target))
      written++
    })
    return written
  })
  return { rows, message: words.merged(rows) }
}

/** A column of the owner's at the right end; returns its number, from 1. */
function makeColumn({ sheet, headerRow, headers }: CustomerSheet, header: string): number {
  const column = Math.max(headers.length, sheet.getLastColumn()) + 1
  const gridColumns = sheet.getMaxColumns()
  if (column > gridColumns) sheet.insertColumnsAfter(gridColumns, column - gridColumns)
  sheet.getRange(headerRow, column).setValue(header).setFontWeight('bold')
  return column
}
