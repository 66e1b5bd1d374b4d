/** Faults of the network and the Worker that pass: they are got over without a word, and the sheet ends as without them. */
import { describe, expect, it } from 'vitest'
import type { Host, ReceivedResponse, SentRequest } from '../../playground/host.ts'
import { problem } from './book.ts'
import { changed, type Fetch, fails, page, tryUpdate, waiting } from './faulty-network.ts'
import { readyShop } from './shop.ts'

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
  tryUpdate(reference)
  // The Run log tells how long a run took.
  const sheetsOf = (host: Host) =>
    JSON.stringify(host.workbook.sheets.filter(({ name }) => name !== 'Run log').map(({ rows }) => rows))

  it.each(PASSING)('%s: the sheet ends as without it', (_, fault) => {
    const host = readyShop()
    host.options.fetch = fault(host.options.fetch as Fetch)
    expect(tryUpdate(host).ok).toBe(true)
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
    expect(tryUpdate(host).ok).toBe(true)
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
    expect(tryUpdate(host)).toMatchObject({
      ok: false,
      code: 'outOfTime',
      message:
        'Google gives an update six minutes, and they were used up before writing began. Nothing was changed. Choose Regulars > Update now to continue: what was sent is kept.',
    })
    expect(sheetsOf(host) === before).toBe(true)
    expect(slow()).toBe('plan,chunks,score')
    host.requests.length = 0
    expect(tryUpdate(host).ok).toBe(true)
    expect(slow()).toBe('plan,score')
    expect(sheetsOf(host) === sheetsOf(reference)).toBe(true)
  })
})
