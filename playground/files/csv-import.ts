/**
 * CSV texts as a workbook in the way Google Sheets imports them: each cell is read as if it had been typed, one sheet a file.
 * Unlike there, ids keep their zeros and nothing becomes a formula. Decides which texts stay text; csv-folder.ts is for
 * folders that are to be written back unchanged.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { CommandError } from '../command-error.ts'
import { Workbook, type WorkbookOptions } from '../workbook/workbook.ts'
import { loadFolder, SIDECAR_FILE } from './csv-folder.ts'

export interface CsvText {
  /** File name. */
  name: string
  text: string
}

/** The .csv files of a folder; one that `regulars update` has written comes back with all it kept beside them. */
export function openCsvFolder(folder: string, options: WorkbookOptions): Workbook {
  if (existsSync(join(folder, SIDECAR_FILE))) return loadFolder(folder, options)
  const files = readdirSync(folder).filter((name) => /\.csv$/i.test(name))
  const texts = files.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  const { timeZone, locale, name } = options
  const workbook = workbookOfCsv(texts, { timeZone, locale, name })
  if (!workbook) throw new CommandError('There is no row in these files.')
  return workbook
}

/** What typing would turn into something else: 00123, +49 170 ..., =1+1, a number too long to be one. */
const STAYS_TEXT = /^(?:0\d+$|[=@]|[+-](?!\d*[.,]?\d+$)|\+|\d{16,}$)/

/** One sheet a file, named after it; customers and orders first. undefined where no file has a row. */
export function workbookOfCsv(files: readonly CsvText[], options: WorkbookOptions): Workbook | undefined {
  const workbook = new Workbook(options)
  const named = files.map(({ name, text }) => ({ tab: tabOf(name), text: text.replace(/^\uFEFF/, '') }))
  named.sort((a, b) => orderOf(a.tab) - orderOf(b.tab) || a.tab.localeCompare(b.tab))
  for (const { tab, text } of named) {
    const { data: rows } = Papa.parse<string[]>(text, { skipEmptyLines: true })
    if (rows.length === 0) continue
    const width = rows.reduce((most, line) => Math.max(most, line.length), 1)
    let name = tab
    for (let number = 2; workbook.sheet(name); number++) name = `${tab} ${number}`
    const sheet = workbook.addSheet(name, Math.max(rows.length, 1000), Math.max(width, 26))
    rows.forEach((line, row) => {
      line.forEach((cell, column) => {
        if (cell === '') return
        if (row === 0 || STAYS_TEXT.test(cell)) sheet.setValue(row + 1, column + 1, cell)
        else sheet.type(row + 1, column + 1, cell)
      })
    })
  }
  return workbook.sheets.length > 0 ? workbook : undefined
}

function tabOf(file: string): string {
  const base = file
    .replace(/\.csv$/i, '')
    .replace(/[[\]*?:/\\]/g, ' ')
    .trim()
  return base.slice(0, 100) || 'CSV'
}

const FIRST = [/customer|client|member|guest|客户|会员|顾客|客人/i, /order|sale|transaction|订单|销售/i]
const orderOf = (tab: string): number => {
  const found = FIRST.findIndex((pattern) => pattern.test(tab))
  return found < 0 ? FIRST.length : found
}
