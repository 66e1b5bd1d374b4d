/**
 * A workbook as .xlsx, through hucre. What the format cannot hold lies as JSON in a *very hidden* sheet of the file
 * (hucre writes no custom XML parts), which Excel shows to nobody and Google Sheets shows as hidden.
 * Decides nothing about looks (xlsx-look.ts). What hucre reads but this workbook has no place for (merges, validation,
 * filters, page set-up, borders) is carried over to the saved file; charts and pictures of a loaded file are not. Tabs that
 * are new print as Google Sheets does: in landscape, one page wide, with the frozen rows on each page.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import {
  type Cell,
  type CellStyle,
  type CellValue,
  type Sheet as FileSheet,
  readXlsx,
  type WriteSheet,
  writeXlsx,
} from 'hucre'
import { CommandError } from '../command-error.ts'
import type { Value } from '../workbook/cell.ts'
import { parseA1, toA1 } from '../workbook/rectangle.ts'
import { NEW_SHEET_COLUMNS, NEW_SHEET_ROWS, type Sheet } from '../workbook/sheet.ts'
import { Workbook, type WorkbookOptions } from '../workbook/workbook.ts'
import { localMsToSerial } from '../workbook/zone.ts'
import { expandSharedFormulas } from './shared-formulas.ts'
import {
  applySaved,
  followHeaders,
  parseSidecar,
  type SavedSheet,
  type Sidecar,
  sheetToSaved,
  workbookFromSidecar,
  workbookToSidecar,
} from './sidecar.ts'
import { writeFiles } from './write-files.ts'
import { fileCharts } from './xlsx-charts.ts'
import { fileRules, hyperlinkOf, lookOfCell, rulesOfFile, styleOfLook } from './xlsx-look.ts'
import { fileBreaks, fileHeights, printedAsInGoogle, withQuotedNames } from './xlsx-print.ts'

const SAVED_SHEET = 'regulars-workbook'
/** Excel refuses a file with more than 32,767 characters in a cell; Google's cells hold 50,000. */
const CELL_CHARACTERS = 32_000
/** .xlsx counts widths in characters of the default font. */
const CHARACTER_PIXELS = 7
const PADDING_PIXELS = 5

type Extras = Pick<
  WriteSheet,
  'merges' | 'dataValidations' | 'autoFilter' | 'pageSetup' | 'headerFooter' | 'tables'
> & {
  conditionalRules: NonNullable<WriteSheet['conditionalRules']>
  styles: Map<string, CellStyle>
  arrays: Map<string, ArrayFormula>
}
type ArrayFormula = Pick<Cell, 'formula' | 'formulaType' | 'formulaRef' | 'formulaDynamic'>
const extras = new WeakMap<Sheet, Extras>()

/** Reads an .xlsx file. Throws CommandError with one clear line when it is none. */
export async function loadXlsx(path: string, options: WorkbookOptions = {}): Promise<Workbook> {
  let sheets: FileSheet[]
  try {
    sheets = (await readXlsx(readFileSync(path), { readStyles: true })).sheets
  } catch (error) {
    throw new CommandError(`${path} cannot be read as an .xlsx file: ${(error as Error).message}`)
  }
  const savedText = sheets
    .find(({ name }) => name === SAVED_SHEET)
    ?.rows.map(([text]) => text ?? '')
    .join('')
  let saved: Sidecar | undefined
  try {
    saved = savedText ? parseSidecar(savedText) : undefined
  } catch (error) {
    throw new CommandError(`${path}: its sheet ${SAVED_SHEET} cannot be read: ${(error as Error).message}.`)
  }
  const workbook = saved ? workbookFromSidecar(saved) : new Workbook({ name: basename(path, '.xlsx'), ...options })
  const shown = sheets.filter(({ name }) => name !== SAVED_SHEET)
  const added = shown.map((file) =>
    addSheet(
      workbook,
      file,
      saved?.sheets.find(({ name }) => name === file.name),
    ),
  )
  shown.forEach((file, index) => {
    fillSheet(added[index], file)
    const known = saved?.sheets.find(({ name }) => name === file.name)
    if (known) applySaved(added[index], followHeaders(known, added[index].rows[0]?.values ?? []))
  })
  return workbook
}

function addSheet(workbook: Workbook, file: FileSheet, saved: SavedSheet | undefined): Sheet {
  const width = file.rows.reduce((most, row) => Math.max(most, row.length), 0)
  const rows = Math.max(file.rows.length, saved?.maxRows ?? NEW_SHEET_ROWS)
  const sheet = workbook.addSheet(file.name, rows, Math.max(width, saved?.maxColumns ?? NEW_SHEET_COLUMNS))
  if (saved) Object.assign(sheet, { id: saved.id })
  return sheet
}

function fillSheet(sheet: Sheet, file: FileSheet): void {
  sheet.hidden = Boolean(file.hidden || file.veryHidden)
  sheet.frozenRows = file.freezePane?.rows ?? 0
  sheet.frozenColumns = file.freezePane?.columns ?? 0
  file.columns?.forEach(({ width, hidden }, index) => {
    if (!sheet.columns[index]) return
    if (width) sheet.columns[index].widthPixels = Math.round(width * CHARACTER_PIXELS + PADDING_PIXELS)
    if (hidden) sheet.columns[index].hidden = true
  })
  file.rows.forEach((cells, row) => {
    sheet.rows[row].values = cells.map(plainCell)
    cells.forEach((value, column) => {
      if (value instanceof Date) sheet.setLook(row + 1, column + 1, { numberFormat: 'yyyy-mm-dd' })
    })
  })
  const styles = new Map<string, CellStyle>()
  const arrays = new Map<string, ArrayFormula>()
  expandSharedFormulas(file.cells ?? new Map())
  for (const [key, cell] of file.cells ?? []) {
    const [row, column] = key.split(',').map(Number)
    if (cell.style) styles.set(key, cell.style)
    const { formula, formulaType, formulaRef, formulaDynamic } = cell
    if (formulaType) arrays.set(key, { formula, formulaType, formulaRef, formulaDynamic })
    const look = lookOfCell(cell, sheet.workbook)
    if (cell.formula !== undefined) sheet.setValue(row + 1, column + 1, plainCell(cell.formulaResult ?? cell.value))
    if (look) sheet.setLook(row + 1, column + 1, look)
  }
  const { own, rest } = rulesOfFile(file.conditionalRules ?? [], sheet)
  sheet.rules = own
  const { merges, dataValidations, autoFilter, pageSetup, headerFooter, tables } = file
  if (autoFilter) sheet.filter = parseA1(autoFilter.range, sheet.maxRows, sheet.maxColumns)
  extras.set(sheet, {
    merges,
    dataValidations,
    autoFilter,
    pageSetup,
    headerFooter,
    tables,
    conditionalRules: rest,
    styles,
    arrays,
  })
}

function plainCell(value: CellValue | undefined): Value {
  if (value instanceof Date) return localMsToSerial(value.getTime())
  return value ?? ''
}

/** The formula, still one of an array when nobody changed it. */
function arrayOf(before: ArrayFormula | undefined, formula: string): ArrayFormula {
  const text = formula.slice(1)
  return before?.formula === text ? before : { formula: text }
}

function fileValue(value: Value): CellValue {
  if (value === '') return null
  return typeof value === 'string' ? value.slice(0, CELL_CHARACTERS) : value
}

function longTexts(sheet: Sheet): SavedSheet['longTexts'] {
  const found = sheet.rows.flatMap(({ values }, row) =>
    values.flatMap((value, column): [number, number, string][] =>
      typeof value === 'string' && value.length > CELL_CHARACTERS ? [[row + 1, column + 1, value]] : [],
    ),
  )
  return found.length ? found : undefined
}

/** Writes an .xlsx file, at once. */
export async function saveXlsx(workbook: Workbook, path: string): Promise<void> {
  const json = JSON.stringify(
    workbookToSidecar(
      workbook,
      workbook.sheets.map((sheet) => ({ ...sheetToSaved(sheet), filter: undefined, longTexts: longTexts(sheet) })),
    ),
  )
  const chunks: string[][] = []
  for (let at = 0; at < json.length; at += CELL_CHARACTERS) chunks.push([json.slice(at, at + CELL_CHARACTERS)])
  const sheets = [...workbook.sheets.map(fileSheet), { name: SAVED_SHEET, rows: chunks, veryHidden: true }]
  const visible = workbook.sheets.findIndex(({ hidden }) => !hidden)
  writeFiles([[path, await writeXlsx({ ...withQuotedNames(sheets), activeSheet: Math.max(0, visible) })]])
}

/** Where the filter stands now, with the criteria of the file; one that lies outside the sheet stays as it was. */
function fileFilter(
  { filter, maxRows, maxColumns }: Sheet,
  loaded: WriteSheet['autoFilter'],
): WriteSheet['autoFilter'] {
  if (filter) return { ...loaded, range: toA1({ ...filter, wholeColumns: false, wholeRows: false }) }
  return loaded && !parseA1(loaded.range, maxRows, maxColumns) ? loaded : undefined
}

function fileSheet(sheet: Sheet): WriteSheet {
  const { styles, arrays, conditionalRules = [], ...carried } = extras.get(sheet) ?? {}
  const rows: CellValue[][] = []
  const cells = new Map<string, Partial<Cell>>()
  const end = Math.max(sheet.lastRow(), lastLookedRow(sheet))
  for (let row = 0; row < end; row++) {
    const { values, looks } = sheet.rows[row]
    rows.push(values.map(fileValue))
    looks.forEach((look, column) => {
      if (!look) return
      const value = fileValue(values[column] ?? '')
      cells.set(`${row},${column}`, {
        value,
        style: styleOfLook(look, styles?.get(`${row},${column}`)),
        ...(look.formula ? { ...arrayOf(arrays?.get(`${row},${column}`), look.formula), formulaResult: value } : {}),
        ...(look.note ? { comment: { text: look.note } } : {}),
        ...(look.link ? { hyperlink: hyperlinkOf(look.link, sheet.workbook) } : {}),
      })
    })
  }
  return {
    ...carried,
    autoFilter: fileFilter(sheet, extras.get(sheet)?.autoFilter),
    name: sheet.name,
    rows,
    cells,
    hidden: sheet.hidden || undefined,
    columns: sheet.columns.map(({ widthPixels, hidden }) => ({
      ...(widthPixels ? { width: (widthPixels - PADDING_PIXELS) / CHARACTER_PIXELS } : {}),
      ...(hidden ? { hidden } : {}),
    })),
    freezePane:
      sheet.frozenRows || sheet.frozenColumns ? { rows: sheet.frozenRows, columns: sheet.frozenColumns } : undefined,
    conditionalRules: [...fileRules(sheet), ...conditionalRules],
    pageSetup: extras.has(sheet) ? extras.get(sheet)?.pageSetup : printedAsInGoogle(sheet),
    view: sheet.hiddenGridlines ? { showGridLines: false } : undefined,
    rowDefs: fileHeights(sheet),
    rowBreaks: fileBreaks(sheet),
    charts: fileCharts(sheet),
  }
}

/** Rows below the last value are written only where a person would see something. */
function lastLookedRow(sheet: Sheet): number {
  for (let row = sheet.maxRows; row > sheet.lastRow(); row--) {
    if (sheet.rows[row - 1].looks.some((look) => look?.background || look?.note)) return row
  }
  return sheet.lastRow()
}
