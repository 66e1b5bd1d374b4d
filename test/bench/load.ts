/**
 * `npm run bench:load [-- --seconds N] [-- --orders N]`: 200 books that update at once on the loopback address, or one
 * book of N orders. Prints latencies, statuses, memory of workerd, rows written. Decides the traffic; asserts that
 * nothing but 200 and 429 comes back.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import autocannon, { type Client, type Request } from 'autocannon'
import { startLocalWorker } from '../../playground/local-worker.ts'
import type { BookState, Cell, PlanAnswer, ScoreTables, TableName } from '../../worker/contract.ts'
import { chunkTexts } from '../book/chunk-texts.ts'

const BOOKS = 200
const AS_OF = '2026-11-22'
const CHUNK_ROWS = 1000
const CHUNKS_A_REQUEST = 40
const GZIP = { 'content-type': 'application/gzip' }
const JSON_TYPE = { 'content-type': 'application/json' }

interface Cut {
  lists: { customers: string[]; orders: string[] }
  texts: Map<string, string>
}

const { values } = parseArgs({ options: { seconds: { type: 'string' }, orders: { type: 'string' } } })
const worker = await startLocalWorker(undefined, { BOOKS_PER_DAY: String(BOOKS) })
try {
  if (values.orders) await oneLargeBook(Number(values.orders))
  else await manyBooks(Number(values.seconds ?? 60))
} finally {
  await worker.stop()
}

/** Each book plans, uploads a chunk that changes and scores, once a second a call: below the limit of 120 a minute. */
async function manyBooks(seconds: number): Promise<void> {
  const tokens: string[] = []
  for (let k = 0; k < BOOKS; k++) tokens.push(await openBook())
  const shops = Array.from({ length: 4 }, (_, seed) => cut(shop(300, 1500, seed)))
  await Promise.all(tokens.map((token, k) => update(token, shops[k % 4])))
  const before = memoryOfWorkerd()
  let client = 0
  const result = await autocannon({
    url: worker.url,
    connections: BOOKS,
    duration: seconds,
    connectionRate: 1,
    timeout: 30,
    setupClient: (connection: Client) => {
      const at = client++ % BOOKS
      connection.setRequests(callsOf(tokens[at], shops, at))
    },
  })
  const after = memoryOfWorkerd()
  const statuses = Object.entries(result.statusCodeStats ?? {}).map(([status, { count }]) => `${count} x ${status}`)
  console.log(`${BOOKS} books for ${seconds} s: ${result.requests.total} answers (${statuses.join(', ')})`)
  console.log(`p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms, longest ${result.latency.max} ms`)
  console.log(`workerd: ${mb(before.rss)} before, ${mb(after.rss)} after, ${mb(after.peak)} at most`)
  const odd = Object.keys(result.statusCodeStats ?? {}).filter((status) => status !== '200' && status !== '429')
  if (odd.length > 0 || result.errors > 0) {
    console.error(`errors: ${result.errors} without an answer, statuses ${odd.join(', ') || 'all good'}`)
    process.exitCode = 1
  }
}

function callsOf(token: string, shops: Cut[], at: number): Request[] {
  const run = createHash('sha256').update(token).digest('hex').slice(0, 32)
  const authorization = `Bearer ${token}`
  // The shop changes from update to update, as if somebody had edited it in between.
  return [shops[at % 4], shops[(at + 1) % 4]].flatMap(({ lists, texts }): Request[] => {
    const changed = [...texts.values()].slice(-1).join('\n')
    return [
      post('/v1/book/plan', JSON.stringify({ run, tables: lists }), JSON_TYPE),
      post('/v1/book/chunks', gzipSync(changed), GZIP),
      post('/v1/book/chunks', gzipSync([...texts.values()].join('\n')), GZIP),
      post('/v1/book/score', JSON.stringify({ run, manifest: manifestOf(lists), asOf: AS_OF }), JSON_TYPE),
    ]
  })
  function post(path: string, body: string | Buffer, headers: Record<string, string>): Request {
    return { method: 'POST', path, body, headers: { ...headers, authorization } }
  }
}

/** First update, then one after ten changed rows. */
async function oneLargeBook(orders: number): Promise<void> {
  const token = await openBook()
  const before = memoryOfWorkerd()
  const tables = shop(Math.ceil(orders / 10), orders, 1)
  await timed('first update', () => update(token, cut(tables)))
  for (let k = 0; k < 10; k++) tables.orders.amount[k] = 9999
  await timed('after ten changed rows', () => update(token, cut(tables)))
  const after = memoryOfWorkerd()
  console.log(`workerd: ${mb(before.rss)} before, ${mb(after.rss)} after, ${mb(after.peak)} at most`)
  const state = (await (await call(token, 'GET', '/v1/book')).json()) as BookState
  console.log(
    `${state.chunks} chunks, ${mb(state.bytes)}, rows written ${state.runs.map((run) => run.rowsWritten).join(' then ')} (latest first)`,
  )
}

async function timed(what: string, work: () => Promise<string>): Promise<void> {
  const startMs = performance.now()
  const note = await work()
  console.log(`${what}: ${Math.round(performance.now() - startMs)} ms (${note})`)
}

async function openBook(): Promise<string> {
  const book = createHash('sha256').update(String(Math.random())).digest('hex').slice(0, 32)
  return (
    (await (await call(worker.setupKey, 'POST', '/v1/books', JSON.stringify({ book }))).json()) as { token: string }
  ).token
}

/** Plan, chunks, all pages. */
async function update(token: string, { lists, texts }: Cut): Promise<string> {
  const run = createHash('sha256').update(String(Math.random())).digest('hex').slice(0, 32)
  const planned = await call(token, 'POST', '/v1/book/plan', JSON.stringify({ run, tables: lists }))
  const { manifest, missing } = (await planned.json()) as PlanAnswer
  let bytesUp = 0
  for (let from = 0; from < missing.length; from += CHUNKS_A_REQUEST) {
    const body = gzipSync(
      missing
        .slice(from, from + CHUNKS_A_REQUEST)
        .map((hash) => texts.get(hash))
        .join('\n'),
    )
    bytesUp += body.length
    await call(token, 'POST', '/v1/book/chunks', body, GZIP)
  }
  let timing = ''
  for (let from = 0, total = 1; from < total; from += 20_000) {
    const rows = { from, to: from + 20_000 }
    const response = await call(token, 'POST', '/v1/book/score', JSON.stringify({ run, manifest, asOf: AS_OF, rows }))
    timing ||= response.headers.get('server-timing') ?? ''
    total = ((await response.json()) as { rows: { total: number } }).rows.total
  }
  return `${missing.length} chunks, ${bytesUp} bytes up, ${timing}`
}

async function call(
  key: string,
  method: string,
  path: string,
  body?: string | Buffer,
  headers: Record<string, string> = JSON_TYPE,
) {
  const init = { method, headers: { ...headers, authorization: `Bearer ${key}` }, body }
  // A socket that closed while we were making rows is noticed only when it is used; every call may be repeated.
  const response = await fetch(worker.url + path, init).catch(() => fetch(worker.url + path, init))
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response
}

/** A shop of five columns, ids as pseudonyms; the same seed gives the same shop. */
function shop(customers: number, orders: number, seed: number): ScoreTables {
  const id = (kind: string, k: number) => createHash('sha256').update(`${kind}${k}`).digest('hex').slice(0, 16)
  let state = seed + 1
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % below
  }
  const ids: Cell[] = Array.from({ length: customers }, (_, k) => id('c', k))
  const table = {
    customer: [] as Cell[],
    date: [] as Cell[],
    amount: [] as Cell[],
    orderId: [] as Cell[],
    category: [] as Cell[],
  }
  for (let k = 0; k < orders; k++) {
    table.customer.push(ids[random(customers)])
    table.date.push(
      new Date(Date.UTC(2023, 0, 1) + Math.floor((k * 1400) / orders) * 86_400_000).toISOString().slice(0, 10),
    )
    table.amount.push((500 + random(20_000)) / 100)
    table.orderId.push(id('o', k))
    table.category.push(`category ${random(12)}`)
  }
  return { customers: { id: ids }, orders: table }
}

function cut(tables: ScoreTables): Cut {
  const texts = new Map<string, string>()
  const list = (name: TableName, table: object) =>
    chunkTexts(name, table, () => CHUNK_ROWS).map((text) => {
      const hash = createHash('sha256').update(text).digest('base64url')
      texts.set(hash, text)
      return hash
    })
  return {
    lists: { customers: list('customers', tables.customers ?? {}), orders: list('orders', tables.orders) },
    texts,
  }
}

function manifestOf({ customers, orders }: Cut['lists']): string {
  return createHash('sha256').update(JSON.stringify({ customers, orders })).digest('base64url')
}

/** Bytes that the workerd processes of this one hold, and held at most; NaN where there is no /proc. */
function memoryOfWorkerd(): { rss: number; peak: number } {
  try {
    const processes = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(statusOf)
    const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]))
    const isOurs = (pid: number): boolean => pid === process.pid || (pid > 1 && isOurs(parents.get(pid) ?? 0))
    const ours = processes.filter(({ pid, name }) => name === 'workerd' && isOurs(pid))
    const sum = (key: 'rss' | 'peak') => ours.reduce((total, found) => total + found[key], 0)
    return { rss: sum('rss'), peak: sum('peak') }
  } catch {
    return { rss: Number.NaN, peak: Number.NaN }
  }
}

function statusOf(pid: string) {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8')
    const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(text)?.[1] ?? ''
    const kilobytes = (name: string) => Number(field(name)) * 1024
    return [
      {
        pid: Number(pid),
        parent: Number(field('PPid')),
        name: field('Name'),
        rss: kilobytes('VmRSS'),
        peak: kilobytes('VmHWM'),
      },
    ]
  } catch {
    // It has ended meanwhile.
    return []
  }
}

function mb(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`
}
