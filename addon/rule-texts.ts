/**
 * The texts that stand in a column of the sheet, for the choice of a rule's value. Decides which and how many are offered;
 * they stay in the sheet.
 */

import { openPlace } from './place.ts'
import type { RuleTextsAnswer } from './sidebar-contract.ts'
import { isBlank, type SheetCell } from './sync/cells.ts'
import { isAttribute } from './sync/rule-columns.ts'
import { settingsInUse } from './workbook/customer-sheet.ts'
import { isAboutPerson } from './workbook/person-columns.ts'
import { findHeader, HEADER_ROWS_SEARCHED, headerTexts, openTab } from './workbook/read-table.ts'

/** New orders stand at the end; what nobody bought for so long makes no rule. */
const ROWS_READ = 20_000
const TEXTS_GIVEN = 100
const LONGEST = 60

/** `column`: `category`, `source`, `attributes.City` and the like. The most frequent first; none where it is not in the sheet. */
export function ruleTexts(column: string): RuleTextsAnswer {
  const { spreadsheet, ...place } = openPlace()
  const { mapping } = settingsInUse({ spreadsheet, ...place })
  for (const table of [mapping.customers, mapping.orders]) {
    const columns = table.columns as { [role: string]: string | undefined }
    const header = isAttribute(column) ? column.slice(column.indexOf('.') + 1) : columns[column]
    if (!header || (isAttribute(column) && isAboutPerson(header))) continue
    const sheet = openTab(spreadsheet, table)
    const [rows, width] = [sheet.getLastRow(), sheet.getLastColumn()]
    if (rows === 0 || width === 0) continue
    const top = sheet.getRange(1, 1, Math.min(rows, HEADER_ROWS_SEARCHED), width).getValues() as SheetCell[][]
    const mapped = Object.keys(columns).map((role) => columns[role] as string)
    const headerIndex = findHeader(top, mapped)
    const at = headerTexts(top[headerIndex]).indexOf(header)
    const first = Math.max(headerIndex + 2, rows - ROWS_READ + 1)
    if (at < 0 || first > rows) continue
    const cells = sheet.getRange(first, at + 1, rows - first + 1, 1).getValues() as SheetCell[][]
    return { texts: frequent(cells, column === 'tags') }
  }
  return { texts: [] }
}

/** Each once. What a rule may not name (it may be about a person) is left out. */
function frequent(cells: readonly SheetCell[][], severalInOne: boolean): string[] {
  const counts = new Map<string, number>()
  for (const [cell] of cells) {
    if (isBlank(cell) || cell instanceof Date) continue
    const texts = severalInOne ? String(cell).split(/[,，;；、]/) : [String(cell)]
    for (const text of texts.map((one) => one.trim()))
      if (text !== '' && text.length <= LONGEST && !/[@＠]/.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return Array.from(counts.keys())
    .sort((a, b) => (counts.get(b) as number) - (counts.get(a) as number))
    .slice(0, TEXTS_GIVEN)
}
