/**
 * The walk: 125 score codes x 7 lifecycles -> exactly one segment, the same as the twin's written-out table and as the
 * map on file. A change of the map shows as a change of the golden file.
 */
import { describe, expect, it } from 'vitest'
import { LIFECYCLES, type Lifecycle, SEGMENTS } from '../../worker/contract.ts'
import { segmentOf } from '../../worker/score/segment.ts'
import { naiveSegment } from './naive/segment.ts'

const SCORES = [1, 2, 3, 4, 5]
const STAGES = LIFECYCLES.filter((stage) => stage !== 'prospect')

function* walk(): Generator<{ r: number; f: number; m: number; stage: Lifecycle; occasions: number }> {
  for (const stage of STAGES)
    for (const occasions of [1, 2])
      for (const r of SCORES) for (const f of SCORES) for (const m of SCORES) yield { r, f, m, stage, occasions }
}

describe('the walk over 125 codes x 7 lifecycles', () => {
  it('gives the segment of the independent table everywhere, with one occasion and with two', () => {
    let steps = 0
    for (const { r, f, m, stage, occasions } of walk()) {
      steps++
      const at = `${r}${f}${m} ${stage} ${occasions}`
      expect([at, segmentOf(r, f, m, stage, occasions)]).toEqual([at, naiveSegment(r, f, m, stage, occasions)])
    }
    expect(steps).toBe(125 * 7 * 2)
  })

  it('reaches every segment of its own but prospect, which is for those who never bought', () => {
    const reached = new Set([...walk()].map(({ r, f, m, stage, occasions }) => segmentOf(r, f, m, stage, occasions)))
    expect([...reached].sort()).toEqual(SEGMENTS.slice(0, SEGMENTS.indexOf('dormant') + 1).sort())
  })

  it('depends on F and M by their sum alone', () => {
    for (const { r, f, m, stage, occasions } of walk()) {
      const even = Math.floor((f + m) / 2)
      expect(segmentOf(r, f, m, stage, occasions)).toBe(segmentOf(r, even, f + m - even, stage, occasions))
    }
  })

  it('calls nobody lost who is present, and nobody present who has lapsed', () => {
    const lost = ['almostLost', 'atRisk', 'previouslyLoyal', 'dormant']
    for (const { r, f, m, stage, occasions } of walk()) {
      const isLost = lost.includes(segmentOf(r, f, m, stage, occasions))
      if (['new', 'returned', 'active'].includes(stage)) expect(isLost).toBe(false)
      if (['recentlyLapsed', 'midLapsed', 'dormant'].includes(stage)) expect(isLost).toBe(true)
    }
  })

  it('is the map on file', async () => {
    const lines: string[] = []
    for (const stage of STAGES) {
      const occasions = stage === 'new' ? 1 : 2
      lines.push(`${stage} (${occasions === 1 ? 'one occasion' : 'two or more occasions'}); columns S = F + M = 2..10`)
      for (const r of [5, 4, 3, 2, 1]) {
        const names = [2, 3, 4, 5, 6, 7, 8, 9, 10].map((s) => {
          const f = Math.floor(s / 2)
          return segmentOf(r, f, s - f, stage, occasions).padEnd(15)
        })
        lines.push(`  R ${r}  ${names.join(' ')}`.trimEnd())
      }
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('segment-walk.golden.txt')
  })
})
