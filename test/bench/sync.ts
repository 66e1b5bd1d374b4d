/**
 * `npm run bench:sync [-- --orders 1000,10000 --scattered]`: what an update costs by the number of orders, the first one
 * beside one after ten more orders (`--scattered`: after ten amounts were corrected all over the table). The built add-on
 * in the stand-in against the built Worker in workerd. Prints a table and writes bench-sync.json. Decides nothing; a miss
 * of an aim is printed as such.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../../playground/ensure-built.ts'
import { createHost, type Host, loadBundle } from '../../playground/host.ts'
import { type LocalWorker, startLocalWorker } from '../../playground/local-worker.ts'
import type { BookState } from '../../worker/contract.ts'
import { addOrders, largeShop } from './large-shop.ts'

const ROOT = new URL('../../', import.meta.url).pathname
const AS_OF = '2026-11-22'
const MB = 1024 * 1024

interface Cost {
  serviceCalls: number
  httpCalls: number
  /** Bodies as they travelled. */
  bytesUp: number
  /** Bodies as the add-on sees them, unpacked. */
  bytesDown: number
  addonMs: number
  workerMs: number
  rowsWritten: number
}

const { values } = parseArgs({ options: { orders: { type: 'string' }, scattered: { type: 'boolean' } } })
const sizes = (values.orders ?? '1000,10000,100000,300000,1000000').split(',').map(Number)
await ensureBuilt()
const startMs = performance.now()
const results: { orders: number; first: Cost; delta: Cost }[] = []
for (const orders of sizes) {
  const worker = await startLocalWorker()
  try {
    results.push(await measure(worker, orders))
  } finally {
    await worker.stop()
  }
}
writeFileSync(`${ROOT}bench-sync.json`, `${JSON.stringify(results, null, 2)}\n`)
printAims()

async function measure(worker: LocalWorker, orders: number): Promise<(typeof results)[number]> {
  // The large sheet of the promises has 60,000 customers; the others are shops that a customer comes back to.
  const customers = orders === 300_000 ? 60_000 : Math.max(20, Math.round(orders / 25))
  // A book takes a million orders, the ten that come later included.
  const workbook = largeShop(orders - 10, customers)
  const host = createHost({
    workbook,
    bundle: loadBundle(`${ROOT}dist/addon/bound`),
    now: new Date(`${AS_OF}T09:00:00Z`),
    workerUrl: worker.url,
  })
  tell(
    host.callFromPage('connect', JSON.stringify({ workerUrl: 'https://local.workers.dev', setupKey: worker.setupKey })),
  )
  tell(host.callFromPage('saveSetUp', '{}'))
  const first = await update(host, worker)
  printCost(orders, customers, 'first update', first)
  addOrders(workbook, 10, values.scattered === true)
  const delta = await update(host, worker)
  printCost(orders, customers, values.scattered ? '10 orders changed all over' : '10 orders more', delta)
  return { orders, first, delta }
}

async function update(host: Host, worker: LocalWorker): Promise<Cost> {
  host.resetCounts()
  host.requests.length = 0
  const startMs = performance.now()
  tell(host.run('updateNow'))
  const { serviceCalls, httpCalls, bytesUp, bytesDown, fetchMs, workerMs } = host.counts
  const addonMs = Math.round(performance.now() - startMs - fetchMs)
  const { token } = JSON.parse(host.workbook.properties.document.get('regulars') ?? '{}') as { token: string }
  const { runs } = await stateOf(worker, token)
  return {
    serviceCalls,
    httpCalls,
    bytesUp,
    bytesDown,
    addonMs,
    workerMs: Math.round(workerMs || fetchMs),
    rowsWritten: runs[0]?.rowsWritten ?? -1,
  }
}

/** Asked twice: after minutes in which nothing here listened, a connection that was kept open is closed by now. */
async function stateOf(worker: LocalWorker, token: string): Promise<BookState> {
  const ask = () => fetch(`${worker.url}/v1/book`, { headers: { authorization: `Bearer ${token}` } })
  const answer = await ask().catch(ask)
  return (await answer.json()) as BookState
}

function tell(answer: unknown): void {
  const { ok, message } = JSON.parse(String(answer)) as { ok: boolean; message?: string }
  if (!ok) throw new Error(message)
}

function printCost(orders: number, customers: number, name: string, cost: Cost): void {
  const { rss } = process.memoryUsage()
  const line = `${orders} orders of ${customers} customers, ${name}: ${JSON.stringify(cost)}, ${Math.round(rss / MB)} MB here`
  process.stdout.write(`${line}\n`)
}

function printAims(): void {
  const lines: string[] = []
  for (const { orders, first, delta } of results) {
    const perOrder = first.bytesUp / orders
    lines.push(`${orders} orders: ${perOrder.toFixed(1)} bytes an order up at first (aim: 20 at most)`)
    if (orders < 1_000_000) continue
    lines.push(`10 orders: ${(delta.bytesUp / 1024).toFixed(0)} KB up (120), ${delta.httpCalls} calls (4)`)
    lines.push(`rows written at first: ${first.rowsWritten} (under 2,500)`)
  }
  lines.push(`${Math.round((performance.now() - startMs) / 1000)} s in all`)
  process.stdout.write(`${lines.join('\n')}\n`)
}
