/** The rules that the README shows are rules that the Worker takes. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import { parseScoreRequest } from '../../worker/schema.ts'

it('sets what it says', () => {
  const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8')
  const settings = JSON.parse(/```json\n(\{ "rules"[\s\S]*?)```/.exec(readme)?.[1] ?? '')
  const { columns, settingsProblems } = scoreTables(
    parseScoreRequest({
      asOf: '2026-11-22',
      settings,
      columns: ['segment', 'tier', 'tags'],
      orders: {
        customer: ['ada', 'bo'],
        date: ['2026-11-01', '2026-11-01'],
        amount: [600, 20],
        channel: ['shop', 'Online'],
        category: ['tea', 'Milk powder'],
      },
    }),
  )
  expect(settingsProblems).toBeUndefined()
  expect(columns).toMatchObject({ tier: ['Gold', 'Member'], tags: [null, 'milk'] })
  expect(columns.segment?.[1]).toBe('champions')
})
