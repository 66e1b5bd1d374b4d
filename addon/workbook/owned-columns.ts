/**
 * The columns that Regulars made in the Customers tab: finds them again after they were moved or renamed (developer
 * metadata), makes them at the right end, takes over untagged ones when told to. Decides nothing about their values.
 */
import { LABELS, LOCALES, type Locale, type OutputColumn } from '../../worker/contract.ts'
import { isOutputColumn, kindOf, OVERRIDE_KEYS, type OwnedKey } from '../owned-keys.ts'
import type { Looks } from '../settings.ts'
import { isBlank, plainWord, type SheetCell } from '../sync/cells.ts'
import { hashToHex } from '../sync/pseudonyms.ts'
import { WORDS } from '../words/index.ts'
import { addChips, removeChips } from './chips.ts'
import { formatColumns, formatTierGaps, writeHeaderBlock } from './column-looks.ts'
import { headerTexts, type SheetTable } from './read-table.ts'
import { columnLetter } from './write-text.ts'

const METADATA_KEY = 'regulars.column'

export type OwnedHeaders = { key: OwnedKey; header: string }[]
/** key -> index of the column in the table's headers. */
export type OwnedLayout = Map<OwnedKey, number>

/**
 * Where the owned columns are. No service call while the whole header row is as it was when their tags were last looked
 * at (`checkedHeaders`), few while ours stand as remembered; else one walk over the metadata. undefined where columns
 * moved after the table was read.
 */
export function locateOwned(table: SheetTable, owned: OwnedHeaders, checkedHeaders?: string): OwnedLayout | undefined {
  const byHeader = locateByHeaders(table.headers, owned)
  if (byHeader && (fingerprintOf(table.headers) === checkedHeaders || tagsAgree(table, byHeader))) return byHeader
  const layout = locateByMetadata(table)
  const headers = table.sheet
    .getRange(table.headerIndex + 1, 1, 1, table.sheet.getLastColumn())
    .getValues()[0] as SheetCell[]
  return headerTexts(headers).join('\n') === table.headers.join('\n') ? layout : undefined
}

/** 64 bits that tell one header row from another: every header, in order. */
export function fingerprintOf(headers: readonly string[]): string {
  return hashToHex('headers', headers).slice(0, 16)
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
export function locateByMetadata(table: Pick<SheetTable, 'sheet'>): OwnedLayout {
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
  looks: Looks,
): OwnedLayout {
  const { language } = looks
  const made: OwnedLayout = new Map(layout)
  if (keys.some((key) => !layout.has(key)))
    // Those that a run tagged before it was killed are there, though without a header.
    locateByMetadata(table).forEach((index, key) => {
      if (!made.has(key)) made.set(key, index)
    })
  const missing = keys.filter((key) => !made.has(key))
  const { sheet } = table
  if (missing.length > 0) {
    const used = Math.max(
      table.headers.length,
      sheet.getLastColumn(),
      ...Array.from(made.values()).map((index) => index + 1),
    )
    const gridColumns = sheet.getMaxColumns()
    if (used + missing.length > gridColumns) sheet.insertColumnsAfter(gridColumns, used + missing.length - gridColumns)
    for (let k = 0; k < missing.length; k++) {
      tagColumn(sheet, used + k + 1, missing[k])
      made.set(missing[k], used + k)
    }
  }
  // The header comes last: a column without one was left by a run that was killed here and gets its looks again.
  const bare = keys.filter((key) => !table.headers[made.get(key) as number])
  if (bare.length > 0) {
    const columns = bare.map((key) => ({ key, column: (made.get(key) as number) + 1 }))
    formatColumns(sheet, columns, (key) => WORDS[language].headers[key], looks.tierMetric)
    freeze(sheet, table.headerIndex + 1)
    addChips(sheet, made, bare, looks, table.headerIndex + 2)
    writeHeaders(table, made, bare, language)
  }
  return made
}

/**
 * Headers, colours and formats of columns made for other looks, as they are for these. A header that a person wrote
 * stays, and so do formats of a column whose meaning did not change.
 */
export function renewLooks(table: SheetTable, layout: OwnedLayout, former: Looks, looks: Looks): void {
  const keys = Array.from(layout.keys())
  if (former.language !== looks.language) {
    const before = WORDS[former.language]
    const ours = keys.filter((key) => {
      const header = table.headers[layout.get(key) as number]
      return header === before.headers[key] || header === before.ownHeader(before.headers[key])
    })
    for (const key of ours) table.headers[layout.get(key) as number] = ''
    writeHeaders(table, layout, ours, looks.language)
  }
  const texts = [former, looks].map(({ language, tierNames }) => `${language} ${tierNames.join('\n')}`)
  if (texts[0] !== texts[1]) {
    removeChips(table.sheet, layout, former)
    addChips(table.sheet, layout, keys, looks, table.headerIndex + 2)
  }
  if (former.tierMetric !== looks.tierMetric) formatTierGaps(table.sheet, layout, looks.tierMetric)
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

/** Freezes the header where nothing is frozen yet. */
function freeze(sheet: GoogleAppsScript.Spreadsheet.Sheet, rows: number): void {
  if (sheet.getFrozenRows() !== 0) return
  try {
    sheet.setFrozenRows(rows)
  } catch {
    // Cells that are merged across the edge forbid it; the columns do without.
  }
}

function tagColumn(sheet: GoogleAppsScript.Spreadsheet.Sheet, column: number, key: OwnedKey): void {
  const letter = columnLetter(column)
  // DOCUMENT: the script of a copied file is another project and must still see it.
  const visibility = SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT
  sheet.getRange(`${letter}:${letter}`).addDeveloperMetadata(METADATA_KEY, key, visibility)
}

/** Gives each column of `keys` its header, also where a person's own column has the same. */
function writeHeaders(table: SheetTable, layout: OwnedLayout, keys: readonly OwnedKey[], language: Locale): void {
  const words = WORDS[language]
  const { headers, sheet } = table
  const bare = keys.map((key) => ({ key, index: layout.get(key) as number }))
  bare.sort((a, b) => a.index - b.index)
  for (let start = 0; start < bare.length; ) {
    let end = start
    while (end + 1 < bare.length && bare[end + 1].index === bare[end].index + 1) end++
    const block: string[] = []
    for (const { key, index } of bare.slice(start, end + 1)) {
      const own = words.headers[key]
      while (headers.length <= index) headers.push('')
      headers[index] = headers.indexOf(own) < 0 ? own : words.ownHeader(own)
      block.push(headers[index])
    }
    writeHeaderBlock(sheet, table.headerIndex + 1, bare[start].index + 1, block, words.headerNote)
    start = end + 1
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
