/**
 * The fault plan: everything that can go wrong with the network, the Worker and Google Sheets, each with the sentence that
 * the person reads. What can be got over is got over without a word; what cannot leaves the sheet as it was.
 */
import { describe, expect, it } from 'vitest'
import type { Host, ReceivedResponse, SentRequest } from '../../playground/host.ts'
import { type createBook, problem } from './book.ts'
import { readyShop, tabOf } from './shop.ts'

type Fetch = ReturnType<typeof createBook>['answer']
type Result = { ok: boolean; code: string; message: string }
const update = (host: Host) => JSON.parse(String(host.run('updateNow'))) as Result
const page = (status: number, text: string, headers: Record<string, string> = {}): ReceivedResponse => ({
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: `<!doctype html><title>${text}</title>`,
})
const waiting = (answer: ReceivedResponse, seconds: number | string): ReceivedResponse => ({
  ...answer,
  headers: { ...answer.headers, 'retry-after': String(seconds) },
})
const fails = (sentence: string) => (): Fetch => () => {
  throw new Error(sentence)
}
/** `to` instead of the right answer to this path. */
const at =
  (path: string, to: (right: ReceivedResponse, request: SentRequest) => ReceivedResponse) =>
  (right: Fetch): Fetch =>
  (request) =>
    request.url.endsWith(path) ? to(right(request), request) : right(request)
const always = (answer: ReceivedResponse) => (): Fetch => () => answer
const changed = (right: ReceivedResponse, change: object): ReceivedResponse => ({
  ...right,
  body: JSON.stringify({ ...JSON.parse(String(right.body)), ...change }),
})

const UNREACHABLE =
  'The Worker could not be reached. Nothing was changed. Try again in a minute, or check the address in Regulars > Settings > Connection and keys.'
const TROUBLE =
  'The Worker is in trouble. Nothing was changed. Try again in a minute; if it stays so, look at the Worker’s log.'
const BROKEN = 'The answer was incomplete or not meant for this sheet. Nothing was changed. Try again in a minute.'
const FOREIGN =
  'At this address something other than Regulars answered. Nothing was changed. Check the address in Regulars > Settings > Connection and keys.'
const limited = (minutes: string) => `The Worker had too many requests. Nothing was changed. Try again in ${minutes}.`
const refused = (detail: string) =>
  `The Worker did not understand the request (${detail}). Nothing was changed. Check the settings.`
const NO_PERMISSION =
  'Google does not let Regulars call the Worker. Nothing was changed. Choose Regulars > Settings > Set up and allow what is asked for; the Marketplace edition only calls addresses under workers.dev.'

/** Name, what stands between add-on and Worker, the sentence, and how often the call was made that failed. */
const LASTING: [string, (right: Fetch) => Fetch, string, number][] = [
  ['a DNS error', fails('DNS error: https://shop.workers.dev/v1/book/plan'), UNREACHABLE, 4],
  ['no route', fails('Address unavailable: https://shop.workers.dev/v1/book/plan'), UNREACHABLE, 4],
  ['a timeout before the Worker got it', fails('Timeout: https://shop.workers.dev/v1/book/plan'), UNREACHABLE, 4],
  [
    'timeouts after the Worker did it',
    (right) => (request) => {
      right(request)
      throw new Error('Timeout: https://shop.workers.dev')
    },
    UNREACHABLE,
    4,
  ],
  ['429 that asks to wait a moment', always(waiting(problem(429, 'rateLimited'), 5)), limited('1 minute'), 4],
  ['429 that asks to wait an hour', always(waiting(problem(429, 'rateLimited'), 3600)), limited('60 minutes'), 1],
  [
    '429 that asks to wait until a time of day',
    always(waiting(problem(429, 'rateLimited'), 'Sun, 22 Nov 2026 09:30:00 GMT')),
    limited('30 minutes'),
    1,
  ],
  ['429 that says nothing more', always(problem(429, 'rateLimited')), limited('1 minute'), 4],
  ['a bug of the Worker', always(problem(500, 'internal')), TROUBLE, 4],
  ['500 with a page', always(page(500, 'Internal server error')), TROUBLE, 4],
  ['502 with a page', always(page(502, 'Bad gateway')), TROUBLE, 4],
  ['503 with a page', always(page(503, 'Service unavailable')), TROUBLE, 4],
  ['504 with a page', always(page(504, 'Gateway timeout')), TROUBLE, 4],
  ['520 with a page', always(page(520, 'Web server is returning an unknown error')), TROUBLE, 4],
  ['Cloudflare’s page 1015', always(page(429, 'Error 1015: You are being rate limited')), limited('1 minute'), 4],
  [
    'Cloudflare’s page 1027',
    always(page(429, 'Error 1027: This website has been temporarily rate limited')),
    'The Worker’s Cloudflare account has used up its requests of the day. Nothing was changed. Try again tomorrow.',
    1,
  ],
  ['an answer cut off', at('/score', (right) => ({ ...right, body: String(right.body).slice(0, -9) })), BROKEN, 4],
  ['a plan cut off', at('/plan', (right) => ({ ...right, body: String(right.body).slice(0, 30) })), BROKEN, 4],
  ['no body', always({ status: 200, headers: {}, body: '' }), BROKEN, 4],
  ['a word', always({ status: 200, headers: {}, body: 'OK' }), BROKEN, 4],
  ['a list', always({ status: 200, headers: {}, body: '[]' }), BROKEN, 4],
  ['JSON of somebody else', always({ status: 200, headers: {}, body: '{"hello":"world"}' }), BROKEN, 4],
  ['a log-in page', always(page(200, 'Log in to the hotel')), FOREIGN, 1],
  ['a redirect', always(page(302, 'Moved', { location: 'https://elsewhere.example' })), FOREIGN, 1],
  ['a firewall', always(page(403, 'Access denied')), FOREIGN, 1],
  ['404 with a page', always(page(404, 'Not found')), FOREIGN, 1],
  [
    'a Worker without books',
    always(problem(404, 'notFound')),
    'The Worker is older than this add-on and does not know what it was asked. Nothing was changed. Deploy the Worker again.',
    1,
  ],
  ['an answer without pages', at('/score', (right) => changed(right, { rows: { from: 0, to: 24 } })), BROKEN, 4],
  ['the answer to another day', at('/score', (right) => changed(right, { asOf: '2026-11-21' })), BROKEN, 4],
  ['another page', at('/score', (right) => changed(right, { rows: { from: 24, to: 48, total: 24 } })), BROKEN, 4],
  [
    'more rows than asked',
    at('/score', (right) => changed(right, { rows: { from: 0, to: 24, total: 25 } })),
    BROKEN,
    4,
  ],
  ['an answer without its summary', at('/score', (right) => changed(right, { summary: undefined })), BROKEN, 4],
  [
    'a plan that lacks a foreign chunk',
    at('/plan', (right) => changed(right, { missing: ['x'.repeat(43)] })),
    BROKEN,
    4,
  ],
  ['a manifest that is none', at('/plan', (right) => changed(right, { manifest: '../' })), BROKEN, 4],
  [
    'a token that is no longer valid',
    always(problem(401, 'unauthorized')),
    'The Worker no longer accepts this sheet’s token. Nothing was changed. Choose Regulars > Settings > Connection and keys to connect again.',
    1,
  ],
  [
    'an erased book',
    always(problem(410, 'bookErased')),
    'This sheet’s book was erased on the Worker. Nothing was changed. Choose Regulars > Settings > Connection and keys to connect again.',
    1,
  ],
  [
    'a body that is too large',
    at('/chunks', () => problem(413, 'tooLarge')),
    'The sheet has more rows than the Worker takes at once. Nothing was changed.',
    1,
  ],
  ['a type that is not read', at('/chunks', () => problem(415, 'unsupportedMediaType')), refused('secret detail'), 1],
  [
    'a setting that the Worker does not know',
    at('/score', () => problem(400, 'badRequest', { errors: [{ path: 'settings.tiers', message: 'is no list' }] })),
    refused('settings.tiers is no list'),
    1,
  ],
  [
    'another run at the Worker',
    always(waiting(problem(409, 'busy'), 100)),
    'Another update of this sheet is going on at the Worker. Nothing was changed. Try again in 2 minutes.',
    1,
  ],
  [
    'a Worker without its secrets',
    always(problem(503, 'notConfigured')),
    'The Worker lacks one of its secrets. Nothing was changed. Set SETUP_KEY and TOKEN_KEY as the README says.',
    1,
  ],
  ['a code of a newer Worker', always(problem(418, 'teapot' as never)), refused('secret detail'), 1],
  [
    'Google’s own daily limit',
    fails('Exception: Service invoked too many times for one day: urlfetch.'),
    'Google lets this account send no more requests today. Nothing was changed. Try again tomorrow.',
    1,
  ],
  ['no right to call out', fails('You do not have permission to call UrlFetchApp.fetch.'), NO_PERMISSION, 1],
  ['an address that is not on the list', fails('The URL is not in the add-on’s allowlist.'), NO_PERMISSION, 1],
]

describe('a fault of network or Worker that lasts', () => {
  it.each(LASTING)('%s: says so and changes no cell', (_, fault, sentence, attempts) => {
    const host = readyShop()
    const right = host.options.fetch as Fetch
    const sheets = () => JSON.stringify(host.workbook.sheets.map(({ rows }) => rows))
    const before = sheets()
    host.options.fetch = fault(right)
    const result = update(host)
    expect(result).toMatchObject({ ok: false, message: sentence })
    expect(host.dialogs[host.dialogs.length - 1]).toMatchObject({ kind: 'alert', content: sentence })
    expect(sheets() === before).toBe(true)
    const last = host.requests[host.requests.length - 1].url
    expect(host.requests.filter(({ url }) => url === last)).toHaveLength(attempts)
    host.options.fetch = right
    expect(update(host).ok).toBe(true)
  })

  it.each([0, 30_000, 60_000, 100_000])('timeouts of a minute, calls before them of %s ms: ends in time', (callMs) => {
    const host = readyShop()
    const right = host.options.fetch as Fetch
    const startMs = host.clock.nowMs
    host.options.fetch = (request) => {
      const timesOut = request.url.endsWith('/score')
      host.clock.nowMs += timesOut ? 60_000 : callMs
      if (timesOut) throw new Error('Timeout: https://shop.workers.dev')
      return right(request)
    }
    expect(update(host)).toMatchObject({ ok: false, message: UNREACHABLE })
    expect(host.clock.nowMs - startMs).toBeLessThan(5.5 * 60_000)
  })

  it.each([
    ['missingChunks', { missing: [] as string[] }],
    ['unknownManifest', {}],
  ] as const)('a book that answers %s for ever: says so after four rounds', (code, more) => {
    const host = readyShop()
    host.options.fetch = at('/score', () => problem(409, code, more))(host.options.fetch as Fetch)
    expect(update(host)).toMatchObject({ ok: false, message: TROUBLE })
    expect(host.requests.filter(({ url }) => url.endsWith('/score'))).toHaveLength(4)
  })
})

/** Faults of one call, the `n`th of each path. */
const once = (path: string, fault: (right: Fetch, request: SentRequest) => ReceivedResponse) => {
  let done = false
  return (right: Fetch): Fetch =>
    (request) => {
      if (done || !request.url.endsWith(path)) return right(request)
      done = true
      return fault(right, request)
    }
}
const lost = (right: Fetch, request: SentRequest): ReceivedResponse => {
  right(request)
  throw new Error('Timeout: https://shop.workers.dev')
}
const PASSING: [string, (right: Fetch) => Fetch][] = [
  ['a DNS error', once('/plan', () => fails('DNS error')()({} as SentRequest))],
  ['a lost answer to the plan', once('/plan', lost)],
  ['a lost answer to the chunks', once('/chunks', lost)],
  ['a lost answer to the score', once('/score', lost)],
  ['429 for two seconds', once('/plan', () => waiting(problem(429, 'rateLimited'), 2))],
  ['another run that is about to end', once('/plan', () => waiting(problem(409, 'busy'), 20))],
  ['503 with a page', once('/chunks', () => page(503, 'Service unavailable'))],
  ['page 1015', once('/score', () => page(429, 'Error 1015'))],
  ['an answer cut off', once('/score', (right, request) => ({ ...right(request), body: '{"asOf":' }))],
  ['the answer to another day', once('/score', (right, request) => changed(right(request), { asOf: '2020-01-01' }))],
  [
    'requests that arrive twice',
    (right) => (request) => {
      right(request)
      return right(request)
    },
  ],
  [
    'an answer cut off and then a bug',
    (right) => once('/score', () => problem(500, 'internal'))(once('/score', () => page(502, 'x'))(right)),
  ],
]

describe('a fault that passes', () => {
  const reference = readyShop()
  update(reference)
  // The Run log tells how long a run took.
  const sheetsOf = (host: Host) =>
    JSON.stringify(host.workbook.sheets.filter(({ name }) => name !== 'Run log').map(({ rows }) => rows))

  it.each(PASSING)('%s: the sheet ends as without it', (_, fault) => {
    const host = readyShop()
    host.options.fetch = fault(host.options.fetch as Fetch)
    expect(update(host).ok).toBe(true)
    expect(sheetsOf(host) === sheetsOf(reference)).toBe(true)
  })

  it('chunks that the book lost between plan and score are uploaded again', () => {
    const host = readyShop()
    const { fetch } = host.options
    let lostOnce = false
    host.options.fetch = (request) => {
      if (!lostOnce && request.url.endsWith('/score')) {
        lostOnce = true
        const chunks = host.requests.flatMap(({ url, text }) =>
          url.endsWith('/plan') ? JSON.parse(text).tables.orders : [],
        )
        return problem(409, 'missingChunks', { missing: chunks })
      }
      return (fetch as Fetch)(request)
    }
    expect(update(host).ok).toBe(true)
    expect(host.requests.map(({ url }) => url.split('/').pop())).toEqual(['plan', 'chunks', 'score', 'chunks', 'score'])
    expect(sheetsOf(host) === sheetsOf(reference)).toBe(true)
  })

  it('a Worker that needs a minute for each call: stops before it writes, and goes on where it was', () => {
    const host = readyShop()
    const right = host.options.fetch as Fetch
    const before = sheetsOf(host)
    host.options.fetch = (request) => {
      host.clock.nowMs += 110_000
      return right(request)
    }
    const slow = () => host.requests.map(({ url }) => url.split('/').pop()).join()
    expect(update(host)).toMatchObject({
      ok: false,
      code: 'outOfTime',
      message:
        'Google gives an update six minutes, and they were used up before writing began. Nothing was changed. Choose Regulars > Update now to continue: what was sent is kept.',
    })
    expect(sheetsOf(host) === before).toBe(true)
    expect(slow()).toBe('plan,chunks,score')
    host.requests.length = 0
    expect(update(host).ok).toBe(true)
    expect(slow()).toBe('plan,score')
    expect(sheetsOf(host) === sheetsOf(reference)).toBe(true)
  })
})

const SHEETS =
  'Google Sheets did not answer in time. Your own cells are as they were. Run Update now again in a minute.'
/** Name, the service call that fails, Google's sentence, ours. */
const GOOGLE: [string, string, string, string][] = [
  [
    'reading takes too long',
    'Range.getValues',
    'Service Spreadsheets timed out while accessing document with id x.',
    SHEETS,
  ],
  [
    'a server error while writing',
    'Range.setValues',
    'We’re sorry, a server error occurred. Please wait a bit.',
    SHEETS,
  ],
  ['formulas that cannot be read', 'Range.getFormulas', 'Service error: Spreadsheets', SHEETS],
  ['formats that cannot be read', 'Range.getNumberFormats', 'Service unavailable: Spreadsheets', SHEETS],
  [
    'no more room for settings',
    'Properties.setProperty',
    'You have exceeded the property storage quota. Please remove some properties and try again.',
    'Google keeps no more settings for this file. Your own cells are as they were. Use fewer or shorter tiers and columns in Set up.',
  ],
  [
    'a file with ten million cells',
    'Range.setValues',
    'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    'The file has as many cells as Google allows. Your own cells are as they were. Delete empty rows and columns, then run Update now again.',
  ],
  [
    'rights that were taken away',
    'SpreadsheetApp.getActiveSpreadsheet',
    'You do not have permission to call SpreadsheetApp.getActiveSpreadsheet.',
    'Google has not given Regulars the rights that it needs. Your own cells are as they were. Choose Regulars > Settings > Set up and allow what is asked for.',
  ],
  [
    'a tab that is protected as a whole',
    'Range.setValues',
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner.',
    'A part of “Customers” that Regulars writes is protected against you. Ask the owner of the file.',
  ],
  [
    'a table with typed columns',
    'Range.setValues',
    'This operation is not allowed on cells in typed columns.',
    '“Customers” is a table with typed columns, which cannot be written. Convert it to an unformatted range, or set the type of Regulars’ columns to “none”.',
  ],
]

describe('a fault of Google Sheets', () => {
  const reference = readyShop()
  update(reference)
  it.each(GOOGLE)('%s: says so, and the next update mends it', (_, method, sentence, said) => {
    const host = readyShop()
    let left = 1
    host.options.failWith = (called) => {
      // The Settings tab is read before the orders, the memory tab written before the customers: the latter are meant.
      if (called !== method || (/Values$/.test(method) && host.counts.byMethod[method] < 2)) return undefined
      return left-- > 0 ? sentence : undefined
    }
    expect(update(host)).toMatchObject({ ok: false, message: said })
    host.options.failWith = undefined
    expect(update(host).ok).toBe(true)
    const values = (of: Host) => JSON.stringify(tabOf(of.workbook, 'Customers').rows)
    expect(values(host) === values(reference)).toBe(true)
  })

  it('a lock that somebody else holds: says so', () => {
    const host = readyShop()
    host.locks.set('document', 'somebody')
    expect(update(host).message).toBe(
      'The sheet is being updated by someone else. Nothing was changed. Try again in a minute.',
    )
  })

  it('a cache that fails stops no update', () => {
    const host = readyShop()
    host.options.failWith = (method) => (method.startsWith('Cache') ? 'Service error: Cache' : undefined)
    expect(JSON.parse(String(host.run('updateNow', '{"watched":true}'))).ok).toBe(true)
  })
})
