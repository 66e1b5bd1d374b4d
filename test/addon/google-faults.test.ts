/** Faults of Google Sheets, each with the sentence that the person reads; the next update mends the sheet. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import { tryUpdate } from './faulty-network.ts'
import { readyShop, tabOf } from './shop.ts'

const SHEETS =
  'Google Sheets did not answer in time. Your own cells are as they were. Run Update now again in a minute.'
/** Name, the service call that fails, Google's sentence, ours. */
const GOOGLE: [string, string, string, string][] = [
  [
    'reading takes too long',
    'Range.getValues',
    'Service Spreadsheets timed out while accessing document with id x.',
    SHEETS,
  ],
  [
    'a server error while writing',
    'Range.setValues',
    'We’re sorry, a server error occurred. Please wait a bit.',
    SHEETS,
  ],
  ['formulas that cannot be read', 'Range.getFormulas', 'Service error: Spreadsheets', SHEETS],
  ['formats that cannot be read', 'Range.getNumberFormats', 'Service unavailable: Spreadsheets', SHEETS],
  [
    'no more room for settings',
    'Properties.setProperty',
    'You have exceeded the property storage quota. Please remove some properties and try again.',
    'Google keeps no more settings for this file. Your own cells are as they were. Use fewer or shorter tiers and columns in Set up.',
  ],
  [
    'a file with ten million cells',
    'Range.setValues',
    'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    'The file has as many cells as Google allows. Your own cells are as they were. Delete empty rows and columns, then run Update now again.',
  ],
  [
    'rights that were taken away',
    'SpreadsheetApp.getActiveSpreadsheet',
    'You do not have permission to call SpreadsheetApp.getActiveSpreadsheet.',
    'Google has not given Regulars the rights that it needs. Your own cells are as they were. Choose Regulars > Settings > Set up and allow what is asked for.',
  ],
  [
    'a tab that is protected as a whole',
    'Range.setValues',
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner.',
    'A part of “Customers” that Regulars writes is protected against you. Ask the owner of the file.',
  ],
  [
    'a table with typed columns',
    'Range.setValues',
    'This operation is not allowed on cells in typed columns.',
    '“Customers” is a table with typed columns, which cannot be written. Convert it to an unformatted range, or set the type of Regulars’ columns to “none”.',
  ],
]

describe('a fault of Google Sheets', () => {
  const reference = readyShop()
  tryUpdate(reference)
  it.each(GOOGLE)('%s: says so, and the next update mends it', (_, method, sentence, said) => {
    const host = readyShop()
    let left = 1
    host.options.failWith = (called) => {
      // The Settings tab is read before the orders, the memory tab written before the customers: the latter are meant.
      if (called !== method || (/Values$/.test(method) && host.counts.byMethod[method] < 2)) return undefined
      return left-- > 0 ? sentence : undefined
    }
    expect(tryUpdate(host)).toMatchObject({ ok: false, message: said })
    host.options.failWith = undefined
    expect(tryUpdate(host).ok).toBe(true)
    const values = (of: Host) => JSON.stringify(tabOf(of.workbook, 'Customers').rows)
    expect(values(host) === values(reference)).toBe(true)
  })

  it('a lock that somebody else holds: says so', () => {
    const host = readyShop()
    host.locks.set('document', 'somebody')
    expect(tryUpdate(host).message).toBe(
      'The sheet is being updated by someone else. Nothing was changed. Try again in a minute.',
    )
  })

  it('a cache that fails stops no update', () => {
    const host = readyShop()
    host.options.failWith = (method) => (method.startsWith('Cache') ? 'Service error: Cache' : undefined)
    expect(JSON.parse(String(host.run('updateNow', '{"watched":true}'))).ok).toBe(true)
  })
})
