/** Segments by the other presets: the published grid's own counts, the eight cells and spend classes by hand. */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import { LABELS, LOCALES, type ScoreRequest, SEGMENTS, SEGMENTS_OF, type SegmentPreset } from '../../worker/contract.ts'
import { gridSegment } from '../../worker/score/segment.ts'
import { eightCell, publishedSegment } from '../../worker/score/segment-presets.ts'
import { naivePublished } from './naive/segment-presets.ts'

const SCORES = [1, 2, 3, 4, 5]
const codes = SCORES.flatMap((r) => SCORES.flatMap((f) => SCORES.map((m) => [r, f, m] as const)))

describe('what a preset can say', () => {
  it('is what its definition names, and a prospect', () => {
    const published = new Set(codes.map((code) => publishedSegment(...code)))
    expect(new Set(SEGMENTS_OF.rfm)).toEqual(new Set([...published, 'prospect']))
    const ours = new Set(codes.map((code) => gridSegment(...code)))
    expect(new Set(SEGMENTS_OF.regulars)).toEqual(new Set([...ours, 'prospect']))
    expect(new Set(Object.values(SEGMENTS_OF).flat())).toEqual(new Set(SEGMENTS))
  })
})

describe('the published grid', () => {
  it('gives each of the 125 codes the name of the first row that holds it', () => {
    for (const [r, f, m] of codes) expect(publishedSegment(r, f, m)).toBe(naivePublished(r, f, m))
  })

  it('has as many cells a name as counted from the publication', () => {
    const cells = new Map<string, number>()
    for (const code of codes) cells.set(publishedSegment(...code), (cells.get(publishedSegment(...code)) ?? 0) + 1)
    expect(Object.fromEntries(cells)).toEqual({
      potentialLoyalist: 35,
      loyal: 15,
      new: 15,
      lost: 14,
      aboutToSleep: 10,
      others: 10,
      promising: 8,
      atRisk: 7,
      cantLose: 6,
      needsAttention: 4,
      champions: 1,
    })
  })
})

describe('the eight cells', () => {
  const means = { recencyDays: 50, frequency: 2, monetaryMinor: 1000 }

  it('are high above the mean: important by money, then value, develop, keep, win back', () => {
    const cells = [1000, 1001].flatMap((m) => [49, 50].flatMap((r) => [3, 2].map((f) => eightCell(r, f, m, means))))
    expect(cells).toEqual([
      ...['generalValue', 'generalDevelop', 'generalKeep', 'generalWinBack'],
      ...['importantValue', 'importantDevelop', 'importantKeep', 'importantWinBack'],
    ])
  })
})

describe('every preset', () => {
  const day = (ago: number) => new Date(Date.UTC(2026, 5, 30) - ago * 86_400_000).toISOString().slice(0, 10)
  const shop = (preset?: SegmentPreset): ScoreRequest => ({
    asOf: day(0),
    columns: ['segment', 'segmentComputed', 'spendClass', 'why'],
    settings: preset && { segments: { preset } },
    customers: { id: [...Array.from({ length: 20 }, (_, k) => `c${k}`), 'prospect'] },
    orders: {
      customer: Array.from({ length: 20 }, (_, k) => `c${k}`),
      date: Array.from({ length: 20 }, (_, k) => day(k)),
      amount: Array.from({ length: 20 }, (_, k) => 20 - k),
    },
  })

  it('calls who never bought a prospect', () => {
    for (const preset of ['regulars', 'rfm', 'eight', 'spend'] as const) {
      expect(scoreTables(shop(preset)).columns.segment?.[20]).toBe('prospect')
    }
  })

  it('is the default grid where none is chosen', () => {
    expect(scoreTables(shop()).columns).toEqual(scoreTables(shop('regulars')).columns)
  })

  it('by spend says the spend class', () => {
    const { segment, spendClass } = scoreTables(shop('spend')).columns
    expect(segment?.slice(0, 20)).toEqual(spendClass?.slice(0, 20).map((code) => `${code}Spender`))
    expect(new Set(segment)).toEqual(new Set(['highSpender', 'generalSpender', 'lowSpender', 'prospect']))
  })

  it('takes an override by any known name, and labels what occurs', () => {
    const request = shop('eight')
    const customers = { id: ['c0', 'c1'], segmentOverride: ['重要价值客户', 'At risk'] }
    const { columns, labels } = scoreTables({ ...request, locale: 'zh', customers })
    expect(columns.segment).toEqual(['importantValue', 'atRisk'])
    expect(labels.segment).toEqual({ atRisk: '有流失风险', importantValue: '重要价值客户' })
  })

  it('by the eight cells tells the means in `why`; only the default grid speaks of the rhythm', () => {
    const { why } = scoreTables(shop('eight')).columns
    expect(why?.[0]).toContain(' (means of all buyers: 9.5 days, 1 order, 10.50)')
    for (const preset of ['rfm', 'eight', 'spend'] as const) {
      expect(String(scoreTables(shop(preset)).columns.why)).not.toContain('rhythm')
    }
  })
})

describe('labels of segments', () => {
  it.each(LOCALES)('in %s exist for every code and name only one', (locale) => {
    const labels = SEGMENTS.map((code) => LABELS[locale].segment?.[code]?.toLowerCase())
    expect(labels).not.toContain(undefined)
    expect(new Set(labels).size).toBe(SEGMENTS.length)
  })
})
