/** What a person reads when something fails: a plain sentence, and no cell was changed. */
import { describe, expect, it } from 'vitest'
import type { HostOptions, ReceivedResponse } from '../../playground/host.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import type { Cell, ScoreAnswer } from '../../worker/contract.ts'
import { createBook, problem, sentRequest } from './book.ts'
import { fill, openShop, readyShop, setUp, shopWorkbook, tabOf, update } from './shop.ts'

type Result = { ok: boolean; code: string; message: string }
const run = (host: ReturnType<typeof readyShop>, name = 'updateNow') => JSON.parse(String(host.run(name))) as Result
const reply = (status: number, body: string): ReceivedResponse => ({ status, headers: {}, body })
type Fetch = NonNullable<HostOptions['fetch']>

/** The right answer with one thing changed. */
const spoilt =
  (
    spoil: (answer: Required<Pick<ScoreAnswer, 'asOf' | 'problems'>> & { columns: Record<string, Cell[]> }) => unknown,
  ) =>
  (right: Fetch): Fetch =>
  (request) => {
    if (!request.url.endsWith('/score')) return right(request)
    const answer = JSON.parse(String(right(request).body))
    return reply(200, JSON.stringify(spoil(answer) ?? answer))
  }

const FETCHES: [string, string, (right: Fetch) => Fetch][] = [
  [
    'no network',
    'unreachable',
    () => () => {
      throw new Error('DNS error: https://shop.workers.dev')
    },
  ],
  ['401', 'unauthorized', () => () => problem(401, 'unauthorized')],
  ['410', 'erased', () => () => problem(410, 'bookErased')],
  ['413', 'tooLarge', () => () => problem(413, 'tooLarge')],
  ['429', 'rateLimited', () => () => problem(429, 'rateLimited')],
  ['500', 'workerTrouble', () => () => problem(500, 'internal')],
  ['503 with a page', 'workerTrouble', () => () => reply(503, '<html>overloaded</html>')],
  ['400', 'refusedRequest', () => () => problem(400, 'badRequest')],
  ['a page of somebody else', 'notTheWorker', () => () => reply(200, '<!doctype html><p>Welcome</p>')],
  ['404 with a page', 'notTheWorker', () => () => reply(404, '<p>Not found</p>')],
  ['truncated JSON', 'brokenAnswer', (right) => (request) => reply(200, String(right(request).body).slice(0, -5))],
  ['an empty object', 'brokenAnswer', () => () => reply(200, '{}')],
  [
    'another day',
    'brokenAnswer',
    spoilt((a) => {
      a.asOf = '2020-01-01'
    }),
  ],
  [
    'other ids',
    'brokenAnswer',
    spoilt((a) => {
      a.columns.id[3] = 'ffffffffffffffff'
    }),
  ],
  [
    'swapped ids',
    'brokenAnswer',
    spoilt((a) => {
      a.columns.id.reverse()
    }),
  ],
  [
    'a missing row',
    'brokenAnswer',
    spoilt((a) => {
      a.columns.segment.pop()
    }),
  ],
  [
    'a missing column',
    'brokenAnswer',
    spoilt((a) => {
      delete a.columns.tier
    }),
  ],
  [
    'a column nobody asked for',
    'brokenAnswer',
    spoilt((a) => {
      Object.assign(a.columns, { phone: a.columns.segment })
    }),
  ],
  [
    'an unknown segment',
    'brokenAnswer',
    spoilt((a) => {
      a.columns.segment[0] = '=HYPERLINK("x")'
    }),
  ],
  [
    'an unknown tier',
    'brokenAnswer',
    spoilt((a) => {
      a.columns.tier[0] = 'Diamond'
    }),
  ],
  [
    'no date in a date column',
    'brokenAnswer',
    spoilt((a) => {
      a.columns.nextContact[0] = 'soon'
    }),
  ],
  [
    'a problem of no row',
    'brokenAnswer',
    spoilt((a) => {
      a.problems.push({ table: 'orders', row: 1e9, column: 'date', code: 'badDate', message: '' })
    }),
  ],
]

describe('an answer that is none', () => {
  it.each(FETCHES)('%s: says so (%s) and changes no cell', (_, code, fetch) => {
    const host = readyShop()
    const right = host.options.fetch as Fetch
    update(host)
    const sheets = () => JSON.stringify(host.workbook.sheets.map(({ rows }) => rows))
    const before = sheets()
    host.options.fetch = fetch(right)
    const result = run(host)
    expect(result).toMatchObject({ ok: false, code })
    expect(result.message).not.toMatch(/\d{3}\b|Error|secret detail.*secret|https:|undefined|stack/)
    expect(result.message).toMatch(/Nothing was changed/)
    expect(host.dialogs[host.dialogs.length - 1]).toMatchObject({ kind: 'alert', content: result.message })
    expect(sheets() === before).toBe(true)
    host.options.fetch = right
    expect(update(host).changedCells).toBe(0)
  })
})

describe('a sheet that cannot be read or written', () => {
  it.each<[string, string, (workbook: Workbook) => void]>([
    [
      'the tab of the orders is gone',
      'tabGone',
      (w) => {
        w.sheets = w.sheets.filter(({ name }) => name !== 'Orders')
      },
    ],
    ['a required header was renamed', 'headerMissing', (w) => tabOf(w, 'Orders').setValue(1, 4, 'How much')],
    ['a header stands twice', 'headerTwice', (w) => tabOf(w, 'Orders').setValue(1, 9, 'Amount')],
    ['there are no orders', 'noRows', (w) => tabOf(w, 'Orders').deleteRows(2, 200)],
  ])('%s: %s', (_, code, change) => {
    const host = readyShop()
    change(host.workbook)
    expect(run(host)).toMatchObject({ ok: false, code })
    expect(host.requests).toHaveLength(0)
  })

  it('a protected range is named as such, and the next run goes on when it is free', () => {
    const host = readyShop()
    const sheet = tabOf(host.workbook, 'Customers')
    sheet.protections.push({
      range: sheet.block('F1:H30'),
      description: '',
      warningOnly: false,
      editors: ['boss@example.com'],
    })
    expect(run(host)).toMatchObject({ ok: false, code: 'protectedRange' })
    sheet.protections = []
    expect(update(host)).toMatchObject({ changedCells: 72, typedCells: 0 })
  })

  it('typed columns are named as such', () => {
    const host = openShop(shopWorkbook())
    const sheet = tabOf(host.workbook, 'Customers')
    sheet.typedColumns.push(sheet.block('F1:H30'))
    expect(() => setUp(host)).toThrow(/typedColumn/)
  })

  it('without a list of orders Set up says what is missing', () => {
    const workbook = new Workbook()
    fill(workbook, 'Sheet1', [
      ['Name', 'Town'],
      ['Ann', 'Bonn'],
    ])
    const host = openShop(workbook)
    expect(() => setUp(host)).toThrow(/noOrders/)
  })

  it('a list of customers that holds its headers only is named', () => {
    const workbook = new Workbook()
    fill(workbook, 'Orders', [
      ['Customer', 'Date', 'Amount'],
      ['Ann', '2026-01-05', 20],
    ])
    workbook.addSheet('Customers', 1, 2).setValue(1, 1, 'Customer')
    const host = openShop(workbook)
    setUp(host)
    expect(run(host)).toMatchObject({ ok: false, code: 'noRows', message: expect.stringContaining('Customers') })
  })

  it('settings above one property are refused', () => {
    const host = readyShop()
    const levels = Array.from({ length: 20 }, (_, k) => ({ name: `${k}${'层'.repeat(200)}`, up: k * 10 }))
    expect(() => setUp(host, { settings: { tiers: { levels } } })).toThrow(/propertyFull/)
  })
})

describe('updates at the same time', () => {
  it('the second says that someone else is updating and changes nothing', () => {
    const host = readyShop()
    let second: Result | undefined
    host.options.beforeCall = (call) => {
      if (call !== 20) return
      host.options.beforeCall = undefined
      second = JSON.parse(String(host.runAs({ person: 'anna@example.com' }, 'updateNow')))
    }
    expect(run(host).ok).toBe(true)
    expect(second).toMatchObject({ ok: false, code: 'busy' })
  })
})

describe('Update now before Set up', () => {
  it('shows the dialog that connects, then the one that sets up; the setup key is forgotten', () => {
    const host = openShop(shopWorkbook())
    expect(run(host)).toMatchObject({ ok: false, code: 'notSetUp' })
    const answers = { workerUrl: ' https://shop.workers.dev/ ', setupKey: 'the-setup-key' }
    expect(JSON.parse(String(host.callFromPage('connect', JSON.stringify(answers)))).ok).toBe(true)
    expect(run(host)).toMatchObject({ ok: false, code: 'notSetUp' })
    expect(host.dialogs.map(({ title }) => title)).toEqual(['Connection to the Worker', 'Set up Regulars'])
    const stored = [...host.workbook.properties.document.values()].join()
    expect(stored).not.toContain('the-setup-key')
    expect(host.requests[0].headers).toMatchObject({ authorization: 'Bearer the-setup-key' })
    const proposal = JSON.parse(String(host.callFromPage('proposeSetUp')))
    expect(proposal.mapping.orders.columns).toEqual({
      customer: 'Customer ID',
      orderId: 'Order ID',
      date: 'Order date',
      amount: 'Amount',
      category: 'Category',
    })
    expect(proposal.travelling).toEqual([
      { table: 'orders', column: 'category', header: 'Category', values: ['Cups', 'Tea'], more: 0 },
    ])
    expect(proposal.example.orders).toMatchObject({ date: '2026-11-17', amount: 40, category: 'Cups' })
    expect(proposal.example.orders.customer).toMatch(/^[0-9a-f]{16}$/)
  })

  it('a lost answer to opening a book is repeated with the same book', () => {
    let lost = true
    const host = openShop(shopWorkbook(), {
      fetch: (request) => {
        if (lost) throw new Error('timeout')
        return createBook().answer(request)
      },
    })
    const connect = () =>
      JSON.parse(
        String(host.callFromPage('connect', JSON.stringify({ workerUrl: 'https://shop.workers.dev', setupKey: 'k' }))),
      )
    expect(connect()).toMatchObject({ ok: false, code: 'unreachable' })
    lost = false
    expect(connect().ok).toBe(true)
    expect(host.requests[0].text).toBe(host.requests[1].text)
    expect(connect().ok).toBe(true)
  })

  it('a copied file starts with a key of its own', () => {
    const host = readyShop()
    update(host)
    const copy = host.workbook.copy()
    for (const [key, value] of host.workbook.properties.document) copy.properties.document.set(key, value)
    const other = openShop(copy)
    expect(run(other)).toMatchObject({ code: 'notSetUp' })
    setUp(other)
    expect(update(other).changedCells).toBe(0)
    expect(sentRequest(other.requests).orders.customer[0]).not.toBe(sentRequest(host.requests).orders.customer[0])
  })
})
