/**
 * A whole spreadsheet file as data: its sheets, zone, locale, metadata and the script's properties in it.
 * Decides the limits of a file; what scripts may do with it is decided in services/.
 */
import { randomUUID } from 'node:crypto'
import type { Metadata, MetadataPlace } from './metadata.ts'
import { NEW_SHEET_COLUMNS, NEW_SHEET_ROWS, type Row, Sheet } from './sheet.ts'

/** "10 million cells" (G: apps-script/guides/support/best-practices.md). */
const WORKBOOK_CELLS = 10_000_000

export interface WorkbookOptions {
  id?: string
  name?: string
  timeZone?: string
  /** As Google writes it: `en_US`. */
  locale?: string
}

export interface Placed {
  metadata: Metadata
  place: MetadataPlace
  holder: { metadata?: Metadata[] }
  sheet?: Sheet
  /** Row or column, counted from 1. */
  line?: number
}

export class Workbook {
  id: string
  name: string
  timeZone: string
  locale: string
  sheets: Sheet[] = []
  metadata: Metadata[] = []
  properties: { document: Map<string, string>; script: Map<string, string>; users: Map<string, Map<string, string>> } =
    {
      document: new Map(),
      script: new Map(),
      users: new Map(),
    }
  /** Set by the host: the year of its clock, for typed dates without one. */
  currentYear: () => number = () => new Date().getUTCFullYear()
  activeSheetId = 0
  nextMetadataId = 1

  constructor({ id = randomUUID(), name = 'Workbook', timeZone = 'UTC', locale = 'en_US' }: WorkbookOptions = {}) {
    this.id = id
    this.name = name
    this.timeZone = timeZone
    this.locale = locale
  }

  sheet(name: string): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.name === name)
  }
  /** Adds a sheet. The first has id 0, as in Google Sheets. */
  addSheet(name: string, rows = NEW_SHEET_ROWS, columns = NEW_SHEET_COLUMNS, index = this.sheets.length): Sheet {
    this.checkRoom(rows * columns)
    let id = 0
    while (this.sheets.some((sheet) => sheet.id === id)) id = id * 31 + 1_000_003
    return this.placeSheet(new Sheet(this, id, name, rows, columns), index)
  }
  placeSheet(sheet: Sheet, index = this.sheets.length): Sheet {
    this.sheets.splice(index, 0, sheet)
    return sheet
  }
  /** Throws the sentence of a full file when so many cells more do not fit. */
  checkRoom(cells: number): void {
    let total = cells
    for (const sheet of this.sheets) total += sheet.maxRows * sheet.maxColumns
    if (total > WORKBOOK_CELLS) {
      throw new Error(
        `This action would increase the number of cells in the workbook above the limit of ${WORKBOOK_CELLS} cells.`,
      )
    }
  }

  /** Every piece of developer metadata and where it lies now. */
  *placedMetadata(): Generator<Placed> {
    for (const metadata of this.metadata) yield { metadata, place: 'SPREADSHEET', holder: this }
    for (const sheet of this.sheets) {
      for (const metadata of sheet.metadata) yield { metadata, place: 'SHEET', holder: sheet, sheet }
      for (const [place, lines] of [
        ['ROW', sheet.rows],
        ['COLUMN', sheet.columns],
      ] as const) {
        for (let index = 0; index < lines.length; index++) {
          const holder = lines[index]
          if (!holder.metadata) continue
          for (const metadata of holder.metadata) yield { metadata, place, holder, sheet, line: index + 1 }
        }
      }
    }
  }

  /** A copy as "File > Make a copy" makes it: another id, the metadata, but no properties. */
  copy(): Workbook {
    const copy = new Workbook({ name: `Copy of ${this.name}`, timeZone: this.timeZone, locale: this.locale })
    copy.metadata = structuredClone(this.metadata)
    copy.nextMetadataId = this.nextMetadataId
    for (const sheet of this.sheets) {
      const { workbook: _workbook, id, name, rows, ...rest } = sheet
      const own = { rows: rows.map(copyOfRow), ...structuredClone(rest) }
      copy.placeSheet(Object.assign(new Sheet(copy, id, name, 0, 0), own))
    }
    return copy
  }
}

/** Values and looks are never changed in place, so the copy may hold the same ones. */
function copyOfRow({ values, looks, metadata, ...rest }: Row): Row {
  const row: Row = { values: values.slice(), looks: looks.slice(), ...rest }
  if (metadata) row.metadata = structuredClone(metadata)
  return row
}
