/**
 * The columns that Regulars made in the Customers tab: finds them again after they were moved or renamed (developer
 * metadata), makes them at the right end, takes over untagged ones when told to. Decides nothing about their values.
 */
import { LABELS, LOCALES, type Locale, type OutputColumn } from '../../worker/contract.ts'
import { type CellKind, isOutputColumn, kindOf, OVERRIDE_KEYS, type OwnedKey } from '../owned-keys.ts'
import { isBlank, plainWord, type SheetCell } from '../sync/cells.ts'
import { WORDS } from '../words/index.ts'
import { addChips } from './chips.ts'
import { headerTexts, type SheetTable } from './read-table.ts'
import { columnLetter, FORMATS } from './write-text.ts'

const METADATA_KEY = 'regulars.column'
const HEADER_BACKGROUND = '#f8f9fa'
const WIDTHS: { [kind in CellKind]: number } = {
  text: 130,
  date: 110,
  money: 110,
  number: 90,
  decimal: 90,
  percent: 90,
}

export type OwnedHeaders = { key: OwnedKey; header: string }[]
/** key -> index of the column in the table's headers. */
export type OwnedLayout = Map<OwnedKey, number>

/**
 * Where the owned columns are. Few service calls while headers stand as remembered; else one walk over the metadata.
 * undefined where columns moved after the table was read.
 */
export function locateOwned(table: SheetTable, owned: OwnedHeaders): OwnedLayout | undefined {
  const byHeader = locateByHeaders(table.headers, owned)
  if (byHeader && tagsAgree(table, byHeader)) return byHeader
  const layout = locateByMetadata(table)
  const headers = table.sheet
    .getRange(table.headerIndex + 1, 1, 1, table.sheet.getLastColumn())
    .getValues()[0] as SheetCell[]
  return headerTexts(headers).join('\n') === table.headers.join('\n') ? layout : undefined
}

/** Where the remembered headers are; undefined where one is missing or stands twice. No service call. */
export function locateByHeaders(headers: readonly string[], owned: OwnedHeaders): OwnedLayout | undefined {
  const layout: OwnedLayout = new Map()
  for (const { key, header } of owned) {
    const index = headers.indexOf(header)
    if (header === '' || index < 0 || headers.indexOf(header, index + 1) >= 0) return undefined
    layout.set(key, index)
  }
  return layout
}

/** Where the tags are, whatever the headers say. */
export function locateByMetadata(table: SheetTable): OwnedLayout {
  const layout: OwnedLayout = new Map()
  for (const tag of table.sheet.createDeveloperMetadataFinder().withKey(METADATA_KEY).find()) {
    const column = tag.getLocation().getColumn()
    const key = tag.getValue() as OwnedKey
    if (column && !layout.has(key)) layout.set(key, column.getColumn() - 1)
  }
  return layout
}

/** Makes the columns that `layout` lacks at the right end. Tags come first: a run that is killed here is just repeated. */
export function createOwnedColumns(
  table: SheetTable,
  layout: OwnedLayout,
  keys: readonly OwnedKey[],
  language: Locale,
  tierNames: readonly string[],
): OwnedLayout {
  const made: OwnedLayout = new Map(layout)
  const missing = keys.filter((key) => !layout.has(key))
  const { sheet } = table
  if (missing.length > 0) {
    const used = Math.max(
      table.headers.length,
      sheet.getLastColumn(),
      ...Array.from(layout.values()).map((index) => index + 1),
    )
    const gridColumns = sheet.getMaxColumns()
    if (used + missing.length > gridColumns) sheet.insertColumnsAfter(gridColumns, used + missing.length - gridColumns)
    for (let k = 0; k < missing.length; k++) {
      tagColumn(sheet, used + k + 1, missing[k])
      made.set(missing[k], used + k)
    }
    formatColumns(
      sheet,
      missing.map((key, k) => ({ kind: kindOf(key), column: used + k + 1 })),
    )
    if (sheet.getFrozenRows() === 0) sheet.setFrozenRows(table.headerIndex + 1)
  }
  writeHeaders(table, made, keys, language)
  if (missing.length > 0) addChips(sheet, made, missing, language, tierNames, table.headerIndex + 2)
  return made
}

/** Tags the untagged columns that look like ours, so that they count as made by Regulars. */
export function adoptColumns(table: SheetTable, found: OwnedLayout): void {
  found.forEach((index, key) => {
    tagColumn(table.sheet, index + 1, key)
  })
}

/** Untagged columns with one of our headers and nothing but our values: made by an earlier Regulars, or by hand. */
export function findLookalikes(
  table: SheetTable,
  layout: OwnedLayout,
  outputs: readonly OwnedKey[],
  tierNames: readonly string[],
): OwnedLayout {
  const tagged = new Set(layout.values())
  const found: OwnedLayout = new Map()
  for (const key of [...outputs, ...OVERRIDE_KEYS]) {
    if (layout.has(key)) continue
    for (const locale of LOCALES) {
      const index = table.headers.indexOf(WORDS[locale].headers[key])
      if (index < 0 || tagged.has(index) || found.has(key)) continue
      if (!isOutputColumn(key) || holdsOurValues(table, index, key, tierNames)) found.set(key, index)
    }
  }
  return found
}

export function headersOf(table: SheetTable, layout: OwnedLayout): OwnedHeaders {
  return Array.from(layout).map(([key, index]) => ({ key, header: table.headers[index] ?? '' }))
}

/** A range's finder gives only tags that lie wholly inside it, so the count tells whether each column has one. */
function tagsAgree(table: SheetTable, layout: OwnedLayout): boolean {
  const columns = Array.from(layout.values()).sort((a, b) => a - b)
  for (let start = 0; start < columns.length; ) {
    let end = start
    while (end + 1 < columns.length && columns[end + 1] === columns[end] + 1) end++
    const a1 = `${columnLetter(columns[start] + 1)}:${columnLetter(columns[end] + 1)}`
    const tags = table.sheet.getRange(a1).createDeveloperMetadataFinder().withKey(METADATA_KEY).find()
    if (tags.length !== end - start + 1) return false
    start = end + 1
  }
  return true
}

function tagColumn(sheet: GoogleAppsScript.Spreadsheet.Sheet, column: number, key: OwnedKey): void {
  const letter = columnLetter(column)
  // DOCUMENT: the script of a copied file is another project and must still see it.
  const visibility = SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT
  sheet.getRange(`${letter}:${letter}`).addDeveloperMetadata(METADATA_KEY, key, visibility)
}

function formatColumns(sheet: GoogleAppsScript.Spreadsheet.Sheet, columns: { kind: CellKind; column: number }[]): void {
  for (const kind of Object.keys(FORMATS) as CellKind[]) {
    const ranges = columns
      .filter((column) => column.kind === kind)
      .map(({ column }) => `${columnLetter(column)}:${columnLetter(column)}`)
    if (ranges.length > 0) sheet.getRangeList(ranges).setNumberFormat(FORMATS[kind])
  }
  for (const { kind, column } of columns) sheet.setColumnWidth(column, WIDTHS[kind])
}

/** Gives each column of `keys` without a header its own; a header that a person changed stays. */
function writeHeaders(table: SheetTable, layout: OwnedLayout, keys: readonly OwnedKey[], language: Locale): void {
  const words = WORDS[language]
  for (const key of keys) {
    const index = layout.get(key) as number
    if (table.headers[index]) continue
    const own = words.headers[key]
    const header = table.headers.indexOf(own) < 0 ? own : words.ownHeader(own)
    table.sheet
      .getRange(table.headerIndex + 1, index + 1)
      .setValue(header)
      .setBackground(HEADER_BACKGROUND)
      .setFontWeight('bold')
      .setNote(words.headerNote)
    while (table.headers.length <= index) table.headers.push('')
    table.headers[index] = header
  }
}

function holdsOurValues(table: SheetTable, index: number, key: OutputColumn, tierNames: readonly string[]): boolean {
  const words = new Set<string>()
  for (const locale of LOCALES) {
    const labels = LABELS[locale][key]
    for (const code of Object.keys(labels ?? {})) words.add(plainWord((labels as Record<string, string>)[code]))
  }
  if (key === 'tier' || key === 'tierComputed') for (const name of tierNames) words.add(plainWord(name))
  if (key === 'valueClass') for (const name of ['a', 'b', 'c', 'd']) words.add(name)
  const kind = kindOf(key)
  const fits = (cell: SheetCell): boolean => {
    if (words.size > 0) return words.has(plainWord(cell))
    if (kind === 'date') return cell instanceof Date || /^\d{4}-\d\d-\d\d$/.test(String(cell))
    return kind === 'text' || (typeof cell !== 'boolean' && Number.isFinite(Number(cell)))
  }
  return table.values.slice(table.headerIndex + 1).every((row) => isBlank(row[index]) || fits(row[index]))
}
