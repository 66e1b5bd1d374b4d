/** POST /v1/score through the real route and object: the documented example, validation, packing, limits. */
import { describe, expect, it } from 'vitest'
import { scoreAnswerSchema } from '../../worker/answer-schema.ts'
import { ALL_COLUMNS, type ErrorBody, LIMITS, type ScoreAnswer } from '../../worker/contract.ts'
import { exampleAnswer } from '../score-example.ts'
import { call, EXAMPLE, gzip, openBook, post } from './client.ts'

const ORDERS = { customer: ['a'], date: ['2026-01-02'], amount: [1] }

async function errorsOf(request: unknown): Promise<ErrorBody> {
  const response = await call('/v1/score', { body: typeof request === 'string' ? request : JSON.stringify(request) })
  expect(response.status).toBe(400)
  return response.json<ErrorBody>()
}

describe('the answer', () => {
  // The runtime refuses eval and new Function: an expression that is worked out here needs neither.
  it("holds what the owner's rules set, an expression's too, and what was skipped", async () => {
    const rules = [
      {
        name: 'Milk',
        advanced: "spend(90) > 100.0 && bought('milk powder')",
        sets: { segment: 'champions', tag: 'milk' },
      },
      { name: 'Prospects', when: [{ column: 'lifecycle', operator: '=', value: 'prospect' }], sets: { tag: 'call' } },
      { name: 'Odd', advanced: 'spend(90) >', sets: { tag: 'odd' } },
    ]
    const response = await post('/v1/score', { ...EXAMPLE, settings: { rules }, columns: ['segment', 'tags'] })
    expect(response.status).toBe(200)
    const answer = await response.json<ScoreAnswer>()
    expect(answer.columns).toMatchObject({ segment: ['champions', 'prospect'], tags: ['milk', 'call'] })
    expect(answer.settingsProblems).toEqual([
      {
        path: 'rules[2].advanced',
        code: 'ruleBadExpression',
        message: 'The rule “Odd” was skipped: its advanced cell cannot be read at character 12.',
      },
    ])
    expect(scoreAnswerSchema.safeParse(answer).error).toBeUndefined()
  })

  it('to the example is exactly the one worked out by hand', async () => {
    const response = await post('/v1/score', EXAMPLE)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('server-timing')).toMatch(/^body;dur=\d+, score;dur=\d+$/)
    expect(await response.json()).toEqual(exampleAnswer(expect.any(String)))
  })

  it('is the same bytes for the setup key, a token, and every packing', async () => {
    const text = JSON.stringify({ ...EXAMPLE, columns: 'all' })
    const packed = await gzip(text)
    const token = await openBook()
    const responses = [
      await call('/v1/score', { body: text }),
      await call('/v1/score', { body: text, key: token }),
      await call('/v1/score', { body: packed, key: token, headers: { 'content-type': 'application/gzip' } }),
      await call('/v1/score', { body: packed, headers: { 'content-encoding': 'gzip' } }),
      await call('/v1/score', { body: text, headers: { 'content-type': 'Application/JSON; charset="UTF-8"' } }),
    ]
    const bodies = await Promise.all(responses.map((response) => response.text()))
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(new Set(bodies).size).toBe(1)
  })

  it('holds nothing that the OpenAPI document does not describe', async () => {
    const orders = { ...EXAMPLE.orders, date: ['2026-10-01', 'never'] }
    const response = await post('/v1/score', { ...EXAMPLE, orders, columns: ['why', ...ALL_COLUMNS] })
    const answer = await response.json<ScoreAnswer>()
    expect(answer.problems).toHaveLength(1)
    expect(scoreAnswerSchema.parse(answer)).toEqual(answer)
  })
})

describe('validation', () => {
  it.each([
    ['asOf', { orders: ORDERS }],
    ['asOf', { asOf: '2026-02-30', orders: ORDERS }],
    ['asOf', { asOf: '22.11.2026', orders: ORDERS }],
    ['orders', { asOf: '2026-11-22' }],
    ['orders.amount', { asOf: '2026-11-22', orders: { customer: [], date: [] } }],
    ['customers.id', { asOf: '2026-11-22', customers: {}, orders: ORDERS }],
    ['customers.name', { asOf: '2026-11-22', customers: { id: ['a'], name: ['Ann'] }, orders: ORDERS }],
    ['orders.phone', { asOf: '2026-11-22', orders: { ...ORDERS, phone: ['1'] } }],
    ['colour', { asOf: '2026-11-22', orders: ORDERS, colour: 1 }],
    ['columns.1', { asOf: '2026-11-22', orders: ORDERS, columns: ['tier', 'name'] }],
    ['locale', { asOf: '2026-11-22', orders: ORDERS, locale: 'fr' }],
    ['orders.amount.0', { asOf: '2026-11-22', orders: { ...ORDERS, amount: [[1]] } }],
    ['orders.category.0', { asOf: '2026-11-22', orders: { ...ORDERS, category: [{ a: 1 }] } }],
    [
      'orders.category.0',
      { asOf: '2026-11-22', orders: { ...ORDERS, category: ['x'.repeat(LIMITS.cellCharacters + 1)] } },
    ],
    ['orders.attributes', { asOf: '2026-11-22', orders: { ...ORDERS, attributes: ['red'] } }],
    ['orders.attributes.taste.0', { asOf: '2026-11-22', orders: { ...ORDERS, attributes: { taste: [{}] } } }],
  ])('names %s', async (path, request) => {
    expect((await errorsOf(request)).errors?.map((error) => error.path)).toContain(path)
  })

  it.each([
    ['settings.currency', { currency: 'usd' }],
    ['settings.currency', { currency: 'QQQ' }],
    ['settings.locale', { locale: 'not a tag' }],
    ['settings.cycleDays', { cycleDays: 0 }],
    ['settings.rfm.bins', { rfm: { bins: 1 } }],
    ['settings.rfm.weights', { rfm: { weights: { r: 0, f: 0, m: 0 } } }],
    ['settings.rfm.bounds.r', { rfm: { bounds: { r: [1, 2, 2, 3], f: [4, 3, 2, 1], m: [4, 3, 2, 1] } } }],
    ['settings.rfm.bounds', { rfm: { method: 'frozen' } }],
    [
      'settings.rfm.bounds.m',
      { rfm: { method: 'frozen', bounds: { r: [1, 2, 2, 3], f: [4, 3, 2, 2], m: [4, 5, 2, 1] } } },
    ],
    ['settings.rfm.bounds.f', { rfm: { bounds: { r: [1, 2, 3, 4], f: [1, 2, 3, 4], m: [4, 3, 2, 1] } } }],
    ['settings.tiers.levels', { tiers: { levels: [{ name: 'Gold', up: 5 }] } }],
    [
      'settings.tiers.levels',
      {
        tiers: {
          levels: [
            { name: 'A', up: 0 },
            { name: 'a', up: 5 },
          ],
        },
      },
    ],
    [
      'settings.tiers.levels',
      {
        tiers: {
          levels: [
            { name: 'A', up: 0 },
            { name: 'B', up: 0 },
          ],
        },
      },
    ],
    ['settings.tiers.levels.0.name', { tiers: { levels: [{ name: ' ', up: 0 }] } }],
    ['settings.contact.weekdays.0', { contact: { weekdays: [0] } }],
    ['settings.contact.weekdays', { contact: { weekdays: [] } }],
    ['settings.contact.channels.0', { contact: { channels: ['fax'] } }],
    ['settings.segments.preset', { segments: { preset: 'other' } }],
    ['settings.secret', { secret: 1 }],
  ])('names %s of wrong settings', async (path, settings) => {
    const body = await errorsOf({ asOf: '2026-11-22', orders: ORDERS, settings })
    expect(body.errors?.map((error) => error.path)).toContain(path)
  })

  it('names the table and the columns whose lengths differ, attributes included', async () => {
    const orders = { ...ORDERS, category: ['x', 'y'], attributes: { taste: [] } }
    const { detail } = await errorsOf({ asOf: '2026-11-22', orders })
    expect(detail).toContain('orders')
    expect(detail).toContain('customer has 1')
    expect(detail).toContain('category has 2')
    expect(detail).toContain('attributes.taste has 0')
  })

  it.each([
    '',
    '"orders":{"customer":["a"],"date":["x"],"amount":[1]},',
    '"settings":{"rfm":{"__proto__":{"bins":2}}},',
  ])('refuses __proto__, wherever it stands (%s)', async (before) => {
    const orders = '"orders":{"customer":["a"],"date":["2026-01-01"],"amount":[1],"attributes":{"__proto__":[1]}}'
    const request = `{"asOf":"2026-11-22",${before}${before.includes('orders') ? '"__proto__":{"x":1}' : orders}}`
    const { errors } = await errorsOf(request)
    expect(errors?.some(({ path }) => path.endsWith('__proto__'))).toBe(true)
  })

  it('survives a hundred thousand nested brackets, in a column and beside it', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    await errorsOf(`{"asOf":"2026-11-22","orders":{"customer":${deep},"date":["x"],"amount":[1]}}`)
    await errorsOf(`{"asOf":"2026-11-22","orders":{"customer":["a"],"date":["x"],"amount":[1]},"settings":${deep}}`)
    await errorsOf(`{"asOf":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`)
  })

  it('lists fifty errors at most', async () => {
    const request = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`field${i}`, 1]))
    expect((await errorsOf(request)).errors).toHaveLength(50)
  })

  it('says 413 for too many rows and names the table', async () => {
    const ids = Array(LIMITS.customers + 1).fill('a')
    const response = await post('/v1/score', { asOf: '2026-11-22', customers: { id: ids }, orders: ORDERS })
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ code: 'tooLarge', detail: expect.stringContaining('customers') })
  })

  it('takes an empty shop', async () => {
    const response = await post('/v1/score', { asOf: '2026-11-22', orders: { customer: [], date: [], amount: [] } })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ rows: { from: 0, to: 0 }, columns: { id: [] } })
  })
})
