/**
 * The test data beside the repository. Decides how its files are read; tests that need it say so and skip where it is
 * missing (`describe.skipIf(!readShared)`).
 */
import { existsSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'

const folder = new URL('../../../shared/data/', import.meta.url)

/** Whether ../shared/data is there. */
export const readShared = existsSync(folder)

/** Rows of a CSV file with a header row, every cell as text. */
export function sharedRows(path: string): Record<string, string>[] {
  const text = readFileSync(new URL(path, folder), 'utf8')
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
}

/** Rows of a file of things as people write them. */
export function messyRows(file: string): Record<string, string>[] {
  return sharedRows(`messy/${file}`)
}
