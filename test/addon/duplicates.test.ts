/** Duplicates: which rows are proposed as one customer, how they are listed, and that only what is ticked is merged. */
import { describe, expect, it } from 'vitest'
import { findCandidates, type Person } from '../../addon/duplicates/candidates.ts'
import { areAlike, jaroWinkler, mayAgree } from '../../addon/duplicates/names.ts'
import { countryOfLocale, phoneKey } from '../../addon/duplicates/phone-key.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { ask, fill, openShop, readyShop, setUp, shopWorkbook, tabOf, update } from './shop.ts'

type Found = { found: number; ticked: number; message: string }

describe('phones', () => {
  it.each([
    ['GB', '+44 7700 900123', '07700 900123'],
    ['GB', '0044 7700 900123', '(07700) 900-123'],
    ['DE', '+49 170 5551234', '0170/5551234'],
    ['CN', '+86 138 0013 8000', '138-0013-8000'],
    ['US', '＋1 (212) 555-0142', '212.555.0142'],
    ['CN', '100 0000 2000', '10000002000'],
  ])('of %s are one in the spellings %s and %s', (country, a, b) => {
    expect(phoneKey(a, country as 'GB')).not.toBe('')
    expect(phoneKey(a, country as 'GB')).toBe(phoneKey(b, country as 'GB'))
  })
  it('are none where there are too few digits, and not one where the countries differ', () => {
    expect(phoneKey('ext. 12', 'GB')).toBe('')
    expect(phoneKey('none', 'GB')).toBe('')
    expect(phoneKey('+49 7700 900123', 'GB')).not.toBe(phoneKey('07700 900123', 'GB'))
  })
  it('are of the country that the spreadsheet’s locale names', () => {
    const countries = ['en_GB', 'zh_CN', 'de', 'en', 'ja', 'xx'].map(countryOfLocale)
    expect(countries).toEqual(['GB', 'CN', 'DE', 'US', 'JP', undefined])
  })
})

describe('names', () => {
  it('are compared as Jaro and Winkler do', () => {
    // Winkler 1990, table of examples.
    for (const [a, b, similarity] of [
      ['martha', 'marhta', 0.961],
      ['dwayne', 'duane', 0.84],
      ['dixon', 'dicksonx', 0.813],
      ['abc', 'xyz', 0],
      ['', '', 1],
    ] as const)
      expect(jaroWinkler(a, b)).toBeCloseTo(b === '' ? 1 : similarity, 3)
  })
  it('are alike in another order, with a slip, without accents, but not with one word or another person’s', () => {
    expect(areAlike('Emma Wilson', 'Wilson, Emma')).toBe(true)
    expect(areAlike('Renée Müller', 'Renee Muller')).toBe(true)
    expect(areAlike('Catherine Lindqvist', 'Cathrine Lindqvist')).toBe(true)
    expect(areAlike('Emma', 'Emma')).toBe(false)
    expect(areAlike('Emma Wilson', 'Oliver Wilson')).toBe(false)
    expect(areAlike('王秀英', '王 秀英')).toBe(true)
    expect(areAlike('王秀英', '王秀兰')).toBe(false)
  })
  it('may agree where one is shortened', () => {
    expect(mayAgree('E. Wilson', 'Emma Wilson')).toBe(true)
    expect(mayAgree('', 'Emma Wilson')).toBe(true)
    expect(mayAgree('Tom Wilson', 'Emma Wilson')).toBe(false)
  })
})

describe('candidates', () => {
  const person = (id: number, name: string, phone = '', email = ''): Person => ({
    id: `C${id}`,
    sheetRow: id + 1,
    name,
    phone,
    email,
  })
  const found = (...people: Person[]) =>
    findCandidates(people).map(
      ({ person: { id }, sameAs, reasons, isSure }) => `${id}=${sameAs.id} ${reasons}${isSure ? '' : '?'}`,
    )
  it('belong to the earliest row, also over two ties', () => {
    expect(
      found(
        person(1, 'Ann Bell', '+1'),
        person(2, 'A. Bell', '+1', 'a@b.c'),
        person(3, 'Ann', '', 'a@b.c'),
        person(4, 'Bob'),
      ),
    ).toEqual(['C2=C1 phone,email', 'C3=C1 email'])
  })
  it('are not sure where the names differ or are all there is', () => {
    expect(found(person(1, 'Ann Bell', '+1'), person(2, 'Carl Bell', '+1'))).toEqual(['C2=C1 phone?'])
    expect(found(person(1, 'Ann Bell', '+1'), person(2, 'Bell Ann'))).toEqual(['C2=C1 name?'])
  })
  it('are none where two phones speak against it, or where many share a number', () => {
    expect(found(person(1, 'Ann Bell', '+1'), person(2, 'Ann Bell', '+2'))).toEqual([])
    expect(found(...Array.from({ length: 8 }, (_, k) => person(k, `Name${k}`, '+1')))).toEqual([])
  })
  it('are found among 20,000 customers', () => {
    const many = Array.from({ length: 20_000 }, (_, k) => person(k, `First${k % 700} Last${k % 9_000}`, `+${k}`, ''))
    expect(findCandidates([...many, person(20_001, 'First1 Last1', '+1')]).length).toBeGreaterThan(0)
  })
})

describe('the Duplicates tab', () => {
  it('lists the four of the sample shop, ticked, and merges them for the next update', () => {
    const workbook = new Workbook({ locale: 'en_GB' })
    workbook.addSheet('Sheet1', 1000, 26)
    const host = openShop(workbook)
    ask(host, 'makeSampleShop')
    setUp(host)
    expect(update(host).customers).toBe(180)
    expect(ask<Found>(host, 'findDuplicates')).toMatchObject({ found: 4, ticked: 4 })
    const tab = tabOf(workbook, 'Duplicates')
    expect(tab.values({ row: 2, column: 1, rows: 1, columns: 6 })[0]).toEqual([
      'Merge',
      'Customer',
      'Name',
      'Same as',
      'Name',
      'Why',
    ])
    expect([3, 4, 5, 6].map((row) => tab.value(row, 2))).toEqual(['B1177', 'B1178', 'B1179', 'B1180'])
    expect(tab.look(3, 4)?.link).toMatch(/^#gid=\d+&range=A\d+$/)
    tab.setValue(4, 1, false)
    expect(ask(host, 'mergeDuplicates')).toMatchObject({ rows: 3 })
    const customers = tabOf(workbook, 'Customers')
    const sameAs = customers.columnOf('Same as')
    expect(customers.value(178, sameAs)).toBe(tab.value(3, 4))
    expect(ask(host, 'updateNow')).toMatchObject({ merged: 3, customers: 177, problems: 0 })
    expect(ask<Found>(host, 'findDuplicates')).toMatchObject({ found: 1 })
    expect(tab.lastRow()).toBe(3)
  })
  it('goes by the name where the name is the id, but not by numbers and codes', () => {
    const workbook = new Workbook({ locale: 'en_GB' })
    fill(workbook, 'Customers', [['Customer'], ['Ann Lee'], ['Carol Diaz'], ['Carol Díaz'], ['A 1001'], ['A 1002']])
    fill(workbook, 'Orders', [
      ['Customer', 'Date', 'Amount'],
      ['Ann Lee', '2026-10-01', 10],
    ])
    const host = readyShop(workbook)
    expect(ask<Found>(host, 'findDuplicates')).toMatchObject({ found: 1, ticked: 0 })
    expect(tabOf(workbook, 'Duplicates').value(3, 2)).toBe('Carol Díaz')
  })
  it('fills no cell that says something already, and never sends a phone or an address', () => {
    const workbook = shopWorkbook()
    const sheet = tabOf(workbook, 'Customers')
    sheet.setValue(1, 6, 'Same as')
    sheet.setValue(3, 3, sheet.value(2, 3))
    sheet.setValue(4, 3, sheet.value(2, 3))
    const host = readyShop(workbook)
    expect(ask<Found>(host, 'findDuplicates')).toMatchObject({ found: 2 })
    const tab = tabOf(workbook, 'Duplicates')
    tab.setValue(3, 1, true)
    tab.setValue(4, 1, true)
    sheet.setValue(3, 6, 'C009')
    expect(ask(host, 'mergeDuplicates')).toMatchObject({ rows: 1 })
    expect([sheet.value(3, 6), sheet.value(4, 6)]).toEqual(['C009', 'C001'])
    expect(host.requests).toEqual([])
  })
  it('writes names as text, whatever they begin with', () => {
    const workbook = shopWorkbook()
    const sheet = tabOf(workbook, 'Customers')
    for (const row of [2, 3]) {
      sheet.setValue(row, 2, '=HYPERLINK("http://x","Ann Bell")')
      sheet.setValue(row, 3, '+49 170 5551234')
    }
    const host = readyShop(workbook)
    expect(ask<Found>(host, 'findDuplicates')).toMatchObject({ found: 1, ticked: 1 })
    const tab = tabOf(workbook, 'Duplicates')
    expect(tab.look(3, 3)?.formula).toBeUndefined()
    expect(String(tab.value(3, 3))).toMatch(/^=HYPERLINK/)
  })
  it('says so where nobody looks like another, in the person’s language', () => {
    const host = readyShop(undefined, { userLocale: 'zh_CN' })
    expect(ask<Found>(host, 'findDuplicates')).toMatchObject({ found: 0, message: '没有发现疑似重复的客户。' })
    expect(tabOf(host.workbook, 'Duplicates').value(1, 1)).toBe('No two rows look like the same customer.')
    expect(ask(host, 'mergeDuplicates')).toMatchObject({ rows: 0 })
  })
})

it('a column “Same as” that stands twice is refused: no third one is made, and nobody is parted without a word', () => {
  const host = readyShop()
  const sheet = tabOf(host.workbook, 'Customers')
  for (const row of [3, 4]) sheet.setValue(row, 3, sheet.value(2, 3))
  ask(host, 'findDuplicates')
  const list = tabOf(host.workbook, 'Duplicates')
  for (let row = 3; row <= list.lastRow(); row++) list.setValue(row, 1, true)
  for (const column of [10, 11]) sheet.setValue(1, column, 'Same as')
  sheet.setValue(3, 10, 'C001')
  expect(() => ask(host, 'updateNow')).toThrow(/headerTwice: .*“Same as”/)
  expect(() => ask(host, 'findDuplicates')).toThrow(/headerTwice/)
  expect(() => ask(host, 'mergeDuplicates')).toThrow(/headerTwice/)
  expect(sheet.values()[0].filter((header) => header === 'Same as')).toHaveLength(2)
})
