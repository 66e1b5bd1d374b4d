import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { type Cell, readXlsx, writeXlsx } from 'hucre'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SIDECAR_FILE } from '../../playground/files/csv-folder.ts'
import { loadWorkbook, saveWorkbook } from '../../playground/files/workbook-file.ts'
import type { Workbook } from '../../playground/workbook/workbook.ts'
import { dataSheet, hostOf, runScript, workbookOf } from './script.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-files-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)
const put = (name: string, text: string): void => writeFileSync(at(name), text)
const read = (name: string): string => readFileSync(at(name), 'utf8')

/** Everything a person or a script could tell two workbooks apart by. */
function facts(workbook: Workbook): unknown {
  const { id, timeZone, locale, metadata, properties, nextMetadataId } = workbook
  return {
    file: { id, timeZone, locale, metadata, nextMetadataId, properties },
    sheets: workbook.sheets.map((sheet) => ({
      ...{ id: sheet.id, name: sheet.name, hidden: sheet.hidden, size: [sheet.maxRows, sheet.maxColumns] },
      ...{ frozen: [sheet.frozenRows, sheet.frozenColumns], metadata: sheet.metadata, rules: sheet.rules },
      columns: sheet.columns.map((column) => ({ ...column, hidden: column.hidden || undefined })),
      values: sheet.values(),
      looks: sheet.rows
        .slice(0, sheet.lastRow())
        .map((_row, r) => Array.from({ length: sheet.maxColumns }, (_, c) => sheet.look(r + 1, c + 1))),
    })),
  }
}

/** The text of one part of a ZIP file, by its central directory (PKWARE APPNOTE 4.3.12). */
function partOf(path: string, name: string): string {
  const zip = readFileSync(path)
  let at = zip.readUInt32LE(zip.length - 22 + 16)
  for (;;) {
    const [packed, length, extra, comment] = [20, 28, 30, 32].map((to) =>
      to === 20 ? zip.readUInt32LE(at + to) : zip.readUInt16LE(at + to),
    )
    if (zip.toString('utf8', at + 46, at + 46 + length) === name) {
      const local = zip.readUInt32LE(at + 42)
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const bytes = zip.subarray(start, start + packed)
      return (zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
    }
    at += 46 + length + extra + comment
  }
}

/** A workbook with one of everything. */
function rich(): Workbook {
  const workbook = workbookOf(
    [
      ['id', 'when', 'amount', 'sum', 'ok'],
      ['007', 45361, 12.5, 25, true],
      ['=1+1', 45361.75, -3, '', false],
    ],
    { timeZone: 'Asia/Shanghai', locale: 'zh_CN' },
  )
  const sheet = dataSheet(workbook)
  for (const row of [2, 3]) {
    sheet.setLook(row, 1, { numberFormat: '@' })
    sheet.setLook(row, 2, { numberFormat: row === 2 ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm' })
    sheet.setLook(row, 3, { numberFormat: '#,##0.00' })
  }
  sheet.setFormula(2, 4, '=C2*2', 25)
  sheet.setLook(1, 1, { bold: true, background: '#f8f9fa', note: 'Written by Regulars' })
  sheet.setLook(2, 5, { link: '#gid=0&range=A2', fontColor: '#c5221f' })
  sheet.frozenRows = 1
  sheet.columns[1].widthPixels = 145
  runScript(
    `data.getRange('C:C').addDeveloperMetadata('role', 'amount'); ss.addDeveloperMetadata('file', 'x')
     PropertiesService.getDocumentProperties().setProperty('settings', '{"a":"é"}')
     data.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo('Gold').setBackground('#fef7e0').setFontColor('#7a5d00').setRanges([data.getRange('A2:A9')]).build()])
     const memory = ss.insertSheet('memory'); memory.getRange('A1:B1').setValues([['k', 5]]); memory.hideSheet()`,
    workbook,
  )
  return workbook
}

describe('an .xlsx file', () => {
  it('gives back everything that was saved', async () => {
    const workbook = rich()
    await saveWorkbook(workbook, at('shop.xlsx'), 'xlsx')
    expect(facts(await loadWorkbook(at('shop.xlsx')))).toEqual(facts(workbook))
    await saveWorkbook(await loadWorkbook(at('shop.xlsx')), at('again.xlsx'), 'xlsx')
    expect(facts(await loadWorkbook(at('again.xlsx')))).toEqual(facts(workbook))
  })
  it('shows the filter to a spreadsheet program, and holds none once it was removed', async () => {
    const workbook = workbookOf([['id'], ['a']])
    dataSheet(workbook).filter = dataSheet(workbook).block('A:B')
    await saveWorkbook(workbook, at('a.xlsx'), 'xlsx')
    const { sheets } = await readXlsx(readFileSync(at('a.xlsx')))
    expect(sheets.find(({ name }) => name === 'Data')?.autoFilter?.range).toBe(`A1:B${dataSheet(workbook).maxRows}`)
    const again = dataSheet(await loadWorkbook(at('a.xlsx')))
    expect(again.filter).toMatchObject({ row: 1, column: 1, columns: 2 })
    again.filter = undefined
    await saveWorkbook(again.workbook, at('b.xlsx'), 'xlsx')
    expect(dataSheet(await loadWorkbook(at('b.xlsx'))).filter).toBeUndefined()
  })

  it('has the charts, row heights and a page set-up that prints one page wide', async () => {
    const workbook = workbookOf([
      ['Segment', 'Share', 'Of revenue'],
      ['Champions', 0.2, 0.6],
      ['At risk', 0.8, 0.4],
    ])
    const sheet = dataSheet(workbook)
    runScript(
      `data.setFrozenRows(1)
       data.setRowHeightsForced(2, 1, 40)
       data.insertChart(data.newChart().setChartType(Charts.ChartType.BAR).addRange(data.getRange('A1:A3'))
         .addRange(data.getRange('B1:C3')).setNumHeaders(1).setPosition(5, 2, 0, 0).setOption('title', 'Shares')
         .setOption('colors', ['#1a73e8', '#f29900']).setOption('legend.position', 'bottom').setOption('width', 300)
         .setOption('height', 210).setOption('hAxis.format', '0 %').build())`,
      workbook,
    )
    await saveWorkbook(workbook, at('charts.xlsx'), 'xlsx')
    const [file] = (await readXlsx(readFileSync(at('charts.xlsx')), { readStyles: true })).sheets
    expect(file.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 })
    expect(file.pageSetup?.printTitlesRow).toBe('$1:$1')
    const [chart] = file.charts ?? []
    expect(chart).toMatchObject({ title: 'Shares', legend: 'bottom' })
    expect(chart.series?.map(({ name, valuesRef, categoriesRef }) => [name, valuesRef, categoriesRef])).toEqual([
      ['Share', "'Data'!$B$2:$B$3", "'Data'!$A$2:$A$3"],
      ['Of revenue', "'Data'!$C$2:$C$3", "'Data'!$A$2:$A$3"],
    ])
    expect(chart.anchor).toMatchObject({ from: { row: 4, col: 1 }, to: { row: 14, col: 4 } })
    const loaded = dataSheet(await loadWorkbook(at('charts.xlsx')))
    expect(loaded.charts).toEqual(sheet.charts)
    expect(loaded.rows[1].heightPixels).toBe(40)
    // A person's own page set-up is kept, and saving again doubles nothing.
    await saveWorkbook(loaded.workbook, at('again.xlsx'), 'xlsx')
    const [again] = (await readXlsx(readFileSync(at('again.xlsx')), { readStyles: true })).sheets
    expect([again.charts?.length, again.pageSetup]).toEqual([1, file.pageSetup])
  })

  it('names the rows that are printed on each page with the quotes that Excel asks for', async () => {
    const workbook = workbookOf([['Date'], ['2026-11-22']])
    Object.assign(dataSheet(workbook), { name: "Bob's list", frozenRows: 1 })
    await saveWorkbook(workbook, at('names.xlsx'), 'xlsx')
    for (const name of ['names.xlsx', 'again.xlsx']) {
      const [file] = (await readXlsx(readFileSync(at(name)), { readStyles: true })).sheets
      expect(file.pageSetup?.printTitlesRow).toBe('$1:$1')
      expect(partOf(at(name), 'xl/workbook.xml')).toMatch(
        />(?:'|&apos;){1}Bob(?:'|&apos;){2}s list(?:'|&apos;)!\$1:\$1</,
      )
      await saveWorkbook(await loadWorkbook(at(name)), at('again.xlsx'), 'xlsx')
    }
  })

  it('gives every copy of a shared formula its own text', async () => {
    const cells = new Map<string, Partial<Cell>>([
      [
        '0,1',
        {
          value: 2,
          formula: 'A1*$C$1',
          formulaType: 'shared',
          formulaSharedIndex: 0,
          formulaRef: 'B1:B2',
          formulaResult: 2,
        },
      ],
      ['1,1', { value: 4, formula: '', formulaType: 'shared', formulaSharedIndex: 0, formulaResult: 4 }],
    ])
    writeFileSync(at('shared.xlsx'), await writeXlsx({ sheets: [{ name: 'Data', rows: [[1], [2]], cells }] }))
    const workbook = await loadWorkbook(at('shared.xlsx'))
    await saveWorkbook(workbook, at('saved.xlsx'), 'xlsx')
    const sheet = dataSheet(await loadWorkbook(at('saved.xlsx')))
    expect([1, 2].map((row) => [sheet.value(row, 2), sheet.look(row, 2)?.formula])).toEqual([
      [2, '=A1*$C$1'],
      [4, '=A2*$C$1'],
    ])
  })
  it('keeps borders, merged cells and validation of a file from elsewhere', async () => {
    const border = { bottom: { style: 'thin' as const } }
    const cells = new Map<string, Partial<Cell>>([
      ['0,0', { value: 'id', style: { border, font: { name: 'Georgia', bold: true } } }],
    ])
    const merges = [{ startRow: 4, startCol: 0, endRow: 4, endCol: 1 }]
    const dataValidations = [{ type: 'list' as const, values: ['a', 'b'], range: 'B2:B9' }]
    const file = await writeXlsx({ sheets: [{ name: 'Data', rows: [['id']], cells, merges, dataValidations }] })
    writeFileSync(at('elsewhere.xlsx'), file)
    await saveWorkbook(await loadWorkbook(at('elsewhere.xlsx')), at('saved.xlsx'), 'xlsx')
    const [sheet] = (await readXlsx(readFileSync(at('saved.xlsx')), { readStyles: true })).sheets
    expect(sheet.cells?.get('0,0')?.style).toMatchObject({ border, font: { name: 'Georgia', bold: true } })
    expect(sheet.merges).toEqual(merges)
    expect(sheet.dataValidations).toEqual([expect.objectContaining({ range: 'B2:B9' })])
  })
  it('keeps texts that are longer than a cell of Excel may be', async () => {
    const workbook = workbookOf([['x'.repeat(40_000), 'short']])
    await saveWorkbook(workbook, at('long.xlsx'), 'xlsx')
    const inFile = (await readXlsx(readFileSync(at('long.xlsx')))).sheets.flatMap(({ rows }) => rows.flat())
    for (const value of inFile) expect(String(value ?? '').length).toBeLessThanOrEqual(32_767)
    expect(dataSheet(await loadWorkbook(at('long.xlsx'))).value(1, 1)).toBe('x'.repeat(40_000))
  })
  it('is refused in one line when it is none', async () => {
    put('bad.xlsx', 'no zip at all')
    await expect(loadWorkbook(at('bad.xlsx'))).rejects.toThrow(/^.*bad\.xlsx cannot be read as an \.xlsx file: .*$/)
    await expect(loadWorkbook(at('none.xlsx'))).rejects.toThrow('There is no workbook at')
    put('list.txt', 'x')
    await expect(loadWorkbook(at('list.txt'))).rejects.toThrow('neither an .xlsx file nor a folder')
  })
})

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
    const workbook = rich()
    await saveWorkbook(workbook, at('out'), 'folder')
    expect(facts(await loadWorkbook(at('out')))).toEqual(facts(workbook))
  })
  it('finds its columns again by their headers when someone moved them in the file', async () => {
    const workbook = rich()
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
