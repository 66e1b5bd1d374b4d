/** Whatever arrives, the answer is a refusal in words or a full answer of the documented shape; never an exception. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import { scoreAnswerSchema } from '../../worker/answer-schema.ts'
import type { Cell } from '../../worker/contract.ts'
import { Refusal } from '../../worker/problem-response.ts'
import { parseScoreRequest } from '../../worker/schema.ts'
import { anyRequest } from './any-request.ts'

/** What parseScoreRequest makes of a value; any other exception than a refusal fails the test. */
function parse(value: unknown) {
  try {
    return parseScoreRequest(value)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

describe('any request', () => {
  it('of any JSON is refused or read', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => void parse(value)),
      { numRuns: 300 },
    )
  })

  it('with one thing replaced by any JSON is refused or read', () => {
    const keys = fc.constantFrom(
      'asOf',
      'locale',
      'settings',
      'columns',
      'customers',
      'orders',
      'contacts',
      '__proto__',
    )
    fc.assert(
      fc.property(anyRequest, keys, fc.jsonValue(), (good, key, value) => {
        const changed = JSON.parse(JSON.stringify(good))
        Object.defineProperty(changed, key, { value, enumerable: true })
        parse(changed)
      }),
      { numRuns: 300 },
    )
  })

  it('of the right shape, with any cells, gets a full answer of the documented shape', () => {
    fc.assert(
      fc.property(anyRequest, (value) => {
        const parsed = parse(JSON.parse(JSON.stringify(value)))
        if (parsed instanceof Refusal) throw parsed
        const answer = JSON.parse(JSON.stringify(scoreTables(parsed)))
        expect(scoreAnswerSchema.parse(answer)).toEqual(answer)
        for (const [name, column] of Object.entries(answer.columns)) {
          expect((column as Cell[]).length, name).toBe(answer.rows.to)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
