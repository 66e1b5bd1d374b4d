/** What a score was compared with, in the card's words: other buyers, or the bound that the value met. */
import { describe, expect, it } from 'vitest'
import { contactReason, reasonsOf, tierProgress, tierSentences } from '../../../addon/sidebar/why.ts'
import { WORDS } from '../../../addon/sidebar/words/index.ts'
import { scoreTables } from '../../../worker/answer.ts'
import type { Settings } from '../../../worker/contract.ts'

const AS_OF = '2026-06-30'
/** That many buyers, each a day and 10 more than the one before. */
function shop(buyers: number) {
  const customer = Array.from({ length: buyers }, (_, k) => `c${k}`)
  const date = customer.map((_, k) => new Date(Date.UTC(2026, 3, 1 + (k % 60))).toISOString().slice(0, 10))
  return { customer, date, amount: customer.map((_, k) => 10 * (k + 1)) }
}
function compared(language: 'en' | 'zh', buyers: number, who: number): string[] {
  const { explain } = scoreTables({ asOf: AS_OF, columns: ['segment'], explain: `c${who}`, orders: shop(buyers) })
  if (!explain) throw new Error('no derivation')
  const reasons = reasonsOf(explain, WORDS[language], language, 'EUR', AS_OF)
  return reasons.slice(0, 3).map(({ facts }) => factOf(facts, WORDS[language].why.heads.compared))
}

function factOf(facts: { head: string; text: string }[], wanted: string): string {
  return facts.find(({ head }) => head === wanted)?.text ?? ''
}

describe('the reason of a contact', () => {
  const orders = {
    customer: ['a', 'a'],
    date: ['2026-06-09', '2026-06-30'],
    amount: [50, 50],
    category: ['milk', 'milk'],
  }
  const { explain } = scoreTables({ asOf: AS_OF, columns: ['segment'], explain: 'a', orders })
  it('is told with what it is about, in the words of the language', () => {
    if (!explain?.contact.day) throw new Error('no contact')
    expect(contactReason(explain, explain.contact.day, WORDS.en)).toBe('Due to buy again (milk)')
    expect(contactReason(explain, explain.contact.day, WORDS.zh)).toBe('该复购了（milk）')
  })
  it('is not told of another day than the sheet holds', () => {
    if (!explain) throw new Error('no derivation')
    expect(contactReason(explain, '2026-07-01', WORDS.en)).toBe('')
  })
})

describe('what a score was compared with', () => {
  it('is the other buyers', () => {
    expect(compared('en', 20, 19)).toEqual([
      'more recent than 95 % of the 20 buyers',
      'nobody ordered less often',
      'more than 95 % of the 20 buyers',
    ])
    expect(compared('zh', 20, 0)).toEqual(['没有人比这更久没来', '没有人来得更少', '没有人花得更少'])
  })

  it('is a number of buyers where their share would be 0 %', () => {
    expect(compared('en', 300, 1)[2]).toBe('more than 1 of the 300 buyers')
    expect(compared('zh', 300, 1)[2]).toBe('300 位买家中，比其中 1 位 花得多')
  })

  it('is a bound where there are too few to compare', () => {
    // Spend 10, 20, 30: the median is 20, of which 30 is 1.5 times.
    expect(compared('en', 3, 2)).toEqual(['within 90 days gives 4', 'fewer than 2 gives 1', '€25 or more gives 4'])
    expect(compared('zh', 3, 2)).toEqual(['90 天以内得 4 分', '不到 2 次得 1 分', '€25 及以上得 4 分'])
    expect(compared('en', 3, 0)[2]).toBe('less than €15 gives 2')
  })

  it('is the bound that the value lacks where an older Worker says no other', () => {
    const { explain } = scoreTables({ asOf: AS_OF, columns: ['segment'], explain: 'c2', orders: shop(3) })
    if (!explain?.scores) throw new Error('no derivation')
    for (const measure of ['r', 'f', 'm'] as const) delete explain.scores[measure].bound
    const [recency] = reasonsOf(explain, WORDS.en, 'en', 'EUR', AS_OF)
    expect(factOf(recency.facts, WORDS.en.why.heads.compared)).toBe('more than 30 days ago gives 4')
  })
})

describe('the sentences about the tier', () => {
  /** Who has spent 1,288 where Silver begins at 1,000 and Gold at 5,000, with a row of overrides or with a rule. */
  function silver(own: { [column: string]: string[] }, rules?: Settings['rules']) {
    const levels = [
      { name: 'Member', up: 0 },
      { name: 'Silver', up: 1_000 },
      { name: 'Gold', up: 5_000 },
      { name: 'Platinum', up: 20_000 },
    ]
    const { explain } = scoreTables({
      asOf: AS_OF,
      columns: ['tier'],
      explain: 'a',
      settings: { tiers: { levels }, ...(rules ? { rules } : {}) },
      customers: { id: ['a'], ...own },
      orders: { customer: ['a'], date: ['2026-06-09'], amount: [1_288] },
    })
    if (!explain) throw new Error('no derivation')
    return explain
  }
  const chosen = () => silver({ tierOverride: ['Platinum'], tierOverrideUntil: ['2026-12-31'] })
  const factsOf = (explain: ReturnType<typeof silver>): string[] => {
    const found = reasonsOf(explain, WORDS.en, 'en', 'EUR', AS_OF).find(({ what }) => what === WORDS.en.override.tier)
    return (found?.facts ?? []).map(({ head, text }) => `${head}: ${text}`)
  }

  it('say when it ends and what is missing', () => {
    expect(tierSentences(silver({}), WORDS.en, 'EUR', AS_OF)).toEqual([
      'Silver until 9 Jun 2027; €800 more to keep it.',
      '€3,712 more to reach Gold.',
    ])
  })
  it('name the earned tier where the owner has chosen another', () => {
    expect(tierSentences(chosen(), WORDS.en, 'EUR', AS_OF)).toEqual([
      'Earned: Silver until 9 Jun 2027; €800 more to keep it.',
      '€3,712 more to earn Gold.',
    ])
    expect(tierSentences(chosen(), WORDS.zh, 'EUR', AS_OF)).toEqual([
      '按消费应为Silver，有效期至2027年6月9日；再消费 €800 即可保级。',
      '再消费 €3,712 即可达到Gold。',
    ])
    // The way from Silver to Gold, not one from Platinum.
    expect(tierProgress(chosen())).toBeCloseTo(1_288 / 5_000)
    expect(factsOf(chosen())).toEqual([
      'Value: Platinum',
      'Set by: you',
      'Earned by: Silver: €1,288 in the last 365 days',
      'Until: 31 Dec',
      'What would change it: €3,712 more to earn Gold.',
    ])
  })
  it('name the earned tier where a rule gives a higher one', () => {
    const when = [{ column: 'tier', operator: '=', value: 'Silver' }]
    const ruled = silver({}, [{ name: 'Regulars', when, sets: { tierFloor: 'Gold' } }] as Settings['rules'])
    expect(tierSentences(ruled, WORDS.en, 'EUR', AS_OF)).toEqual([
      'Earned: Silver until 9 Jun 2027; €800 more to keep it.',
      '€3,712 more to earn Gold.',
    ])
    expect(factsOf(ruled)).toEqual([
      'Value: Gold',
      'Set by: your rule “Regulars”',
      'Earned by: Silver: €1,288 in the last 365 days',
      'What would change it: €3,712 more to earn Gold.',
    ])
  })
})
