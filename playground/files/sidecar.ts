/**
 * What a file format cannot hold of a workbook: its id, zone, locale, developer metadata, script properties, sheet ids,
 * sizes, protections and rules; for CSV also looks and hidden sheets. Decides the shape of `regulars-workbook.json`.
 */
import { z } from 'zod'
import type { Value } from '../workbook/cell.ts'
import type { Chart } from '../workbook/chart.ts'
import type { Metadata } from '../workbook/metadata.ts'
import type { Rectangle } from '../workbook/rectangle.ts'
import { type ConditionalRule, type Protected, Sheet } from '../workbook/sheet.ts'
import { Workbook } from '../workbook/workbook.ts'
import { CSV_LOOK, type PackedCells, packCells, unpackCells } from './runs.ts'

const VERSION = 1

export interface SavedSheet {
  name: string
  id: number
  hidden: boolean
  maxRows: number
  maxColumns: number
  frozenRows: number
  frozenColumns: number
  metadata: Metadata[]
  /** [line from 1, what the line holds]. */
  rowMetadata: [number, Metadata[]][]
  columnMetadata: [number, Metadata[]][]
  columnWidths: [number, number][]
  /** Absent where they are seen. */
  hiddenGridlines?: boolean
  /** Absent where none was set. */
  rowHeights?: [number, number][]
  /** Texts of row 1, by which columns are found again after the file was edited elsewhere. */
  headers: string[]
  hiddenColumns: number[]
  /** Absent after the file's columns were moved elsewhere: their ranges are no longer known. */
  rules?: ConditionalRule[]
  /** Absent where there are none. */
  charts?: Chart[]
  protections: Protected[]
  /** Absent where there is none, and in an .xlsx, which holds it itself. */
  filter?: Rectangle
  /** Name of the CSV file that holds the texts; absent in an .xlsx. */
  file?: string
  /** [row, column, text] of texts that are too long for a cell of the file; the cell holds their beginning. */
  longTexts?: [number, number, string][]
  /** Values of a sheet that no file holds. */
  values?: Value[][]
  cells?: PackedCells
}
export interface Sidecar {
  version: number
  id: string
  name: string
  timeZone: string
  locale: string
  activeSheetId: number
  nextMetadataId: number
  metadata: Metadata[]
  properties: {
    document: Record<string, string>
    script: Record<string, string>
    users: Record<string, Record<string, string>>
  }
  sheets: SavedSheet[]
}

/** Only what would break the reading is checked: the file is our own. */
const SCHEMA = z.looseObject({
  version: z.literal(VERSION),
  id: z.string(),
  timeZone: z.string(),
  locale: z.string(),
  properties: z.looseObject({ document: z.record(z.string(), z.string()) }),
  sheets: z.array(z.looseObject({ name: z.string(), id: z.number(), maxRows: z.number(), maxColumns: z.number() })),
})

export function sheetToSaved(sheet: Sheet): SavedSheet {
  const held = (lines: readonly { metadata?: Metadata[] }[]): [number, Metadata[]][] =>
    lines.flatMap(({ metadata }, index) => (metadata?.length ? [[index + 1, metadata] as [number, Metadata[]]] : []))
  return {
    name: sheet.name,
    id: sheet.id,
    hidden: sheet.hidden,
    maxRows: sheet.maxRows,
    maxColumns: sheet.maxColumns,
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
    metadata: sheet.metadata,
    rowMetadata: held(sheet.rows),
    columnMetadata: held(sheet.columns),
    columnWidths: sheet.columns.flatMap(({ widthPixels }, index) =>
      widthPixels === undefined ? [] : [[index + 1, widthPixels] as [number, number]],
    ),
    ...(sheet.hiddenGridlines ? { hiddenGridlines: true } : {}),
    ...heightsOf(sheet),
    headers: headersOf(sheet.rows[0]?.values ?? []),
    hiddenColumns: sheet.columns.flatMap(({ hidden }, index) => (hidden ? [index + 1] : [])),
    rules: sheet.rules,
    ...(sheet.charts.length > 0 ? { charts: sheet.charts } : {}),
    protections: sheet.protections,
    ...(sheet.filter ? { filter: sheet.filter } : {}),
  }
}

function heightsOf({ rows }: Sheet): Pick<SavedSheet, 'rowHeights'> {
  const rowHeights = rows.flatMap(({ heightPixels }, index) =>
    heightPixels === undefined ? [] : [[index + 1, heightPixels] as [number, number]],
  )
  return rowHeights.length > 0 ? { rowHeights } : {}
}

const headersOf = (values: readonly Value[]): string[] => values.map(String)

/**
 * What was saved of a sheet, for a file whose columns were moved, inserted or deleted since: each saved column goes where
 * its header stands now, and is forgotten when its header is gone. Unchanged headers change nothing.
 */
export function followHeaders(saved: SavedSheet, firstRow: readonly Value[]): SavedSheet {
  const before = saved.headers
  const now = headersOf(firstRow)
  const length = Math.max(before.length, now.length)
  if (Array.from({ length }, (_, index) => (before[index] ?? '') === (now[index] ?? '')).every(Boolean)) return saved
  const free = new Set(now.keys())
  const places = before.map((header) => {
    const place = [...free].find((index) => now[index] === header && header !== '')
    if (place !== undefined) free.delete(place)
    return place === undefined ? undefined : place + 1
  })
  const moved = <T>(lines: [number, T][]): [number, T][] =>
    lines.flatMap(([line, held]) => {
      const place = places[line - 1]
      return place === undefined ? [] : [[place, held] as [number, T]]
    })
  const columns: PackedCells['columns'] = Array.from({ length: Math.max(now.length, saved.maxColumns) }, () => [])
  saved.cells?.columns.forEach((runs, index) => {
    const place = places[index]
    if (place !== undefined) columns[place - 1] = runs
  })
  return {
    ...saved,
    headers: now,
    maxColumns: Math.max(now.length, saved.maxColumns),
    columnMetadata: moved(saved.columnMetadata),
    columnWidths: moved(saved.columnWidths),
    hiddenColumns: saved.hiddenColumns.flatMap((line) => places[line - 1] ?? []),
    rules: undefined,
    filter: undefined,
    ...(saved.cells ? { cells: withPlainColumns(saved.cells, columns) } : {}),
  }
}

/** New columns of the file are plain text, as any column of a CSV file. */
function withPlainColumns({ looks }: PackedCells, columns: PackedCells['columns']): PackedCells {
  const rows = Math.max(0, ...columns.map((runs) => runs.reduce((sum, [length]) => sum + length, 0)))
  return {
    looks: [...looks, CSV_LOOK],
    columns: columns.map((runs) => (runs.length ? runs : [[rows, 't', looks.length]])),
  }
}

/** Cells that no other file holds: values up to the last used row and column, and packed looks of all rows. */
export function cellsToSaved(sheet: Sheet, withValues: boolean): Pick<SavedSheet, 'values' | 'cells'> {
  const used = sheet.lastRow() > 0 ? sheet.values() : []
  return { ...(withValues ? { values: used } : {}), cells: packCells(sheet.rows, sheet.maxColumns) }
}

export function workbookToSidecar(workbook: Workbook, sheets: SavedSheet[]): Sidecar {
  const { document, script, users } = workbook.properties
  return {
    version: VERSION,
    id: workbook.id,
    name: workbook.name,
    timeZone: workbook.timeZone,
    locale: workbook.locale,
    activeSheetId: workbook.activeSheetId,
    nextMetadataId: workbook.nextMetadataId,
    metadata: workbook.metadata,
    properties: {
      document: Object.fromEntries(document),
      script: Object.fromEntries(script),
      users: Object.fromEntries([...users].map(([person, held]) => [person, Object.fromEntries(held)])),
    },
    sheets,
  }
}

/** Throws an Error that says what is wrong when the text is no sidecar of ours. */
export function parseSidecar(text: string): Sidecar {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Error('it is no JSON')
  }
  const checked = SCHEMA.safeParse(json)
  if (!checked.success) {
    const [{ path, message }] = checked.error.issues
    throw new Error(`${path.join('.') || 'the file'}: ${message}`)
  }
  return json as Sidecar
}

/** The workbook without its sheets' cells. */
export function workbookFromSidecar(saved: Sidecar): Workbook {
  const workbook = new Workbook({ id: saved.id, name: saved.name, timeZone: saved.timeZone, locale: saved.locale })
  workbook.activeSheetId = saved.activeSheetId
  workbook.nextMetadataId = saved.nextMetadataId
  workbook.metadata = saved.metadata
  workbook.properties.document = new Map(Object.entries(saved.properties.document))
  workbook.properties.script = new Map(Object.entries(saved.properties.script))
  workbook.properties.users = new Map(
    Object.entries(saved.properties.users).map(([person, held]) => [person, new Map(Object.entries(held))]),
  )
  return workbook
}

/** A sheet of at least the saved size with everything that is saved of it; `texts` are the cells of its own file. */
export function sheetFromSaved(workbook: Workbook, saved: SavedSheet, texts: Value[][] = saved.values ?? []): Sheet {
  const width = texts.reduce((most, line) => Math.max(most, line.length), saved.maxColumns)
  const sheet = new Sheet(workbook, saved.id, saved.name, Math.max(saved.maxRows, texts.length), width)
  texts.forEach((values, index) => {
    sheet.rows[index].values = values
  })
  if (saved.cells) unpackCells(sheet.rows, saved.cells)
  applySaved(sheet, saved)
  return workbook.placeSheet(sheet)
}

/** Everything but cells onto a sheet that exists. */
export function applySaved(sheet: Sheet, saved: SavedSheet): void {
  sheet.hidden = saved.hidden
  sheet.frozenRows = saved.frozenRows
  sheet.frozenColumns = saved.frozenColumns
  sheet.hiddenGridlines = saved.hiddenGridlines ?? false
  sheet.metadata = saved.metadata
  if (saved.rules) sheet.rules = saved.rules
  if (saved.charts) sheet.charts = saved.charts
  sheet.protections = saved.protections
  if (saved.filter) sheet.filter = saved.filter
  for (const [row, column, text] of saved.longTexts ?? []) {
    const begun = row <= sheet.maxRows ? sheet.value(row, column) : ''
    if (begun !== '' && text.startsWith(String(begun))) sheet.setValue(row, column, text)
  }
  for (const [line, metadata] of saved.rowMetadata) if (sheet.rows[line - 1]) sheet.rows[line - 1].metadata = metadata
  for (const [line, metadata] of saved.columnMetadata) sheet.columns[line - 1].metadata = metadata
  for (const [line, widthPixels] of saved.columnWidths) sheet.columns[line - 1].widthPixels = widthPixels
  for (const [line, heightPixels] of saved.rowHeights ?? [])
    if (sheet.rows[line - 1]) sheet.rows[line - 1].heightPixels = heightPixels
  for (const line of saved.hiddenColumns) sheet.columns[line - 1].hidden = true
}
