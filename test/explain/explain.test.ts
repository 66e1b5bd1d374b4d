/** The derivation of one customer: the same values as the columns, and by hand for one whose history is known. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import { scoreAnswerSchema } from '../../worker/answer-schema.ts'
import type { Explanation, ScoreRequest } from '../../worker/contract.ts'
import { shopArb } from '../score/random-shops.ts'

const explain = (request: ScoreRequest, id: string) => {
  const { explain: explained } = scoreTables({ ...request, columns: [], explain: id })
  if (!explained) throw new Error(`no explanation of ${id}`)
  return explained
}

describe('explain', () => {
  it('tells the values of the columns, in the documented shape, for every customer', () => {
    fc.assert(
      fc.property(shopArb({ minCustomers: 1 }), fc.nat(), fc.constantFrom('en', 'zh'), (request, pick, locale) => {
        const { columns } = scoreTables(request)
        fc.pre(columns.id.length > 0)
        const at = pick % columns.id.length
        const of = (column: keyof typeof columns) => columns[column]?.[at]
        const answer = scoreTables({ ...request, locale: locale as 'en', explain: columns.id[at] as string })
        const told = answer.explain as Explanation
        const buyer = of('r') !== null
        expect(told.row).toBe(at)
        expect(told.segment).toMatchObject({ code: of('segment'), computed: of('segmentComputed') })
        expect(told.lifecycle.code).toBe(of('lifecycle'))
        expect(told.tier).toMatchObject({
          code: of('tier'),
          computed: of('tierComputed'),
          since: of('tierSince'),
          until: of('tierUntil'),
          toKeep: of('toKeepTier'),
        })
        expect(told.tier.next?.missing ?? null).toBe(of('toNextTier'))
        expect(told.contact).toMatchObject({
          day: of('nextContact'),
          reason: of('contactReason'),
          channel: of('contactChannel'),
          blocked: of('contactBlocked'),
        })
        const chosen = told.contact.candidates.filter(({ outcome }) => outcome === 'chosen')
        const planned = of('nextContact') !== null && of('contactReason') !== 'owner'
        expect(chosen.map(({ day, reason }) => [day, reason])).toEqual(
          planned ? [[of('nextContact'), of('contactReason')]] : [],
        )
        expect(told.scores !== null).toBe(buyer)
        if (told.scores) {
          const { r, f, m } = told.scores
          expect([r.score, f.score, m.score]).toEqual([of('r'), of('f'), of('m')])
          expect([r.value, f.value, m.value]).toEqual([of('recencyDays'), of('frequency'), of('monetary')])
        }
        expect(told.cycle?.days ?? null).toBe(of('cycleDays'))
        expect(told.nextOrder?.day ?? null).toBe(of('nextOrder'))
        expect(told.predictions?.churnRisk ?? null).toBe(of('churnRisk'))
        expect(told.text.every((line) => line.length > 5 && !/undefined|null|NaN/.test(line))).toBe(true)
        const { explain: documented } = scoreAnswerSchema.parse(JSON.parse(JSON.stringify(answer)))
        expect(documented).toEqual(JSON.parse(JSON.stringify(told)))
        expect(JSON.stringify(told).length).toBeLessThan(30_000)
      }),
      { numRuns: 60 },
    )
  })

  it('is null for an id that no customer has, and not there unasked', () => {
    const request = { asOf: '2026-06-30', orders: { customer: ['a'], date: ['2026-06-01'], amount: [5] } }
    expect(scoreTables({ ...request, explain: 'b' }).explain).toBeNull()
    expect(scoreTables({ ...request, explain: ' ' }).explain).toBeNull()
    expect(scoreTables(request)).not.toHaveProperty('explain')
    expect(scoreTables({ ...request, explain: ' a ' }).explain?.id).toBe('a')
  })

  const milk: ScoreRequest = {
    asOf: '2026-06-30',
    settings: {
      tiers: {
        levels: [
          { name: 'Member', up: 0 },
          { name: 'Gold', up: 200 },
        ],
      },
    },
    customers: {
      id: ['a', 'b', 'c'],
      referredBy: [null, 'a', 'a'],
      tierOverride: ['Gold', null, null],
      tierOverrideUntil: ['2026-12-31', null, null],
    },
    orders: {
      customer: ['a', 'a', 'a', 'b'],
      date: ['2026-04-20', '2026-05-11', '2026-06-01', '2026-06-10'],
      amount: [40, 60, 50, 99],
      refunded: [null, 20, null, null],
      category: ['milk', 'tea', 'milk', 'tea'],
    },
    contacts: { customer: ['a'], date: ['2026-06-16'] },
  }

  it('derives the case of the milk powder by hand', () => {
    const told = explain(milk, 'a')
    expect(told.scores).toMatchObject({
      method: 'fixed',
      buyers: 2,
      r: { value: 29, score: 5, bound: 30, needed: null },
    })
    expect(told.scores?.f).toMatchObject({ value: 3, score: 3, bound: 3, needed: 4 })
    // Lower median 99: 130 is at least 5 / 4 of it.
    expect(told.scores?.m).toMatchObject({ value: 130, score: 4, bound: 123.75 })
    expect(told.cycle).toMatchObject({ shopDays: 21, days: 21, gaps: [21, 21], gapCount: 2, shopVotes: 2 })
    // m = 21: 1.25 m = 26.25, 2 m, 3 m, 5 m.
    expect(told.lifecycle).toMatchObject({
      code: 'atRisk',
      mode: 'cycle',
      daysSinceLast: 29,
      limitDays: { new: 21, active: 26, atRisk: 42, recentlyLapsed: 63, midLapsed: 105 },
    })
    expect(told.orders).toEqual([
      { date: '2026-06-01', net: 50, refunded: 0, category: 'milk' },
      { date: '2026-05-11', net: 40, refunded: 20, category: 'tea' },
      { date: '2026-04-20', net: 40, refunded: 0, category: 'milk' },
    ])
    expect(told.months.slice(-3)).toEqual([
      { month: '2026-04', spend: 40, orders: 1 },
      { month: '2026-05', spend: 40, orders: 1 },
      { month: '2026-06', spend: 50, orders: 1 },
    ])
    expect(told.months).toHaveLength(12)
    expect(told.preferences).toEqual([
      { category: 'milk', spend: 90, share: 0.692308 },
      { category: 'tea', spend: 40, share: 0.307692 },
    ])
    expect(told.referrals).toEqual({ customers: 2, spend: 99 })
    expect(told.tier).toMatchObject({
      code: 'Gold',
      computed: 'Member',
      value: 130,
      next: { code: 'Gold', up: 200, missing: 70 },
      override: { value: 'Gold', from: null, until: '2026-12-31', inForce: true },
    })
    // Milk: (42 x 21 x 21) ^ 1/3 = 26.5 days, less 7; ten days late by now. The win-back of day 27 is two days late.
    expect(told.contact).toMatchObject({ day: '2026-06-30', reason: 'winBack', lastContact: '2026-06-16' })
    expect(told.contact.candidates.map(({ reason, due, outcome, about }) => [reason, due, outcome, about])).toEqual([
      ['repurchase', '2026-06-20', 'tooLate', 'milk'],
      ['winBack', '2026-06-30', 'chosen', null],
    ])
  })

  it('says it in English and in Chinese', () => {
    expect(explain(milk, 'a').text).toEqual(EN_LINES)
    expect(explain({ ...milk, locale: 'zh' }, 'a').text).toEqual(ZH_LINES)
    expect(explain(milk, 'c').text).toEqual([
      'Prospect: no order yet.',
      'Member: 0.00 in the last 365 days.',
      '200.00 more to Gold (from 200.00).',
      'No contact planned.',
    ])
  })

  it('says amounts with the sign of the currency, and which that is', () => {
    const yuan = explain({ ...milk, settings: { ...milk.settings, currency: 'CNY' } }, 'a')
    expect([explain(milk, 'a').currency, yuan.currency]).toEqual([null, 'CNY'])
    expect(yuan.text).toEqual(EN_LINES.map((line) => line.replace(/\b(\d+)\.00\b/g, '¥$1')))
    expect(yuan.text).toContain('¥70 more to Gold (from ¥200).')
  })

  it('tells at most 24 orders and 24 gaps', () => {
    const date = Array.from({ length: 60 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + 3 * i)).toISOString().slice(0, 10))
    const orders = { customer: date.map(() => 'a'), date, amount: date.map(() => 1) }
    const told = explain({ asOf: '2026-06-30', orders }, 'a')
    expect([told.orders.length, told.cycle?.gaps.length, told.cycle?.gapCount]).toEqual([24, 24, 59])
    expect(told.orders[0].date).toBe(date[59])
  })
})

describe('the sentences of an explanation', () => {
  const tiers = {
    metric: 'orders',
    levels: [
      { name: 'Base', up: 0 },
      { name: 'Gold', up: 6 },
    ],
  } as const
  const days = Array.from({ length: 6 }, (_, i) => `2026-01-0${i + 1}`)
  const regular = {
    asOf: '2026-06-30',
    settings: { tiers },
    orders: { customer: days.map(() => 'a'), date: days, amount: days.map(() => 1) },
  }

  it('counts the orders that keep a tier as whole ones, and says orders in the plural', () => {
    expect(explain(regular, 'a').tier).toMatchObject({ up: 6, keep: 5, toKeep: 5 })
    expect(explain(regular, 'a').text).toContain('Gold holds until 2027-01-06; 5 more orders keep it (of 5 orders).')
    expect(explain({ ...regular, locale: 'zh' }, 'a').text).toContain(
      'Gold 有效期至 2027-01-06；还差 5 次可保级（需 5 次）。',
    )
  })

  it('says of a prospect with orders that they were refunded, in both languages', () => {
    const refunded = {
      asOf: '2026-06-30',
      orders: { customer: ['a'], date: ['2026-06-01'], amount: [5], refunded: [5], refundedOn: ['2026-06-02'] },
    }
    expect(explain(refunded, 'a').text[0]).toBe('Prospect: every order was refunded.')
    expect(explain({ ...refunded, locale: 'zh' }, 'a').text[0]).toBe('潜在客户：订单已全部退款。')
  })

  it('compares nobody with 0 % of the buyers', () => {
    const customer = Array.from({ length: 20 }, (_, i) => `c${i}`)
    const date = customer.map((_, i) => `2026-06-${String(i + 1).padStart(2, '0')}`)
    const shop = { asOf: '2026-06-30', orders: { customer, date, amount: customer.map((_, i) => i + 1) } }
    expect(explain(shop, 'c0').text.slice(1, 4)).toEqual([
      'Recency 1 of 5: bought 29 days ago; the next score from 24 days ago.',
      'Frequency 1 of 5: 1 day with an order in 365 days; the next score from 2 days.',
      'Spend 1 of 5: 1.00 in 365 days; the next score from 5.01.',
    ])
  })
})

const EN_LINES = [
  'Active: scores 5 for recency, 3 for frequency, 4 for spend.',
  'Recency 5 of 5: bought 29 days ago.',
  'Frequency 3 of 5: 3 days with an order in 365 days; the next score from 4 days.',
  'Spend 4 of 5: 130.00 in 365 days; the next score from 198.00.',
  'At risk: 29 days since the last order; active up to 26, at risk up to 42, recently lapsed up to 63, mid lapsed up to 105.',
  "Usual days between orders: 21, from 2 gaps of this customer; the shop's 21 counts as 2 more.",
  'Next order about 2026-07-13, most likely 2026-07-06 to 2026-08-03 (confidence: medium).',
  '67 % chance of an order within 90 days.',
  'Gold: set by you until 2026-12-31; computed: Member.',
  'Member: 130.00 in the last 365 days.',
  '70.00 more to Gold (from 200.00).',
  'Contact on 2026-06-30: Win back.',
  'Due to buy again (milk): was due 2026-06-20, too long ago.',
  'Referred 2 customers, who spent 99.00 in 365 days.',
]
const ZH_LINES = [
  '活跃客户：最近购买 5 分，购买次数 3 分，消费金额 4 分。',
  '最近购买 5 分（满分 5 分）：29 天前购买。',
  '购买次数 3 分（满分 5 分）：近 365 天有 3 天下单；达到 4 天可升一分。',
  '消费金额 4 分（满分 5 分）：近 365 天消费 130.00；达到 198.00 可升一分。',
  '预警：距上次购买 29 天；26 天以内为活跃，42 天以内为预警，63 天以内为近期流失，105 天以内为中期流失。',
  '通常间隔 21 天购买一次：依据该客户的 2 次间隔，全店的 21 天按 2 次计入。',
  '预计 2026-07-13 前后再次购买，多半在 2026-07-06 至 2026-08-03 之间（把握：中）。',
  '90 天内再次购买的可能性 67%。',
  'Gold：您设定的，有效至 2026-12-31；系统判断为“Member”。',
  'Member：近 365 天消费 130.00。',
  '还差 70.00 可升为“Gold”（门槛 200.00）。',
  '2026-06-30 联系：挽回。',
  '该复购了（milk）：原定 2026-06-20，已过去太久。',
  '推荐了 2 位客户，他们 365 天内消费 99.00。',
]
