/**
 * Faults of the network and the Worker that last, each with the sentence that the person reads. The sheet stays as it was.
 * What passes is in passing-faults.test.ts, what Google Sheets itself does in google-faults.test.ts.
 */
import { describe, expect, it } from 'vitest'
import { problem } from './book.ts'
import { always, answeringAt, changed, type Fetch, fails, page, tryUpdate, waiting } from './faulty-network.ts'
import { readyShop } from './shop.ts'

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
  [
    'an answer cut off',
    answeringAt('/score', (right) => ({ ...right, body: String(right.body).slice(0, -9) })),
    BROKEN,
    4,
  ],
  ['a plan cut off', answeringAt('/plan', (right) => ({ ...right, body: String(right.body).slice(0, 30) })), BROKEN, 4],
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
  [
    'an answer without pages',
    answeringAt('/score', (right) => changed(right, { rows: { from: 0, to: 24 } })),
    BROKEN,
    4,
  ],
  ['the answer to another day', answeringAt('/score', (right) => changed(right, { asOf: '2026-11-21' })), BROKEN, 4],
  [
    'another page',
    answeringAt('/score', (right) => changed(right, { rows: { from: 24, to: 48, total: 24 } })),
    BROKEN,
    4,
  ],
  [
    'more rows than asked',
    answeringAt('/score', (right) => changed(right, { rows: { from: 0, to: 24, total: 25 } })),
    BROKEN,
    4,
  ],
  [
    'an answer without its summary',
    answeringAt('/score', (right) => changed(right, { summary: undefined })),
    BROKEN,
    4,
  ],
  [
    'a plan that lacks a foreign chunk',
    answeringAt('/plan', (right) => changed(right, { missing: ['x'.repeat(43)] })),
    BROKEN,
    4,
  ],
  ['a manifest that is none', answeringAt('/plan', (right) => changed(right, { manifest: '../' })), BROKEN, 4],
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
    answeringAt('/chunks', () => problem(413, 'tooLarge')),
    'The sheet has more rows than the Worker takes at once. Nothing was changed.',
    1,
  ],
  [
    'a type that is not read',
    answeringAt('/chunks', () => problem(415, 'unsupportedMediaType')),
    refused('secret detail'),
    1,
  ],
  [
    'a setting that the Worker does not know',
    answeringAt('/score', () =>
      problem(400, 'badRequest', { errors: [{ path: 'settings.tiers', message: 'is no list' }] }),
    ),
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
    const result = tryUpdate(host)
    expect(result).toMatchObject({ ok: false, message: sentence })
    expect(host.dialogs[host.dialogs.length - 1]).toMatchObject({ kind: 'alert', content: sentence })
    expect(sheets() === before).toBe(true)
    const last = host.requests[host.requests.length - 1].url
    expect(host.requests.filter(({ url }) => url === last)).toHaveLength(attempts)
    host.options.fetch = right
    expect(tryUpdate(host).ok).toBe(true)
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
    expect(tryUpdate(host)).toMatchObject({ ok: false, message: UNREACHABLE })
    expect(host.clock.nowMs - startMs).toBeLessThan(5.5 * 60_000)
  })

  it.each([
    ['missingChunks', { missing: [] as string[] }],
    ['unknownManifest', {}],
  ] as const)('a book that answers %s for ever: says so after four rounds', (code, more) => {
    const host = readyShop()
    host.options.fetch = answeringAt('/score', () => problem(409, code, more))(host.options.fetch as Fetch)
    expect(tryUpdate(host)).toMatchObject({ ok: false, message: TROUBLE })
    expect(host.requests.filter(({ url }) => url.endsWith('/score'))).toHaveLength(4)
  })
})
