/** Every column that the definitions name is in an answer with `"columns": "all"`, described, and called something in both languages. */
import { describe, expect, it } from 'vitest'
import { WORDS } from '../../addon/words/index.ts'
import { scoreTables } from '../../worker/answer.ts'
import { LABELS, LOCALES, OUTPUT_COLUMNS, type OutputColumn } from '../../worker/contract.ts'
import { openApiDocument } from '../../worker/openapi.ts'

/** By hand, section by section of the definitions; points and stored value are a later issue. */
const NAMED: Record<string, readonly OutputColumn[]> = {
  'RFM scores': ['recencyDays', 'frequency', 'monetary', 'r', 'f', 'm', 'rfm'],
  'weighted RFM': ['rfmWeighted', 'rfmClass'],
  segment: ['segment'],
  'ABCD pyramid': ['valueClass', 'spendClass'],
  'repurchase cycle': ['cycleDays', 'nextOrder', 'nextOrderFrom', 'nextOrderTo', 'cycleConfidence'],
  lifecycle: ['lifecycle'],
  predictions: ['pAlive', 'expectedOrders90', 'clv12', 'churnRisk'],
  'next contact': ['nextContact', 'contactReason', 'contactChannel', 'contactBlocked'],
  tiers: ['tier', 'tierSince', 'tierUntil', 'toNextTier', 'toKeepTier', 'segmentComputed', 'tierComputed'],
  rules: ['tags'],
  preferences: [
    'favourite',
    'favouriteChannel',
    'favouriteStore',
    'favouriteTaste',
    'favouriteColour',
    'favouriteSize',
    'referralSpend',
    'recommend',
  ],
}
const ALL = Object.values(NAMED).flat()

describe('the columns that the definitions name', () => {
  it('are all those of an answer but why, which is asked for by name', () => {
    expect([...ALL, 'why'].sort()).toEqual([...OUTPUT_COLUMNS].sort())
    const orders = { customer: ['a'], date: ['2026-01-01'], amount: [1] }
    const { columns } = scoreTables({ asOf: '2026-01-02', columns: 'all', orders })
    expect(Object.keys(columns).sort()).toEqual(['id', ...ALL].sort())
    expect(scoreTables({ asOf: '2026-01-02', columns: ['why'], orders }).columns.why?.[0]).toMatch(/\w/)
  })
  it.each(Object.entries(NAMED))('%s: have headers in both languages, and labels for the same codes', (_, columns) => {
    for (const column of columns) {
      for (const locale of LOCALES) expect(WORDS[locale].headers[column], column).toMatch(/\S/)
      expect(Object.keys(LABELS.zh[column] ?? {})).toEqual(Object.keys(LABELS.en[column] ?? {}))
    }
  })
  it('stand in the OpenAPI document with what each holds', () => {
    const text = JSON.stringify(openApiDocument())
    for (const column of [...ALL, 'why']) expect(text, column).toMatch(new RegExp(`"${column}":\\{[^{}]*`))
  })
})
