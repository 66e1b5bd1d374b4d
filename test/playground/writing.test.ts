/** What the stand-in makes of written values: text read as typed, blocks, dates, cells that refuse. */
import { describe, expect, it } from 'vitest'
import { dataSheet, runScript, workbookOf } from './script.ts'

/** Writes one value into A1 and says what the cell became. */
function written(value: unknown, { locale = 'en_US', format }: { locale?: string; format?: string } = {}): unknown[] {
  const workbook = workbookOf([], { locale })
  if (format) dataSheet(workbook).setLook(1, 1, { numberFormat: format })
  runScript(`data.getRange('A1').setValue(${JSON.stringify(value)})`, workbook)
  const sheet = dataSheet(workbook)
  return [sheet.value(1, 1), sheet.look(1, 1)?.formula ?? '']
}
const dayText = (value: string, locale?: string): unknown => {
  const workbook = workbookOf([], { locale })
  return runScript(
    `data.getRange('A1').setValue(${JSON.stringify(value)}); const d = data.getRange('A1').getValue()
     return d instanceof Date ? d.toISOString() : d`,
    workbook,
  )
}

describe('text written into a cell is read as typed (G: apps-script/reference/spreadsheet/range.md, setValue)', () => {
  it.each([
    ['00123', 123],
    ['1,000', 1000],
    ['$2.99', 2.99],
    ['(5)', -5],
    ['12%', 0.12],
    ['1e3', 1000],
    ['+49301234', 49301234],
    ['-7', -7],
    ['true', true],
    ['FALSE', false],
    ['plain words', 'plain words'],
    ['1,0000', '1,0000'],
    ['12 High Street', '12 High Street'],
    ['@home', '@home'],
  ])('%s becomes %s', (text, value) => {
    expect(written(text)).toEqual([value, ''])
  })
  it('reads numbers by the locale of the spreadsheet', () => {
    expect(written('1.234,56', { locale: 'de_DE' })).toEqual([1234.56, ''])
    expect(written('1.234,56')).toEqual(['1.234,56', ''])
  })
  it.each([
    ['3-4', 'en_US', '2026-03-04T00:00:00.000Z'],
    ['3-4', 'en_GB', '2026-04-03T00:00:00.000Z'],
    ['2024-03-05', 'en_US', '2024-03-05T00:00:00.000Z'],
    ['2024/3/5 14:30', 'en_US', '2024-03-05T14:30:00.000Z'],
    ['5 Mar 2024', 'en_US', '2024-03-05T00:00:00.000Z'],
    ['Mar 5, 2024', 'en_US', '2024-03-05T00:00:00.000Z'],
    ['31/12/2024', 'en_GB', '2024-12-31T00:00:00.000Z'],
    ['31/12/2024', 'en_US', '31/12/2024'],
    ['2024年3月5日', 'zh_CN', '2024-03-05T00:00:00.000Z'],
    ['2024-02-30', 'en_US', '2024-02-30'],
  ])('%s in %s becomes %s', (text, locale, value) => {
    expect(dayText(text, locale)).toBe(value)
  })
  it('keeps text as it is under number format @', () => {
    for (const text of ['00123', '3-4', '1,000', 'true', '+49301234', '-7']) {
      expect(written(text, { format: '@' })).toEqual([text, ''])
    }
  })
  it('takes an apostrophe for the sign of text and does not store it', () => {
    expect(written("'00123")).toEqual(['00123', ''])
    expect(written("'=1+1")).toEqual(['=1+1', ''])
    expect(written("'=1+1", { format: '@' })).toEqual(['=1+1', ''])
    expect(written("''quoted'")).toEqual(["'quoted'", ''])
  })
  it('makes a formula of what begins with =, + or -, under @ too', () => {
    expect(written('=IMPORTXML("http://x")')[1]).toBe('=IMPORTXML("http://x")')
    expect(written('=1+1', { format: '@' })[1]).toBe('=1+1')
    expect(written('+A1')[1]).toBe('=+A1')
    expect(written('-A1', { format: '@' })[1]).toBe('=-A1')
  })
  it('empties a cell for null and undefined and keeps its format', () => {
    const workbook = workbookOf([['x', 'y']])
    dataSheet(workbook).setLook(1, 1, { numberFormat: '@' })
    runScript(`data.getRange('A1:B1').setValues([[null, undefined]])`, workbook)
    expect(dataSheet(workbook).values({ row: 1, column: 1, rows: 1, columns: 2 })).toEqual([['', '']])
    expect(dataSheet(workbook).look(1, 1)).toEqual({ numberFormat: '@' })
  })
  it('refuses more than 50,000 characters in a cell', () => {
    expect(() => runScript(`data.getRange('A1').setValue('x'.repeat(50001))`)).toThrow('maximum of 50000 characters')
  })
})

describe('setValues', () => {
  it.each([
    [
      '[[1]]',
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    ],
    [
      '[[1, 2, 3], [1, 2, 3]]',
      'The number of columns in the data does not match the number of columns in the range. The data has 3 but the range has 2.',
    ],
    ['[[1, 2], [1]]', 'The data has 1 but the range has 2.'],
  ])('refuses %s for a block of two by two', (values, sentence) => {
    expect(() => runScript(`data.getRange('A1:B2').setValues(${values})`)).toThrow(sentence)
  })
  it('replaces a formula by the value', () => {
    const workbook = workbookOf()
    dataSheet(workbook).setFormula(1, 1, '=A2', 5)
    expect(
      runScript(
        `const before = data.getRange('A1').getFormulas()[0][0]; data.getRange('A1').setValues([[7]])
      return [before, data.getRange('A1').getFormula(), data.getRange('A1').getValue()]`,
        workbook,
      ),
    ).toEqual(['=A2', '', 7])
  })
  it('does not fire onEdit (G: apps-script/guides/triggers.md)', () => {
    const workbook = workbookOf()
    expect(
      runScript(
        `globalThis.onEdit = () => { throw new Error('fired') }; data.getRange('A1').setValues([[1]]); return 'quiet'`,
        workbook,
      ),
    ).toBe('quiet')
  })
})

describe('dates (G: workspace/sheets/api/guides/formats.md)', () => {
  it('are stored as local time of the spreadsheet and read back as the same instant', () => {
    const workbook = workbookOf([], { timeZone: 'America/New_York' })
    const iso = runScript(
      `data.getRange('A1').setValue(new Date('2024-03-10T12:00:00Z')); return data.getRange('A1').getValue()`,
      workbook,
    )
    expect(iso).toBe('2024-03-10T12:00:00.000Z')
    expect(dataSheet(workbook).value(1, 1)).toBe(45361 + 8 / 24)
  })
  it('are numbers again when their format goes', () => {
    const workbook = workbookOf([[45361]])
    dataSheet(workbook).setLook(1, 1, { numberFormat: 'yyyy-mm-dd' })
    expect(runScript(`data.getRange('A1').setNumberFormat('0'); return data.getRange('A1').getValue()`, workbook)).toBe(
      45361,
    )
  })
  it('stay numbers where no calendar has such a day', () => {
    const workbook = workbookOf([[1e308]])
    dataSheet(workbook).setLook(1, 1, { numberFormat: 'yyyy-mm-dd' })
    const script = `const r = data.getRange('A1'); return [r.getValue(), r.getDisplayValue().length > 0]`
    expect(runScript(script, workbook)).toEqual([1e308, true])
  })
  it.each(['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
    'survive a year of midnights and summer time in %s',
    (timeZone) => {
      const workbook = workbookOf([], { timeZone })
      const rows = 366
      dataSheet(workbook).insertRows(2, rows)
      for (let day = 0; day < rows; day++) {
        dataSheet(workbook).setValue(day + 1, 1, 45292 + day)
        dataSheet(workbook).setLook(day + 1, 1, { numberFormat: 'yyyy-mm-dd' })
      }
      runScript(
        `const v = data.getRange(1, 1, ${rows}, 1).getValues(); data.getRange(1, 2, ${rows}, 1).setValues(v)`,
        workbook,
      )
      for (let day = 0; day < rows; day++) {
        // In Brazil's old summer time a midnight may not exist; 2024 has none of that.
        expect(dataSheet(workbook).value(day + 1, 2)).toBe(45292 + day)
      }
    },
  )
  it('show on screen as the format and locale say', () => {
    const workbook = workbookOf([[45356, 1234.5, 0.25, true]])
    const sheet = dataSheet(workbook)
    sheet.setLook(1, 1, { numberFormat: 'yyyy-mm-dd' })
    sheet.setLook(1, 2, { numberFormat: '#,##0.00' })
    sheet.setLook(1, 3, { numberFormat: '0%' })
    expect(runScript(`return data.getRange('A1:D1').getDisplayValues()`, workbook)).toEqual([
      ['2024-03-05', '1,234.50', '25%', 'TRUE'],
    ])
  })
})

describe('cells that refuse', () => {
  it("throws Google's sentence for a protected range of someone else", () => {
    const workbook = workbookOf([['a']])
    dataSheet(workbook).protections.push({
      range: dataSheet(workbook).block('A:A'),
      description: '',
      warningOnly: false,
      editors: ['boss@example.com'],
    })
    expect(() => runScript(`data.getRange('A1').setValue(1)`, workbook)).toThrow(
      'You are trying to edit a protected cell or object.',
    )
    expect(() => runScript(`data.getRange('B1').setValue(1)`, workbook)).not.toThrow()
  })
  it("throws Google's sentence for formats of typed columns", () => {
    const workbook = workbookOf([['a']])
    dataSheet(workbook).typedColumns.push(dataSheet(workbook).block('A1:A10'))
    expect(() => runScript(`data.getRange('A2').setNumberFormat('@')`, workbook)).toThrow(
      'This operation is not allowed on cells in typed columns.',
    )
    expect(() => runScript(`data.getRange('A1').setValue('x')`, workbook)).toThrow('typed columns')
    expect(() => runScript(`data.getRange('A2').setValue('x')`, workbook)).not.toThrow()
  })
})
