/** Workbooks as .xlsx files: saved and loaded without loss, as other programs show them, and from elsewhere. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { type Cell, readXlsx, writeXlsx } from 'hucre'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadWorkbook, saveWorkbook } from '../../playground/files/workbook-file.ts'
import { facts, richWorkbook } from './rich-workbook.ts'
import { dataSheet, runScript, workbookOf } from './script.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-files-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)
const put = (name: string, text: string): void => writeFileSync(at(name), text)
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
describe('an .xlsx file', () => {
  it('gives back everything that was saved', async () => {
    const workbook = richWorkbook()
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
