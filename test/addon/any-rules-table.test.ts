/** Any rules and any cells: what is written is read again, and what is read the Worker takes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULE_TABLE_COLUMNS, type RuleRow, readRules, writeRules } from '../../addon/rules-table.ts'
import {
  LABELS,
  LOCALES,
  type OutputColumn,
  RULE_COLUMNS,
  RULE_KIND_OPERATORS,
  type Rule,
  type RuleCondition,
  SEGMENTS,
} from '../../worker/contract.ts'
import { settingsSchema } from '../../worker/settings-schema.ts'

const CONTEXT = { language: 'en', tierNames: ['Member', 'Silver', 'Gold'], ownHeaders: ['City', 'Notes'] } as const

describe('any table', () => {
  const word = fc.constantFrom('tea', 'Lyon', 'milk powder', '奶粉')
  const conditionArb: fc.Arbitrary<RuleCondition> = fc
    .constantFrom(
      ...Object.keys(RULE_COLUMNS),
      'spend(90)',
      'bought(tea)',
      'share(channel: online)',
      'daysSince(lastOrder)',
      'attributes.City',
    )
    .chain((column) => {
      const kind = {
        ...RULE_COLUMNS,
        'spend(90)': 'number',
        'bought(tea)': 'flag',
        'share(channel: online)': 'number',
        'daysSince(lastOrder)': 'number',
        'attributes.City': 'text',
      }[column] as keyof typeof RULE_KIND_OPERATORS
      const labels = Object.keys(LABELS.en[column as OutputColumn] ?? { A: 1, B: 1 })
      const value = {
        number: fc
          .double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true })
          .map((x) => Math.round(x * 100) / 100 + 0),
        date: fc.constantFrom('2026-01-31', '2025-12-01'),
        code: fc.constantFrom(...labels),
        tier: fc.constantFrom(...CONTEXT.tierNames),
        text: word,
        flag: fc.boolean(),
      }[kind] as fc.Arbitrary<string>
      const operators = RULE_KIND_OPERATORS[kind].filter((each) => column !== 'owner' || each !== 'contains')
      return fc.constantFrom(...operators).chain((operator): fc.Arbitrary<RuleCondition> => {
        if (operator === 'blank' || operator === 'notBlank') return fc.constant({ column, operator })
        if (/Days/.test(operator)) return fc.nat({ max: 999 }).map((days) => ({ column, operator, value: days }))
        if (operator === 'between') return fc.tuple(value, value).map((both) => ({ column, operator, value: both }))
        if (operator === 'in')
          return fc.array(value, { minLength: 1, maxLength: 4 }).map((list) => ({ column, operator, value: list }))
        return value.map((one) => ({ column, operator, value: one }))
      })
    })
  const ruleArb: fc.Arbitrary<Rule> = fc.record(
    {
      name: fc.constantFrom('A', 'Big spenders', '规则'),
      when: fc
        .array(fc.tuple(conditionArb, fc.boolean()), { minLength: 1, maxLength: 4 })
        .map((list) =>
          list.map(([each, or], at): RuleCondition => (at > 0 && or ? { ...each, joinedBy: 'or' } : each)),
        ),
      sets: fc.record(
        { segment: fc.constantFrom(...SEGMENTS), tag: word, tierFloor: fc.constantFrom(...CONTEXT.tierNames) },
        { requiredKeys: ['tag'] },
      ),
      priority: fc.integer({ min: -9, max: 99 }),
      stop: fc.constant(true),
    },
    { requiredKeys: ['name', 'when', 'sets'] },
  )

  it('holds the rules that it was written from, in either language', () => {
    fc.assert(
      fc.property(fc.array(ruleArb, { maxLength: 4 }), fc.constantFrom(...LOCALES), (rules, language) => {
        const again = readRules(writeRules(rules, language), CONTEXT)
        expect(again.problems).toEqual([])
        expect(again.rules).toEqual(rules)
      }),
      { numRuns: 400 },
    )
  })

  it('gives only rules that the Worker takes', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        'R',
        'Channel',
        'Spend(90)',
        'is',
        '>',
        'between',
        'in list',
        'and',
        'or',
        '1',
        '10 to 20',
        'Champions',
        'Gold',
        'yes',
        'r > 1',
        'City',
        'constructor',
      ),
      fc.string(),
      fc.string({ minLength: 150, maxLength: 1200 }),
      fc.double(),
      fc.boolean(),
      fc.date(),
    )
    const row = fc.record(Object.fromEntries(RULE_TABLE_COLUMNS.map((column) => [column, cell])), { requiredKeys: [] })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const { rules } = readRules(rows as RuleRow[], CONTEXT)
        const { error } = settingsSchema.safeParse({ rules })
        // Only the size of all settings together is somebody else's to keep.
        if (JSON.stringify(rules).length < 8_000) expect(error?.issues).toBeUndefined()
      }),
      { numRuns: 1500 },
    )
  })
})
