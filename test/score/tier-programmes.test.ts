/** Tiers of other loyalty programmes, reached or not by what they publish. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Row, tierAt } from './tier-at.ts'

const vectors = new URL('../../../shared/data/loyalty/vectors.json', import.meta.url)
describe.skipIf(!existsSync(vectors))('tiers of other programmes (needs ../shared/data)', () => {
  interface Vector {
    id: string
    kind: string
    input: { tiers?: [string, number][]; levels?: [string, number][] } & Record<string, unknown>
    expected: { tier?: string; level?: string }
  }
  const known: Vector[] = existsSync(vectors) ? JSON.parse(readFileSync(vectors, 'utf8')).vectors : []
  const reached = known.filter(({ kind }) => kind === 'tier' || kind === 'tier_by_points')

  it.each(reached.map((vector) => [vector.id, vector] as const))('%s', (_, { input, expected }) => {
    const levels = (input.tiers ?? input.levels ?? []).map(([name, up]) => ({ name, up }))
    const amounts = [input.total_spent ?? 0, input.current_amount ?? input.points].map(Number)
    const rows = amounts.map((amount, day): Row => [day, amount])
    expect(
      tierAt(1, rows, null, { levels, window: 'lifetime' }).startsWith(`${expected.tier ?? expected.level} `),
    ).toBe(true)
  })

  it('covers all of them', () => expect(reached.length).toBe(known.length === 0 ? 0 : 6))
})
