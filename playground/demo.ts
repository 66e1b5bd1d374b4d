/**
 * `npm run demo`: the whole way on public data. Builds, makes the superstore shop a workbook, runs the built add-on in the
 * stand-in against the built Worker in workerd, prints what it found and writes the workbook. Decides what is shown.
 */
import { mkdirSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { OutputColumn } from '../worker/contract.ts'
import { CommandError } from './command-error.ts'
import { buildDemoShop } from './demo-shop.ts'
import { ensureBuilt } from './ensure-built.ts'
import { saveWorkbook } from './files/workbook-file.ts'
import { startLocalWorker } from './local-worker.ts'
import { alignTable, segmentTable } from './report.ts'
import { runAddon, type UpdateReport } from './run-addon.ts'
import { steps } from './steps.ts'
import type { Sheet } from './workbook/sheet.ts'

const OUT = resolve(import.meta.dirname, '../dist/demo/superstore.xlsx')
const COLUMNS: readonly OutputColumn[] = [
  'segment',
  'tier',
  'nextContact',
  'contactReason',
  'lifecycle',
  'valueClass',
  'recencyDays',
  'frequency',
  'monetary',
  'nextOrder',
  'tierUntil',
  'toNextTier',
  'toKeepTier',
  'why',
]
const CONTACTS_SHOWN = 10

const step = steps()
try {
  await ensureBuilt()
  step('Making the workbook')
  const shop = buildDemoShop()
  step('Starting the Worker')
  const worker = await startLocalWorker()
  let report: UpdateReport
  try {
    step('Updating')
    report = runAddon(shop.workbook, worker, {
      asOf: shop.asOf,
      columns: COLUMNS,
      language: 'en',
      settings: { currency: 'USD' },
      say: (line) => process.stderr.write(`  ${line}\n`),
    })
  } finally {
    await worker.stop()
  }
  step('Saving')
  mkdirSync(resolve(OUT, '..'), { recursive: true })
  await saveWorkbook(shop.workbook, OUT, 'xlsx')
  step()
  const customers = shop.workbook.sheet('Customers')
  if (!customers) throw new Error('the Customers tab is gone')
  process.stdout.write(`\n${describe(report, customers, shop.orderLines).join('\n')}\n`)
} catch (error) {
  if (!(error instanceof CommandError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = error.exitStatus
}

function describe(report: UpdateReport, customers: Sheet, orderLines: number): string[] {
  const { counts, setUpCounts } = report
  return [
    `${report.customers} customers, ${report.orders.toLocaleString('en-US')} orders in ${orderLines.toLocaleString('en-US')} lines, as of ${report.asOf}.`,
    '',
    ...segmentTable(report.summary.classes),
    '',
    'Contact first:',
    ...alignTable([['Customer', 'Next contact', 'Reason', 'Segment', 'Tier'], ...firstContacts(customers)]),
    '',
    ...report.summary.notes.map(({ text }) => `${text}\n`),
    `Changed ${report.changedCells.toLocaleString('en-US')} cells with ${counts.serviceCalls} Apps Script calls (Set up: ${setUpCounts.serviceCalls}), ` +
      `${counts.httpCalls} HTTP call${counts.httpCalls === 1 ? '' : 's'}, ${kilobytes(counts.bytesUp)} up, ${kilobytes(counts.bytesDown)} down; ` +
      `add-on ${Math.round(report.addonMs)} ms, Worker ${Math.round(report.workerMs)} ms.`,
    `Open it: ${relative(process.cwd(), OUT)}`,
    'The same in your browser, with menu and sidebar: npm start',
  ]
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`
}

/** As the design orders contacts: date, value class, larger monetary, fewer recencyDays, row. Read from the written tab. */
function firstContacts(sheet: Sheet): string[][] {
  const column = (header: string) => sheet.columnOf(header)
  const [name, next, reason, segment, tier] = [
    'Customer Name',
    'Next contact',
    'Contact reason',
    'Segment',
    'Tier',
  ].map(column)
  const [valueClass, spend, days] = ['Value class', 'Spend in window', 'Days since last order'].map(column)
  const rows = Array.from({ length: sheet.lastRow() - 1 }, (_, k) => k + 2).filter(
    (row) => sheet.value(row, next) !== '',
  )
  const number = (row: number, of: number) => Number(sheet.value(row, of))
  rows.sort(
    (a, b) =>
      number(a, next) - number(b, next) ||
      String(sheet.value(a, valueClass)).localeCompare(String(sheet.value(b, valueClass))) ||
      number(b, spend) - number(a, spend) ||
      number(a, days) - number(b, days) ||
      a - b,
  )
  return rows
    .slice(0, CONTACTS_SHOWN)
    .map((row) => [name, next, reason, segment, tier].map((of) => sheet.text(row, of)))
}
