/** A workbook from and to wherever a command line names: an .xlsx file or a folder of CSV files. */
import { existsSync, statSync } from 'node:fs'
import { CommandError } from '../command-error.ts'
import type { Workbook } from '../workbook/workbook.ts'
import { loadFolder, saveFolder } from './csv-folder.ts'
import { loadXlsx, saveXlsx } from './xlsx.ts'

export type WorkbookKind = 'xlsx' | 'folder'

/** What the path is, or CommandError with one clear line. */
export function kindOfWorkbook(path: string): WorkbookKind {
  if (!existsSync(path)) throw new CommandError(`There is no workbook at ${path}.`)
  if (statSync(path).isDirectory()) return 'folder'
  if (/\.xlsx$/i.test(path)) return 'xlsx'
  throw new CommandError(`${path} is neither an .xlsx file nor a folder with orders.csv.`)
}

/** Throws CommandError with one clear line where it cannot be read. */
export async function loadWorkbook(path: string): Promise<Workbook> {
  return kindOfWorkbook(path) === 'folder' ? loadFolder(path) : await loadXlsx(path)
}

export async function saveWorkbook(workbook: Workbook, path: string, kind: WorkbookKind): Promise<void> {
  if (kind === 'folder') saveFolder(workbook, path)
  else await saveXlsx(workbook, path)
}
