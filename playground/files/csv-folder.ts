/**
 * A workbook as a folder: orders.csv, customers.csv, contacts.csv (tabs Orders, Customers, Contacts), other visible tabs
 * as <tab>.csv, and regulars-workbook.json for what CSV cannot hold, hidden tabs included. Cells are loaded as plain text
 * and saved as they were read unless a run wrote them. Decides file names; runs.ts decides what a cell's text is.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import Papa from 'papaparse'
import { CommandError } from '../command-error.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { Workbook, type WorkbookOptions } from '../workbook/workbook.ts'
import { CSV_LOOK, cellText } from './runs.ts'
import {
  cellsToSaved,
  followHeaders,
  parseSidecar,
  type SavedSheet,
  sheetFromSaved,
  sheetToSaved,
  workbookFromSidecar,
  workbookToSidecar,
} from './sidecar.ts'
import { writeFiles } from './write-files.ts'

export const SIDECAR_FILE = 'regulars-workbook.json'
const KNOWN_FILES: readonly [file: string, tab: string][] = [
  ['customers.csv', 'Customers'],
  ['orders.csv', 'Orders'],
  ['contacts.csv', 'Contacts'],
]
/** One form for saving; what differs from it when read is kept per sheet. */
interface CsvForm {
  bom: boolean
  newline: '\r\n' | '\n'
  delimiter: string
  endsWithNewline: boolean
  /** The file as it was; it is written again where no cell says anything else. */
  text?: string
}
const forms = new WeakMap<Sheet, CsvForm>()
const DEFAULT_FORM: CsvForm = { bom: false, newline: '\n', delimiter: ',', endsWithNewline: true }

/** Reads a folder. Throws CommandError with one clear line for a folder without orders.csv or a broken file. */
export function loadFolder(folder: string, options: WorkbookOptions = {}): Workbook {
  const sidecarPath = join(folder, SIDECAR_FILE)
  if (existsSync(sidecarPath)) return loadWithSidecar(folder, sidecarPath)
  if (!existsSync(join(folder, 'orders.csv'))) throw new CommandError(`There is no orders.csv in ${folder}.`)
  const workbook = new Workbook({ name: basename(resolve(folder)), ...options })
  for (const [file, tab] of KNOWN_FILES) if (existsSync(join(folder, file))) addFileSheet(workbook, folder, file, tab)
  return workbook
}

function loadWithSidecar(folder: string, sidecarPath: string): Workbook {
  let workbook: Workbook
  try {
    const saved = parseSidecar(readFileSync(sidecarPath, 'utf8'))
    workbook = workbookFromSidecar(saved)
    for (const sheet of saved.sheets) {
      if (!sheet.file) sheetFromSaved(workbook, sheet)
      else if (existsSync(join(folder, sheet.file))) loadSavedSheet(workbook, folder, sheet, sheet.file)
    }
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(`${sidecarPath} cannot be read: ${(error as Error).message}.`)
  }
  for (const [file, tab] of KNOWN_FILES) {
    if (existsSync(join(folder, file)) && !workbook.sheet(tab) && !loadedFrom(workbook, file)) {
      addFileSheet(workbook, folder, file, tab)
    }
  }
  return workbook
}

const fileNames = new WeakMap<Sheet, string>()
const loadedFrom = (workbook: Workbook, file: string): boolean =>
  workbook.sheets.some((sheet) => fileNames.get(sheet) === file)

function loadSavedSheet(workbook: Workbook, folder: string, before: SavedSheet, file: string): void {
  const { rows, form } = readCsv(join(folder, file))
  const saved = followHeaders(before, rows[0])
  const sheet = sheetFromSaved(workbook, saved, rows)
  // Rows that someone added to the file after the run are plain text, as any row of a CSV file.
  const known = before.cells?.columns[0]?.reduce((sum, [length]) => sum + length, 0) ?? 0
  plainFrom(sheet, known, rows.length)
  forms.set(sheet, form)
  fileNames.set(sheet, file)
}

function addFileSheet(workbook: Workbook, folder: string, file: string, tab: string): void {
  const { rows, form } = readCsv(join(folder, file))
  const width = rows.reduce((most, line) => Math.max(most, line.length), 1)
  const sheet = workbook.addSheet(tab, Math.max(1, rows.length), width)
  rows.forEach((values, index) => {
    sheet.rows[index].values = values
  })
  plainFrom(sheet, 0, rows.length)
  forms.set(sheet, form)
  fileNames.set(sheet, file)
}

function plainFrom(sheet: Sheet, first: number, end: number): void {
  const looks = new Array(sheet.maxColumns).fill(CSV_LOOK)
  for (let row = first; row < end; row++) sheet.rows[row].looks = [...looks]
}

function readCsv(path: string): { rows: string[][]; form: CsvForm } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path))
  } catch {
    throw new CommandError(`${path} cannot be read as UTF-8 text. Save it as "CSV UTF-8" and try again.`)
  }
  const bom = text.startsWith('\uFEFF')
  if (bom) text = text.slice(1)
  const { data, errors, meta } = parseCsv(text)
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken) throw new CommandError(`${path}: line ${(broken.row ?? 0) + 1}: ${broken.message}.`)
  if (!data.length) throw new CommandError(`${path} is empty.`)
  const newline = meta.linebreak === '\r\n' ? '\r\n' : '\n'
  return { rows: data, form: { bom, newline, delimiter: meta.delimiter, endsWithNewline: /[\r\n]$/.test(text), text } }
}

/** Rows of cells. Lines of one file may end in different ways; where they do, all ends outside quotes become one. */
function parseCsv(text: string): Papa.ParseResult<string[]> {
  const mixed = /\r/.test(text) && /(^|[^\r])\n|\r(?!\n)/.test(text)
  const even = mixed ? text.replace(/"(?:[^"]|"")*"|\r\n?/g, (found) => (found[0] === '"' ? found : '\n')) : text
  const parsed = Papa.parse<string[]>(even, { delimiter: delimiterOf(even), ...(mixed ? { newline: '\n' } : {}) })
  if (/[\r\n]$/.test(text)) parsed.data.pop()
  return parsed
}

/** The mark that stands most often in the header line; prose in the rows below says nothing about it. */
function delimiterOf(text: string): string {
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (mark: string): number => header.split(mark).length
  return [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** Writes a folder: every file or none; the sidecar comes last. */
export function saveFolder(workbook: Workbook, folder: string): void {
  const files: [string, string][] = []
  const taken = new Set<string>()
  const saved = workbook.sheets.map((sheet): SavedSheet => {
    if (sheet.hidden && !fileNames.has(sheet)) return { ...sheetToSaved(sheet), ...cellsToSaved(sheet, true) }
    const file = freeName(fileNames.get(sheet) ?? fileNameOf(sheet.name), taken)
    files.push([join(folder, file), csvText(sheet)])
    fileNames.set(sheet, file)
    return { ...sheetToSaved(sheet), file, ...cellsToSaved(sheet, false) }
  })
  files.push([join(folder, SIDECAR_FILE), `${JSON.stringify(workbookToSidecar(workbook, saved))}\n`])
  writeFiles(files)
}

function csvText(sheet: Sheet): string {
  const form = forms.get(sheet) ?? DEFAULT_FORM
  const columns = sheet.lastColumn()
  const lines = sheet.rows
    .slice(0, sheet.lastRow())
    .map(({ values, looks }) =>
      Array.from({ length: columns }, (_, column) => cellText(values[column] ?? '', looks[column])),
    )
  if (form.text !== undefined && saysTheSame(parseCsv(form.text).data, lines))
    return `${form.bom ? '\uFEFF' : ''}${form.text}`
  const body = Papa.unparse(lines, { delimiter: form.delimiter, newline: form.newline })
  return `${form.bom ? '\uFEFF' : ''}${body}${form.endsWithNewline && body ? form.newline : ''}`
}

/** Whether the rows hold the same cells; blank ones at the ends of rows and of the file say nothing. */
function saysTheSame(before: readonly string[][], now: readonly string[][]): boolean {
  for (let row = 0; row < Math.max(before.length, now.length); row++) {
    const [a, b] = [before[row] ?? [], now[row] ?? []]
    for (let column = 0; column < Math.max(a.length, b.length); column++)
      if ((a[column] ?? '') !== (b[column] ?? '')) return false
  }
  return true
}

function fileNameOf(tab: string): string {
  const known = KNOWN_FILES.find(([, name]) => name === tab)
  return known ? known[0] : `${tab.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+/, '_')}.csv`
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = wanted.replace(/\.csv$/, `-${number}.csv`)
  taken.add(name.toLowerCase())
  return name
}
