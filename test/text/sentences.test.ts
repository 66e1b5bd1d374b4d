/** Sentences: every problem code and note in both languages, and `why` from the numbers that made the values. */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import { LOCALES, PROBLEM_CODES, type ScoreRequest } from '../../worker/contract.ts'
import { formatChance } from '../../worker/text/formats.ts'
import { problemText } from '../../worker/text/problems.ts'
import { WATCH_WORDS } from '../../worker/text/watch.ts'
import { WHY_WORDS } from '../../worker/text/why-words.ts'

/** Twenty-five customers c0..c24; the k-th has k + 1 orders of 100, seven days apart, the last k days before asOf. */
const shop: ScoreRequest = (() => {
  const customer: string[] = []
  const date: string[] = []
  for (let k = 0; k < 25; k++) {
    for (let i = 0; i <= k; i++) {
      customer.push(`c${k}`)
      date.push(new Date(Date.UTC(2026, 9, 31) - (k + 7 * i) * 86_400_000).toISOString().slice(0, 10))
    }
  }
  return { asOf: '2026-10-31', columns: ['why'], orders: { customer, date, amount: customer.map(() => 100) } }
})()

const whyOf = (request: ScoreRequest, row: number) => scoreTables(request).columns.why?.[row]

describe('problemText', () => {
  it.each(LOCALES.flatMap((locale) => PROBLEM_CODES.map((code) => [locale, code] as const)))(
    'says in %s what %s is, without a blank or an undefined',
    (locale, code) => {
      for (const table of ['customers', 'orders', 'contacts'] as const) {
        const text = problemText({ table, row: 3, column: 'date', code }, locale)
        expect(text).toMatch(/^\S.*[.。]$/)
        expect(text).not.toMatch(/undefined|null| {2}/)
      }
    },
  )

  it('quotes the date that cannot be read', () => {
    const problem = { table: 'orders', row: 0, column: 'date', code: 'badDate', value: '31/31/2020' } as const
    expect(problemText(problem, 'en')).toBe(
      '“31/31/2020” cannot be read as a date. Write it like 2026-03-05. The row was left out.',
    )
  })
})

describe('why', () => {
  it('tells what each score was compared to, the tier and the contact', () => {
    // Ten orders of 100 reach Silver on 2026-06-24; the cycle counts as 12 days, so 24 days is the edge of at risk.
    expect(whyOf(shop, 24)).toBe(
      'Previously loyal: bought 24 days ago (nobody longer ago), 25 times in 365 days (more often than 96 %), ' +
        'spent 2,500.00 (more than 96 %); 97 % chance of an order within 90 days (churn risk low); ' +
        'Silver until 2027-06-24, enough spent to keep it; contact on 2026-11-01 (win back).',
    )
  })

  it('says when the lifecycle overruled the scores', () => {
    expect(whyOf(shop, 15)).toMatch(
      /^Loyal: .+ \(scores alone say At risk, but by this customer's rhythm that is not long ago\); /,
    )
  })

  it('is Chinese when asked', () => {
    expect(whyOf({ ...shop, locale: 'zh' }, 0)).toMatch(
      /^.+：今天刚购买（比 96% 的买家更近），近 365 天购买 1 次（没有人更少），消费 100\.00（没有人更低）.*；Member，再消费 900\.00 可升为 Silver；/,
    )
  })

  it('gives plain scores where there are fewer than 20 buyers', () => {
    const orders = { customer: ['a'], date: ['2026-10-30'], amount: [50] }
    expect(whyOf({ ...shop, orders }, 0)).toContain('bought yesterday (score 5 of 5), once in 365 days (score 1 of 5)')
  })

  it('names an override and what was computed', () => {
    const customers = { id: ['c24'], segmentOverride: ['dormant'], tierOverride: ['Gold'] }
    const why = whyOf({ ...shop, customers }, 0)
    expect(why).toMatch(/^Dormant \(set by you; computed: [A-Z]/)
    expect(why).toContain('Gold (set by you; by spend: Silver)')
  })

  it('says a tie at the top, and where all are equal', () => {
    const customer = Array.from({ length: 30 }, (_, k) => `c${k}`)
    const orders = { customer, date: customer.map(() => '2026-10-01'), amount: customer.map((_, k) => 1 + (k % 2)) }
    const why = whyOf({ ...shop, orders }, 1)
    expect(why).toContain('spent 2.00 (more than 50 %; nobody more)')
    expect(why).toContain('bought 30 days ago (like everyone), once in 365 days (like everyone)')
  })

  it('says one thing, not three, of a customer who bought nothing in the window', () => {
    const orders = {
      customer: [...shop.orders.customer, 'gone'],
      date: [...shop.orders.date, '2024-10-01'],
      amount: [...shop.orders.amount, 70],
    }
    const why = whyOf({ ...shop, orders }, 25)
    expect(why).toContain('bought 760 days ago (nobody longer ago), nothing in the last 365 days; probably gone,')
    expect(whyOf({ ...shop, orders, locale: 'zh' }, 25)).toContain(
      '最近一次购买在 760 天前（没有人更久），近 365 天没有消费；',
    )
  })

  it('does not call it rhythm where fixed days decide, nor the second purchase new', () => {
    const fixed: ScoreRequest = { ...shop, settings: { lifecycle: 'fixed' } }
    expect(whyOf(fixed, 15)).toContain('(scores alone say At risk, but that is not long ago)')
    // The 26th is among the most recent, bought twice, and is near the bottom in both other measures.
    const orders = {
      customer: [...shop.orders.customer, 'second', 'second'],
      date: [...shop.orders.date, '2026-10-31', '2026-10-30'],
      amount: [...shop.orders.amount, 1, 1],
    }
    expect(whyOf({ ...shop, orders }, 25)).toContain('(scores alone say New, but this was not the first purchase)')
  })

  it('tells who had every order refunded from who never ordered', () => {
    const orders = { customer: ['a', 'a'], date: ['2026-10-01', '2026-10-02'], amount: [50, -50] }
    expect(whyOf({ ...shop, orders }, 0)).toMatch(/^Prospect: every order was refunded; /)
  })

  it('names the category that is due', () => {
    const orders = {
      customer: ['a', 'a'],
      date: ['2026-10-09', '2026-10-30'],
      amount: [50, 50],
      category: ['milk powder', 'milk powder'],
    }
    expect(whyOf({ ...shop, orders }, 0)).toMatch(/; contact on 2026-11-13 \(due to buy milk powder again\)\.$/)
    expect(whyOf({ ...shop, orders, locale: 'zh' }, 0)).toMatch(/；2026-11-13 联系（该复购“milk powder”了）。$/)
  })

  it('gives amounts the sign of the currency that the settings or the rows name, in both languages', () => {
    const pounds: ScoreRequest = { ...shop, settings: { currency: 'GBP' } }
    expect(whyOf(pounds, 24)).toContain('spent £2,500 (more than 96 %)')
    expect(whyOf(pounds, 0)).toContain('; Member, £900 more reaches Silver; ')
    expect(whyOf({ ...pounds, locale: 'zh' }, 0)).toContain('消费 £100（没有人更低）')
    // A sign in the rows stands over the settings.
    const euros = { ...shop.orders, amount: shop.orders.amount.map(() => '€99.50') }
    expect(whyOf({ ...pounds, orders: euros }, 0)).toContain('spent €99.50 (nobody less)')
    const francs = { ...shop.orders, currency: shop.orders.amount.map(() => 'CHF') }
    expect(whyOf({ ...shop, orders: francs }, 24)).toContain('spent CHF\u00a02,500 (')
  })

  it('tells a prospect and why nobody is planned to write', () => {
    const customers = { id: ['c24', 'new'] }
    expect(whyOf({ ...shop, customers }, 1)).toBe(
      'Prospect: no order yet; Member, 1,000.00 more reaches Silver; no contact planned.',
    )
  })
})

describe('notes', () => {
  const codes = (request: ScoreRequest) => scoreTables(request).summary.notes.map(({ code }) => code)

  it('say nothing about an ordinary shop', () => expect(codes(shop)).toEqual([]))

  it('say that nobody stands out where all are equal', () => {
    const customer = Array.from({ length: 20 }, (_, k) => `c${k}`)
    const orders = { customer, date: customer.map(() => '2026-10-01'), amount: customer.map(() => 5) }
    expect(codes({ ...shop, orders })).toEqual(['nobodyStandsOut', 'nobodyStandsOut', 'nobodyStandsOut', 'noCycle'])
  })

  it('count the rows dated later', () => {
    const orders = { customer: ['a', 'a'], date: ['2026-10-01', '2026-11-01'], amount: [1, 2] }
    const { notes } = scoreTables({ ...shop, orders }).summary
    expect(notes).toContainEqual({ code: 'afterAsOf', text: '1 row is dated after 2026-10-31 and was not counted.' })
  })
})

it('kept cut points are named once a sentence', () => {
  const bounds = { r: [1, 2, 3, 4], f: [9, 8, 7, 6], m: [9, 8, 7, 6] } as const
  const why = whyOf({ ...shop, settings: { rfm: { method: 'frozen', bounds } } }, 3)
  expect(String(why).split('by the kept cut points')).toHaveLength(2)
  expect(String(why).match(/score \d of 5/g)).toHaveLength(3)
})

describe('numbers inside sentences', () => {
  it('have thousands marks, counts as well as money', () => {
    expect(WATCH_WORDS.en.classShrank('Loyal', 12_000, 1_200, '2026-10-31')).toBe(
      'Loyal went from 12,000 to 1,200 customers since 2026-10-31.',
    )
    expect(WATCH_WORDS.zh.classShrank('忠诚客户', 12_000, 1_200, '2026-10-31')).toContain('从 12,000 位减少到 1,200 位')
    expect(WATCH_WORDS.en.tierTooFar('Gold', '10', 0, 20)).toMatch(/^None of 20 buyers ever reached Gold\./)
    expect(WATCH_WORDS.zh.tierTooFar('金卡', '10', 0, 20)).toMatch(/^20 位买家中没有人曾达到“金卡”。/)
    expect(WHY_WORDS.en.bought(1_204, '')).toBe('bought 1,204 days ago')
  })

  it('never call what is to come certain', () => {
    expect([0, 0.004, 0.5, 0.999].map((chance) => formatChance(chance, 'en'))).toEqual(['1 %', '1 %', '50 %', '99 %'])
  })

  it('keep no gap inside a Chinese sentence, and speak of orders where tiers go by orders', () => {
    const { moreOrders, moreMoney, toKeep, toNext, kept } = WHY_WORDS.zh
    expect(toKeep(moreOrders(6), true)).toBe('再购买 6 次可保级')
    expect(toKeep(moreMoney('6.00'), false)).toBe('再消费 6.00 可保级')
    expect(toNext(moreOrders(6), '金卡', true)).toBe('再购买 6 次可升为金卡')
    expect([kept(true), WHY_WORDS.en.kept(true)]).toEqual(['已满足保级条件', 'enough orders to keep it'])
  })
})
