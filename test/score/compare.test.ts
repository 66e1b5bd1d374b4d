/** A dry run of other settings: the same as scoring twice and looking at the difference. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import { scoreAnswerSchema } from '../../worker/answer-schema.ts'
import { LIMITS, type RowList, type ScoreAnswer, type ScoreRequest, type Settings } from '../../worker/contract.ts'
import { shopArb } from './random-shops.ts'

/** Rows by code where two columns differ. */
function changed(own: unknown[] = [], other: unknown[] = []): Record<string, number[]> {
  const rows: Record<string, number[]> = {}
  own.forEach((code, row) => {
    if (code === other[row]) return
    rows[String(code)] ??= []
    rows[String(code)].push(row)
  })
  return rows
}

const byCode = (lists: RowList[]) => Object.fromEntries(lists.map(({ code, rows }) => [code, rows]))

/** Names of the tiers that a request knows. */
const tierNames = ({ tiers }: Settings = {}) =>
  (tiers?.levels ?? [{ name: 'Member' }, { name: 'Silver' }, { name: 'Gold' }, { name: 'Platinum' }]).map(
    ({ name }) => name,
  )

describe('compare', () => {
  it('tells the rows in which scoring with the other settings differs', () => {
    fc.assert(
      fc.property(shopArb(), shopArb(), (shop, { settings: others = {} }) => {
        const known = tierNames(shop.settings).filter((name) => tierNames(others).includes(name))
        const request: ScoreRequest = {
          ...shop,
          columns: ['segment', 'tier'],
          ...(shop.customers && {
            customers: {
              ...shop.customers,
              // A tier that only one of the settings has: read with the one, it is not known to the other.
              tierOverride: (shop.customers.tierOverride ?? []).map((name) =>
                known.includes(String(name)) ? name : null,
              ),
            },
          }),
        }
        const answer = scoreTables({ ...request, compare: { settings: others } })
        const { compare } = answer as Required<ScoreAnswer>
        const before = scoreTables(request).columns
        const after = scoreTables({ ...request, settings: others }).columns
        for (const column of ['segment', 'tier'] as const) {
          expect(byCode(compare.gained[column])).toEqual(changed(after[column], before[column]))
          expect(byCode(compare.lost[column])).toEqual(changed(before[column], after[column]))
        }
        expect(answer.columns).toEqual(before)
        expect(scoreAnswerSchema.parse(answer).compare).toEqual(compare)
      }),
      { numRuns: 60 },
    )
  })

  const spenders = (spends: number[]): ScoreRequest => ({
    asOf: '2026-06-30',
    columns: ['tier'],
    orders: { customer: spends.map((_, i) => `c${i}`), date: spends.map(() => '2026-06-01'), amount: spends },
  })
  const levels = [
    { name: 'Member', up: 0 },
    { name: 'Silver', up: 500 },
    { name: 'Star', up: 4000 },
  ]

  it('tells who gains a tier that is new, and who loses one that is gone', () => {
    const request = { ...spenders([100, 600, 4500, 5200]), compare: { settings: { tiers: { levels } } } }
    expect(scoreTables(request).compare).toMatchObject({
      gained: {
        tier: [
          { code: 'Silver', customers: 1, rows: [1] },
          { code: 'Star', customers: 2, rows: [2, 3] },
        ],
      },
      lost: {
        tier: [
          { code: 'Member', customers: 1, rows: [1] },
          { code: 'Silver', customers: 1, rows: [2] },
          { code: 'Gold', customers: 1, rows: [3] },
        ],
      },
    })
  })

  it('names the ten who are relatively nearest to an edge, from below and above', () => {
    // Distances: c0 1 % below Silver, c1 0.5 % above Star, c2 exactly Silver, the others far away.
    const spends = [495, 4020, 500, ...Array.from({ length: 20 }, (_, i) => 100 + i)]
    const { compare } = scoreTables({ ...spenders(spends), compare: { settings: { tiers: { levels } } } })
    expect(compare?.nearest).toHaveLength(10)
    expect(compare?.nearest.slice(0, 4)).toEqual([
      { row: 2, tier: 'Silver', up: 500, value: 500 },
      { row: 1, tier: 'Star', up: 4000, value: 4020 },
      { row: 0, tier: 'Silver', up: 500, value: 495 },
      { row: 22, tier: 'Silver', up: 500, value: 119 },
    ])
  })

  it('keeps an override by the name of its tier', () => {
    const request: ScoreRequest = {
      ...spenders([1]),
      customers: { id: ['c0'], tierOverride: ['silver'] },
      compare: { settings: { tiers: { levels: [levels[0], { name: 'Low', up: 5 }, levels[1]] } } },
    }
    expect(scoreTables(request).compare?.gained.tier).toEqual([])
    const gone = scoreTables({ ...request, compare: { settings: { tiers: { levels: levels.slice(0, 1) } } } }).compare
    expect(gone?.gained.tier).toEqual([{ code: 'Member', customers: 1, rows: [0] }])
  })

  it('lists at most a thousand rows of a code, and counts all', () => {
    const request = {
      ...spenders(Array.from({ length: 1200 }, () => 600)),
      compare: { settings: { tiers: { levels } } },
    }
    const [silver] = scoreTables(request).compare?.gained.tier ?? []
    expect([silver.customers, silver.rows.length]).toEqual([1200, LIMITS.comparedRows])
  })

  it('is not there unasked', () => {
    expect(scoreTables(spenders([1]))).not.toHaveProperty('compare')
  })
})
