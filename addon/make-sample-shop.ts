/**
 * Puts a sample shop into the spreadsheet so that everything can be tried. Decides which shop, and that it goes into new
 * tabs with free names: nothing that is there is written over. The shops themselves are in sample/. Some forty service
 * calls, whatever the size.
 */
import { LOCALES, type Locale } from '../worker/contract.ts'
import { datesOf, openPlace } from './place.ts'
import { babyShop } from './sample/baby-shop.ts'
import { restaurant } from './sample/restaurant.ts'
import type { SampleColumn, SampleShop, SampleTable } from './sample/tables.ts'
import type { SampleAnswer, SampleQuestion } from './sidebar-contract.ts'
import type { SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { userLanguage, WORDS } from './words/index.ts'
import { guardWrites } from './workbook/guard.ts'
import { makeTab } from './workbook/owned-tabs.ts'
import { writeText } from './workbook/write-text.ts'

/** In pixels. */
const COLUMN_WIDTH = 105

const SHOPS: { [locale in Locale]: (today: string) => SampleShop } = { en: babyShop, zh: restaurant }

/** Makes the tabs of the shop and brings its customers to the front. */
export function makeSampleShop({ language, asOf }: SampleQuestion): SampleAnswer {
  const { spreadsheet } = openPlace()
  const reader = userLanguage()
  const chosen = LOCALES.filter((locale) => locale === language)[0] ?? reader
  const dates = datesOf(spreadsheet)
  const shop = SHOPS[chosen](asOf && /^\d{4}-\d\d-\d\d$/.test(asOf) ? asOf : dates.toIso(new Date()))
  const customers = writeTable(spreadsheet, shop.customers, dates)
  const orders = writeTable(spreadsheet, shop.orders, dates)
  spreadsheet.setActiveSheet(customers)
  const counts = { customers: shop.customers.rows.length, orders: shop.orders.rows.length }
  return {
    tabs: { customers: customers.getName(), orders: orders.getName() },
    ...counts,
    message: WORDS[reader].sampleMade(counts),
  }
}

function writeTable(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  { tab, columns, rows }: SampleTable,
  dates: ZoneDates,
): GoogleAppsScript.Spreadsheet.Sheet {
  return guardWrites(tab, () => {
    const sheet = makeTab(spreadsheet, tab)
    const gridRows = sheet.getMaxRows()
    if (gridRows < rows.length + 1) sheet.insertRowsAfter(gridRows, rows.length + 1 - gridRows)
    const formats = columns.map(({ kind }) => FORMATS[kind])
    const range = sheet.getRange(1, 1, rows.length + 1, columns.length)
    range.setNumberFormats([columns.map(() => '@'), ...rows.map(() => formats)])
    range.setValues([
      columns.map(({ header }) => header),
      ...rows.map((row) => row.map((cell, k) => written(cell, columns[k], dates))),
    ])
    sheet.getRange(1, 1, 1, columns.length).setFontWeight('bold')
    sheet.setFrozenRows(1)
    sheet.setColumnWidths(1, columns.length, COLUMN_WIDTH)
    columns.forEach(({ width }, k) => {
      if (width !== undefined) sheet.setColumnWidth(k + 1, width)
    })
    return sheet
  })
}

const FORMATS: { [kind in SampleColumn['kind']]: string } = {
  text: '@',
  date: 'yyyy-mm-dd',
  money: '#,##0.00',
  number: '0',
}

function written(cell: string | number, { kind }: SampleColumn, dates: ZoneDates): SheetCell {
  if (typeof cell === 'number' || cell === '') return cell
  return kind === 'date' ? dates.fromIso(cell) : writeText(cell)
}
