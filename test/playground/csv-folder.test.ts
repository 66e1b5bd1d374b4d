/** Workbooks as folders of CSV files: plain text in, what a run wrote out, columns found again by their headers. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SIDECAR_FILE } from '../../playground/files/csv-folder.ts'
import { loadWorkbook, saveWorkbook } from '../../playground/files/workbook-file.ts'
import { facts, richWorkbook } from './rich-workbook.ts'
import { dataSheet, hostOf } from './script.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-files-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)
const put = (name: string, text: string): void => writeFileSync(at(name), text)
const read = (name: string): string => readFileSync(at(name), 'utf8')
describe('a folder of CSV files', () => {
  it('is plain text: nothing is read as a number or date, and the script reads the same text', async () => {
    put('orders.csv', 'order_id,customer_id,order_date,amount\n00123,=1+1,3-4,"1,000"\n')
    const workbook = await loadWorkbook(folder)
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Orders'])
    const host = hostOf(
      `const o = ss.getSheetByName('Orders'); return JSON.stringify([o.getDataRange().getValues()[1], o.getRange('B2').getFormula(), o.getRange('A2').getNumberFormat()])`,
      workbook,
    )
    expect(JSON.parse(String(host.run('main')))).toEqual([['00123', '=1+1', '3-4', '1,000'], '', '@'])
  })
  it.each([
    ['commas and quotes', 'a,b\n1,"x, y"\n2,"say ""hi"""\n'],
    ['semicolons, CRLF and a byte order mark', '\uFEFFa;b\r\n1;2,5\r\n'],
    ['no newline at the end', 'a,b\n1,2'],
    ['line breaks inside a cell', 'a,b\n1,"two\nlines"\n'],
    ['quotes where none are needed', '"a","b"\n"1","2"\n'],
    ['blank lines and cells at the end', 'a,b,\n1,2,\n,,\n,,\n'],
    ['rows of unequal length', 'a,b,c\n1\n1,2,3,4\n'],
    ['bars', 'a|b\n1|2,5\n'],
    ['the line ends of old Macs', 'a,b\r1,2\r'],
  ])('is saved as it was read: %s', async (_title, text) => {
    put('orders.csv', text)
    await saveWorkbook(await loadWorkbook(folder), at('out'), 'folder')
    expect(read('out/orders.csv')).toBe(text)
  })
  it('may end its lines in several ways, as files that were put together do', async () => {
    const text = 'a,b\r\n1,"x\r\ny"\r\n2,"p\nq"\n3,z\n'
    put('orders.csv', text)
    const workbook = await loadWorkbook(folder)
    expect(workbook.sheets[0].values()).toEqual([
      ['a', 'b'],
      ['1', 'x\r\ny'],
      ['2', 'p\nq'],
      ['3', 'z'],
    ])
    await saveWorkbook(workbook, at('out'), 'folder')
    expect(read('out/orders.csv')).toBe(text)
  })
  it('that is no UTF-8 is refused with what to do', async () => {
    writeFileSync(at('orders.csv'), Buffer.from([0xbf, 0xcd, 0xbb, 0xa7, 10]))
    await expect(loadWorkbook(folder)).rejects.toThrow(/cannot be read as UTF-8 text. Save it as "CSV UTF-8"/)
  })
  it.skipIf(!existsSync('/proc/self'))('says where it cannot be written and leaves nothing half done', async () => {
    put('orders.csv', 'a,b\n1,2\n')
    const workbook = await loadWorkbook(folder)
    await expect(saveWorkbook(workbook, '/proc/nowhere/out', 'folder')).rejects.toThrow(/cannot be written: /)
    put('file', '')
    await expect(saveWorkbook(workbook, at('file/out'), 'folder')).rejects.toThrow(/a part of the path is a file/)
    await saveWorkbook(workbook, at('new/folder'), 'folder')
    expect(readdirSync(at('new/folder'))).toEqual(['orders.csv', SIDECAR_FILE])
  })
  it('has the tabs Customers and Contacts where there are such files', async () => {
    for (const file of ['orders', 'customers', 'contacts']) put(`${file}.csv`, `h of ${file}\n1\n`)
    const workbook = await loadWorkbook(folder)
    expect(workbook.sheets.map(({ name, id }) => [name, workbook.sheet(name)?.id === id])).toEqual([
      ['Customers', true],
      ['Orders', true],
      ['Contacts', true],
    ])
  })
  it('holds what a run wrote: ISO dates, numbers, visible tabs as files, hidden ones in the sidecar', async () => {
    put('orders.csv', 'customer,amount\nA,5\nB,6\n')
    const workbook = await loadWorkbook(folder)
    const host = hostOf(
      `const o = ss.getSheetByName('Orders'); o.insertColumnsAfter(2, 3)
       o.getRange('C2:C3').setNumberFormat('yyyy-mm-dd'); o.getRange('D2:D3').setNumberFormat('yyyy-mm-dd hh:mm'); o.getRange('E2:E3').setNumberFormat('0.0')
       o.getRange('C1:E1').setValues([['Next', 'Seen', 'Score']])
       o.getRange('C2:E2').setValues([[new Date('2026-11-25T00:00:00Z'), new Date('2026-11-25T13:45:00Z'), 0.1]])
       o.getRange('C:C').addDeveloperMetadata('owned', 'nextContact')
       ss.insertSheet('Customers').getRange('A1').setValue('id'); ss.insertSheet('Problems').getRange('A1').setValue('Tab')
       ss.insertSheet('memory').hideSheet().getRange('A1:B1').setValues([[1, 'x']])`,
      workbook,
    )
    host.run('main')
    await saveWorkbook(workbook, at('out'), 'folder')
    expect(readdirSync(at('out')).sort()).toEqual(['Problems.csv', 'customers.csv', 'orders.csv', SIDECAR_FILE])
    expect(read('out/orders.csv')).toBe(
      'customer,amount,Next,Seen,Score\nA,5,2026-11-25,2026-11-25T13:45:00,0.1\nB,6,,,\n',
    )
    expect(facts(await loadWorkbook(at('out')))).toEqual(facts(workbook))
  })
  it('gives back everything that was saved', async () => {
    const workbook = richWorkbook()
    await saveWorkbook(workbook, at('out'), 'folder')
    expect(facts(await loadWorkbook(at('out')))).toEqual(facts(workbook))
  })
  it('finds its columns again by their headers when someone moved them in the file', async () => {
    const workbook = richWorkbook()
    await saveWorkbook(workbook, at('out'), 'folder')
    const lines = read('out/Data.csv')
      .trim()
      .split('\n')
      .map((line) => line.split(','))
    put(
      'out/Data.csv',
      `${lines.map(([id, when, amount, ...rest]) => [amount, 'new', id, when, ...rest].join(',')).join('\n')}\nadded,,x,2024-01-01,5\n`,
    )
    const sheet = dataSheet(await loadWorkbook(at('out')))
    expect(sheet.values()[1]).toEqual([12.5, 'new', '007', 45361, 25, true])
    expect(sheet.values()[3].slice(0, 4)).toEqual(['added', '', 'x', '2024-01-01'])
    expect(sheet.columns[0].metadata?.[0].value).toBe('amount')
    expect(sheet.look(2, 2)).toEqual({ numberFormat: '@' })
  })
  it('is refused in one line when orders.csv is missing, empty or broken, or the sidecar is', async () => {
    await expect(loadWorkbook(folder)).rejects.toThrow(/^There is no orders\.csv in .*\.$/)
    put('orders.csv', '')
    await expect(loadWorkbook(folder)).rejects.toThrow(/orders\.csv is empty\.$/)
    put('orders.csv', 'a,b\n"open,1\n')
    await expect(loadWorkbook(folder)).rejects.toThrow(/orders\.csv: line 2: .*\.$/)
    put('orders.csv', 'a\n1\n')
    put(SIDECAR_FILE, '{"version":1}')
    await expect(loadWorkbook(folder)).rejects.toThrow(/regulars-workbook\.json cannot be read: id: .*\.$/)
  })
})

const SHARED = new URL('../../../shared/data/online-retail', import.meta.url).pathname
describe.skipIf(!existsSync(SHARED))('the data set online-retail (skipped where ../shared/data is missing)', () => {
  it('goes through a folder without a changed byte and through .xlsx without a changed cell', async () => {
    const workbook = await loadWorkbook(SHARED)
    expect(workbook.sheet('Orders')?.lastRow()).toBe(18_533)
    await saveWorkbook(workbook, at('out'), 'folder')
    expect(read('out/orders.csv')).toBe(readFileSync(join(SHARED, 'orders.csv'), 'utf8'))
    expect(facts(await loadWorkbook(at('out')))).toEqual(facts(workbook))
    await saveWorkbook(workbook, at('out.xlsx'), 'xlsx')
    expect((await loadWorkbook(at('out.xlsx'))).sheet('Orders')?.values()).toEqual(workbook.sheet('Orders')?.values())
  })
})
