/** The dry run of rules, by hand: whom they match, gain, lose, who is near an edge. */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../../worker/answer.ts'
import { scoreAnswerSchema } from '../../../worker/answer-schema.ts'
import type { Rule } from '../../../worker/contract.ts'
import { dayOfIso } from '../../../worker/ledger/days.ts'
import { readLedger } from '../../../worker/ledger/index.ts'
import { parseScoreRequest } from '../../../worker/schema.ts'
import { score } from '../../../worker/score/index.ts'
import { type RuleEffect, reportRules } from '../../../worker/score/rules/report.ts'
import { resolveSettings } from '../../../worker/settings.ts'
import { ask } from './shop.ts'

/** Customers 0..19; the k-th spent 10 k on the day k days before asOf, so that customer 0 is a prospect. */
const orders = { customer: [] as string[], date: [] as string[], amount: [] as number[] }
for (let k = 1; k < 20; k++) {
  orders.customer.push(`c${k}`)
  orders.date.push(new Date(Date.UTC(2026, 2, 31 - k)).toISOString().slice(0, 10))
  orders.amount.push(10 * k)
}
const customers = { id: Array.from({ length: 20 }, (_, k) => `c${k}`) }

function report(rules: Rule[], before: Rule[] = []) {
  const factsOf = (list: Rule[]) => {
    const settings = resolveSettings({ rules: list })
    return score(readLedger({ asOfDay: dayOfIso('2026-03-31'), settings, customers, orders }).ledger, settings)
      .ruleFacts
  }
  return reportRules(factsOf(rules), factsOf(before))
}
const effectOf = (rules: Rule[], before?: Rule[]): RuleEffect => report(rules, before).effects[0] as RuleEffect
const over = (amount: number, more: Partial<Rule> = {}): Rule => ({
  name: 'Big',
  when: [ask('spend(0)', '>', amount)],
  sets: { segment: 'champions' },
  ...more,
})

describe('the report on a rule', () => {
  it('counts whom it matches and names whom it gains and loses', () => {
    expect(effectOf([over(150)], [over(160)])).toMatchObject({ matched: 4, gained: [16], lost: [] })
    expect(effectOf([over(160)], [over(150)])).toMatchObject({ matched: 3, gained: [], lost: [16] })
    expect(effectOf([over(160)])).toMatchObject({ gained: [17, 18, 19], lost: [], neverMatches: false })
  })

  it('says that it never matches', () => {
    expect(effectOf([over(500)])).toMatchObject({ matched: 0, neverMatches: true })
  })

  it('counts only those whom no earlier rule stops, who then still meet it', () => {
    const stop = over(0, { name: 'Stop', sets: { tag: 'x' }, priority: 1, stop: true })
    expect(effectOf([over(150), stop])).toMatchObject({ matched: 0, neverMatches: false })
  })

  it('names the rules that set the same thing for the same customers', () => {
    const floor = over(100, { name: 'Floor', sets: { tierFloor: 'Gold' } })
    const other = over(170, { name: 'Other', sets: { segment: 'loyal', tag: 'x' } })
    const tag = over(0, { name: 'Tag', sets: { tag: 'x' } })
    expect(effectOf([over(150), floor, other, tag]).overlapping).toEqual([{ name: 'Other', customers: 2 }])
  })

  it('gives null for a rule that is skipped, with its problem', () => {
    const { effects, problems } = report([over(1, { advanced: 'true' }), over(150)])
    expect(effects.map((effect) => effect?.matched)).toEqual([undefined, 4])
    expect(problems.map(({ path, code }) => [path, code])).toEqual([['rules[0].advanced', 'ruleTwoWays']])
  })
})

describe('the customers nearest to an edge', () => {
  it('are those whose number is relatively nearest to the bound, on either side, ties by row', () => {
    expect(effectOf([over(100)]).nearest).toEqual([10, 9, 11, 8, 12, 7, 13, 6, 14, 5])
  })

  it('are only those for whom that condition decides', () => {
    // Recency decides for whoever spent enough; nobody whom another condition keeps out is near.
    const when = [ask('spend(0)', '>=', 170), ask('recencyDays', '<=', 18)]
    expect(effectOf([over(0, { when })]).nearest).toEqual([17, 18, 19, 16, 15, 14, 13, 12, 11, 10])
    const never = [ask('spend(0)', '>', 100), ask('lifecycle', '=', 'prospect')]
    expect(effectOf([over(0, { when: never })]).nearest).toEqual([0])
  })

  it('are none of those whom another alternative holds', () => {
    const when = [ask('spend(0)', '>', 100), ask('recencyDays', '>', 5, 'or')]
    expect(effectOf([over(0, { when })]).nearest).toEqual([5, 4, 6, 3, 7, 2, 8, 1, 9, 0])
  })

  it('go by days before asOf where the edge is a date', () => {
    expect(effectOf([over(0, { when: [ask('lastOrder', 'withinLastDays', 10)] })]).nearest.slice(0, 3)).toEqual([
      10, 9, 11,
    ])
    expect(effectOf([over(0, { when: [ask('lastOrder', '>', '2026-03-21')] })]).nearest.slice(0, 3)).toEqual([
      10, 9, 11,
    ])
  })

  it('are none where nothing is a number or a date', () => {
    expect(effectOf([over(0, { when: [ask('lifecycle', '=', 'new')] })]).nearest).toEqual([])
    expect(effectOf([{ name: 'Big', advanced: 'r > 3', sets: { tag: 'x' } }]).nearest).toEqual([])
  })
})

it('a request can ask for it: compare tells each rule of the other settings', () => {
  const rules = [over(150), over(1, { name: 'Odd', advanced: 'r >', when: [] })]
  const answer = scoreTables(
    parseScoreRequest({
      asOf: '2026-03-31',
      customers,
      orders,
      settings: { rules: [over(160)] },
      compare: { settings: { rules } },
    }),
  )
  expect(scoreAnswerSchema.parse(answer).compare).toEqual(answer.compare)
  expect(answer.compare?.rules).toEqual([
    {
      name: 'Big',
      matched: 4,
      gained: { customers: 1, rows: [16] },
      lost: { customers: 0, rows: [] },
      overlapping: [],
      neverMatches: false,
      nearest: [15, 14, 16, 13, 17, 12, 18, 11, 19, 10],
    },
    {
      name: 'Odd',
      matched: 0,
      gained: { customers: 0, rows: [] },
      lost: { customers: 0, rows: [] },
      overlapping: [],
      neverMatches: true,
      nearest: [],
      problem: {
        path: 'rules[1].advanced',
        code: 'ruleBadExpression',
        message: 'The rule “Odd” was skipped: its advanced cell cannot be read at character 4.',
      },
    },
  ])
  expect(answer.compare?.gained.segment).toEqual([{ code: 'champions', customers: 1, rows: [16] }])
})

it('a rule that the other settings drop is told with those who lose it, and so is one that they spoil', () => {
  const compare = (rules: Rule[]) =>
    scoreTables({
      asOf: '2026-03-31',
      customers,
      orders,
      settings: { rules: [over(160)] },
      compare: { settings: { rules } },
    }).compare?.rules
  const none = { customers: 0, rows: [] }
  const lost = { customers: 3, rows: [17, 18, 19] }
  const big = { name: 'Big', matched: 0, gained: none, lost, overlapping: [], nearest: [] }
  expect(compare([])).toEqual([{ ...big, neverMatches: false, removed: true }])
  expect(compare([over(1, { advanced: 'r >', when: [] })])).toMatchObject([
    { ...big, problem: { code: 'ruleBadExpression' } },
  ])
})
