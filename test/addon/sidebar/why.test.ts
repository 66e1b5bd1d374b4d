/** What a score was compared with, in the card's words: other buyers, or the bound that the value met. */
import { describe, expect, it } from 'vitest'
import { contactReason, reasonsOf } from '../../../addon/sidebar/why.ts'
import { WORDS } from '../../../addon/sidebar/words/index.ts'
import { scoreTables } from '../../../worker/answer.ts'

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
