/** How new owned columns and the Problems tab look; that nothing else changes its looks. */
import { describe, expect, it } from 'vitest'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { OUTPUT_COLUMNS } from '../../worker/contract.ts'
import { CUSTOMER_HEADERS, openShop, picture, readyShop, setUp, shopWorkbook, tabOf, update } from './shop.ts'

const look = (sheet: Sheet, header: string, row = 2) => sheet.look(row, sheet.columnOf(header))
const widthPx = (sheet: Sheet, header: string) => sheet.columns[sheet.columnOf(header) - 1].widthPixels ?? 100

describe('owned columns', () => {
  const host = readyShop(shopWorkbook(), {}, { columns: OUTPUT_COLUMNS })
  update(host)
  const sheet = tabOf(host.workbook, 'Customers')

  it('have grey bold headers with a note, wide enough for their text', () => {
    const headers = sheet.values()[0].slice(CUSTOMER_HEADERS.length).map(String)
    expect(headers).toHaveLength(OUTPUT_COLUMNS.length)
    for (const header of headers) {
      const expected = { background: '#f8f9fa', bold: true, note: 'Written by Regulars' }
      expect(look(sheet, header, 1), header).toMatchObject(expected)
      // Bold Arial at 10 points takes about 7 pixels a letter.
      expect(widthPx(sheet, header), header).toBeGreaterThan(header.length * 7)
    }
    expect(sheet.frozenRows).toBe(1)
  })
  it('show numbers right, dates in the middle, money with thousands marks, days of a cycle with one decimal', () => {
    expect(look(sheet, 'Spend in window')).toMatchObject({ align: 'right', numberFormat: '#,##0.00' })
    expect(look(sheet, 'Repurchase cycle (days)')).toMatchObject({ align: 'right', numberFormat: '0.0' })
    expect(look(sheet, 'Orders in window')).toMatchObject({ align: 'right', numberFormat: '0' })
    expect(look(sheet, 'Next contact')).toMatchObject({ align: 'center', numberFormat: 'yyyy-mm-dd' })
    expect(look(sheet, 'Orders in window', 1)).toMatchObject({ align: 'right' })
    expect(look(sheet, 'Segment')?.align).toBeUndefined()
  })
  it('keep the reason on one line in a wide column', () => {
    expect(look(sheet, 'Why')?.wrap).toBe(false)
    expect(widthPx(sheet, 'Why')).toBeGreaterThanOrEqual(400)
  })
  it('are wide enough for Chinese headers', () => {
    const chinese = openShop(shopWorkbook({ locale: 'zh_CN' }))
    setUp(chinese, { columns: ['recencyDays', 'toKeepTier'] })
    expect(widthPx(tabOf(chinese.workbook, 'Customers'), '距上次消费天数')).toBeGreaterThan(7 * 14)
  })
  it('leave the looks of all other columns alone', () => {
    expect(picture(sheet, CUSTOMER_HEADERS)).toBe(picture(tabOf(shopWorkbook(), 'Customers'), CUSTOMER_HEADERS))
  })
  it('are made with a bearable number of service calls', () => {
    const fresh = openShop(shopWorkbook())
    setUp(fresh, { columns: ['segment', 'tier', 'nextContact'] })
    expect(fresh.counts.serviceCalls).toBeLessThanOrEqual(430)
  })
})
