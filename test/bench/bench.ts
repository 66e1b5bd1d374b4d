/**
 * `npm run bench [-- --orders N] [--out FILE]`: what scoring costs, beside DuckDB and arquero on the same columns in the
 * same memory, with the same answers. Decides what is timed and how often; prints a table and writes bench.json.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fitBgNbd } from '../../worker/score/bg-nbd.ts'
import { summariseRepeats } from '../../worker/score/repeat-buying.ts'
import { simulateBuyers } from '../score/random-buyers.ts'
import { lopsidedShops } from './lopsided-shops.ts'
import { ledgerOf, scoreEveryColumn } from './pipeline.ts'
import { rfmByArquero } from './rfm-arquero.ts'
import { rfmByDuckDb } from './rfm-duckdb.ts'
import { type RfmAnswer, rfmByRegulars } from './rfm-ours.ts'
import { timeInWorkerd } from './rfm-workerd.ts'
import { AS_OF_DAY, makeShop } from './shop.ts'
import { liveTypedBytes, peakTypedBytes } from './typed-bytes.ts'

const CURVE_ORDERS = [1_000, 10_000, 100_000, 1_000_000]
const REPEATS = 5
const BG_NBD_CUSTOMERS = 23_570
const LOPSIDED_ROWS = 40_000
/** The parameters that Fader, Hardie and Lee (2005) found for CDNOW. */
const CDNOW = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }

const { values: options } = parseArgs({
  options: { orders: { type: 'string', default: '1000000' }, out: { type: 'string', default: 'bench.json' } },
})
const orderCount = Number(options.orders)
if (!Number.isInteger(orderCount) || orderCount < 100) throw new Error('--orders takes a whole number from 100 on')

const shop = makeShop(orderCount)
say(`${orderCount.toLocaleString('en')} orders of ${shop.customerCount.toLocaleString('en')} customers`)
say('\nRFM, quintiles and median gap per customer, from order columns in memory (median of 5 runs after a first one):')
const ours = rfmByRegulars(shop, AS_OF_DAY)
const oursMs = await medianMs(() => rfmByRegulars(shop, AS_OF_DAY))
say(`  Regulars, Node     ${inMs(oursMs)}`)

const duckDb = await rfmByDuckDb(shop, AS_OF_DAY)
await duckDb.run()
const duckdbMs = await medianMs(duckDb.run)
const duckDbDifference = differenceOf(ours, await duckDb.answer())
duckDb.close()
say(`  DuckDB             ${inMs(duckdbMs)}  ${times(duckdbMs / oursMs)} as long`)

const arquero = rfmByArquero(shop, AS_OF_DAY)
const arqueroMs = await medianMs(arquero.run, 1)
const arqueroDifference = differenceOf(ours, arquero.answer())
say(`  arquero (one run)  ${inMs(arqueroMs)}  ${times(arqueroMs / oursMs)} as long`)

const workerdMs = await timeInWorkerd(orderCount, REPEATS)
say(`  Regulars, workerd  ${inMs(workerdMs.rfmMs)}`)
const differences = [duckDbDifference, arqueroDifference].filter((difference) => difference !== null)
if (differences.length > 0) throw new Error(`the answers differ: ${differences.join('; ')}`)
say(`  Same answers from all: ${shop.customerCount.toLocaleString('en')} customers, seven values each.`)

say('\nThe whole pipeline, every column but the sentence of `why`, from the ledger in memory:')
const curve: { orders: number; ms: number }[] = []
let pipelineMs = 0
let readingMs = 0
let peakBytes = 0
for (const orders of [...CURVE_ORDERS.filter((count) => count < orderCount), orderCount]) {
  const base = liveTypedBytes()
  const start = performance.now()
  const ledger = ledgerOf(orders === orderCount ? shop : makeShop(orders))
  readingMs = performance.now() - start
  scoreEveryColumn(ledger)
  pipelineMs = await medianMs(() => scoreEveryColumn(ledger), orders > 100_000 ? 3 : REPEATS)
  curve.push({ orders, ms: rounded(pipelineMs) })
  say(`  ${orders.toLocaleString('en').padStart(9)} orders  ${inMs(pipelineMs)}  ${perOrder(pipelineMs, orders)}`)
  if (orders === orderCount) peakBytes = peakTypedBytes(() => scoreEveryColumn(ledger), base)
}
say(`  in workerd         ${inMs(workerdMs.pipelineMs)}`)
say(`  Making the cells of the request and reading them into the ledger before it: ${inMs(readingMs)}`)
say(`  Typed arrays alive at once, ledger and results included: ${(peakBytes / 1e6).toFixed(1)} MB`)

const { days, asOfDay } = simulateBuyers(BG_NBD_CUSTOMERS, 11, CDNOW)
fitBgNbd(summariseRepeats(days, asOfDay))
const bgnbdMs = await medianMs(() => fitBgNbd(summariseRepeats(days, asOfDay)))
say(`\nBG/NBD fit of ${BG_NBD_CUSTOMERS.toLocaleString('en')} customers: ${inMs(bgnbdMs)}`)

const lopsidedRows = Math.min(orderCount, LOPSIDED_ROWS)
say(
  `\nShops of ${lopsidedRows.toLocaleString('en')} rows that are large in one way, beside usual ones of as many rows:`,
)
const lopsided: { what: string; usualMs: number; largeMs: number }[] = []
for (const { what, usual, large } of lopsidedShops(lopsidedRows)) {
  usual()
  const usualMs = await medianMs(usual, 3)
  const largeMs = await medianMs(large, 3)
  lopsided.push({ what, usualMs: rounded(usualMs), largeMs: rounded(largeMs) })
  say(`  ${inMs(largeMs)}  ${times(largeMs / usualMs)} as long: ${what}`)
}

const result = {
  rfm: {
    oursMs: rounded(oursMs),
    duckdbMs: rounded(duckdbMs),
    arqueroMs: rounded(arqueroMs),
    timesDuckdb: rounded(duckdbMs / oursMs),
  },
  pipelineMs: rounded(pipelineMs),
  peakBytes,
  curve,
  bgnbdMs: rounded(bgnbdMs),
  lopsided,
  workerd: { rfmMs: rounded(workerdMs.rfmMs), pipelineMs: rounded(workerdMs.pipelineMs) },
}
writeFileSync(options.out, `${JSON.stringify(result, null, 2)}\n`)
say(`\n${options.out} is written.`)

async function medianMs(run: () => unknown, repeats = REPEATS): Promise<number> {
  const taken: number[] = []
  for (let k = 0; k < repeats; k++) {
    const start = performance.now()
    await run()
    taken.push(performance.now() - start)
  }
  return taken.sort((a, b) => a - b)[repeats >> 1]
}

/** The first value in which two answers differ, in words; null where none does. */
function differenceOf(one: RfmAnswer, other: RfmAnswer): string | null {
  for (const name of ['recencyDays', 'frequency', 'monetaryMinor', 'r', 'f', 'm', 'medianGapDays'] as const) {
    for (let c = 0; c < shop.customerCount; c++) {
      if (!Object.is(one[name][c], other[name][c])) return `customer ${c}, ${name}: ${one[name][c]}, ${other[name][c]}`
    }
  }
  return null
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function inMs(ms: number): string {
  return `${ms.toFixed(ms < 100 ? 1 : 0).padStart(8)} ms`
}

function times(factor: number): string {
  return `${factor.toFixed(1)} times`
}

function perOrder(ms: number, orders: number): string {
  return `${((ms / orders) * 1e6).toFixed(0).padStart(6)} ns an order`
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
