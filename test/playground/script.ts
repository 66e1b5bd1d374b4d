/** Runs a few lines of Apps Script in the stand-in: what the conformance tests share. */
import { createHost, type Host, type HostOptions } from '../../playground/host.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { Workbook, type WorkbookOptions } from '../../playground/workbook/workbook.ts'

export const NOW = new Date('2026-11-22T08:00:00Z')

/** A workbook with the tab `Data`. */
export function workbookOf(rows: (string | number | boolean)[][] = [], options: WorkbookOptions = {}): Workbook {
  const workbook = new Workbook({ timeZone: 'UTC', locale: 'en_US', id: 'test-workbook', ...options })
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1)
  const sheet = workbook.addSheet('Data', Math.max(rows.length, 20), Math.max(width, 10))
  rows.forEach((row, r) => {
    row.forEach((value, c) => {
      sheet.setValue(r + 1, c + 1, value)
    })
  })
  return workbook
}
export function dataSheet(workbook: Workbook): Sheet {
  const sheet = workbook.sheet('Data')
  if (!sheet) throw new Error('no tab Data')
  return sheet
}

/** A host whose functions are given as source; `main` sees `ss` and `data`. */
export function hostOf(body: string, workbook = workbookOf(), options: Partial<HostOptions> = {}): Host {
  const code = `function main(...args) {
    const ss = SpreadsheetApp.getActive()
    const data = ss.getSheetByName('Data')
    ${body}
  }`
  const bundle = { code, manifest: { timeZone: 'UTC' }, html: { page: '<p>hello</p>' } }
  return createHost({ workbook, bundle, now: NOW, ...options })
}
/** What the lines return, as JSON values of this world. */
export function runScript(body: string, workbook = workbookOf(), options: Partial<HostOptions> = {}): unknown {
  const result = hostOf(body, workbook, options).run('main')
  return result === undefined ? undefined : JSON.parse(JSON.stringify(result))
}
