/** What travels because of the owner's rules, and what never does. */
import { describe, expect, it } from 'vitest'
import { createPseudonyms } from '../../addon/sync/pseudonyms.ts'
import { buildTables, travellingSettings } from '../../addon/sync/request.ts'
import { namesInRules, withRuleAttributes } from '../../addon/sync/rule-columns.ts'
import { sentColumns } from '../../addon/sync/sent-columns.ts'
import type { Rule } from '../../worker/contract.ts'

const rule = (column: string, value: string | string[] = 'x'): Rule => ({
  name: 'R',
  when: [{ column, operator: '=', value }],
  sets: { tag: 't' },
})
const advanced = (expression: string): Rule => ({ name: 'R', advanced: expression, sets: { tag: 't' } })
const pseudonym = createPseudonyms('00'.repeat(32))

describe('a column that only a rule needs', () => {
  it.each<[string, Rule, 'customers' | 'orders', string]>([
    ['of the orders', rule('channel'), 'orders', 'channel'],
    ['in brackets', rule('bought(store: North)'), 'orders', 'store'],
    ['of the customers', rule('source'), 'customers', 'source'],
    ["of the owner's own", rule('attributes.City'), 'customers', 'attributes.City'],
    ['that an output asked for needs', rule('recommend'), 'orders', 'product'],
    ['that a date in brackets needs', rule('daysSince(nextContact)'), 'customers', 'birthday'],
    ['in an expression', advanced("'online' in channel && r > 3"), 'orders', 'channel'],
    ['in the text of an expression', advanced("bought('store', 'North')"), 'orders', 'store'],
    [
      "of the owner's own in an expression",
      advanced('attributes["Home town"] == "Lyon"'),
      'customers',
      'attributes.Home town',
    ],
  ])('%s travels while the rule is there', (_, own, table, column) => {
    expect(sentColumns(table, ['segment'], [own])).toContain(column)
    expect(sentColumns(table, ['segment'], [rule('monetary')])).not.toContain(column)
    expect(sentColumns(table, ['segment'])).not.toContain(column)
  })

  it('is named once however many rules name it', () => {
    expect(
      namesInRules([rule('channel'), rule('channel'), advanced('size(channel) > 1')]).filter(
        (name) => name === 'channel',
      ),
    ).toHaveLength(1)
    const columns = sentColumns('orders', ['recommend'], [rule('product')])
    expect(new Set(columns).size).toBe(columns.length)
  })
})

describe("the owner's own columns", () => {
  it('are found by their header, where there is exactly one', () => {
    const mapping = { columns: { id: 'Customer' } }
    const rules = [rule('attributes.City'), rule('attributes.Size'), rule('attributes.Twice')]
    expect(withRuleAttributes(mapping, ['Customer', 'City', 'Twice', 'Twice'], rules).columns).toEqual({
      id: 'Customer',
      'attributes.City': 'City',
    })
  })

  it('travel as attributes; what may be about a person stays', () => {
    const { customers, problems } = buildTables(
      {
        customers: {
          columns: {
            id: ['a', 'b', 'c'],
            'attributes.City': ['Lyon', 'ann@example.com', ''],
            owner: ['Kim', 'kim', ''],
            tags: ['vip', '0170 555 0000', ''],
          },
          sheetRows: [2, 3, 4],
        },
        orders: { columns: { customer: [], date: [], amount: [] }, sheetRows: [] },
      },
      {
        dates: undefined as never,
        pseudonym,
        tierNames: [],
        cancellationPrefix: '',
        outputs: [],
        ownRules: [rule('attributes.City'), rule('owner'), rule('tags')],
      },
    )
    expect(customers.attributes).toEqual({ City: ['Lyon', null, null] })
    expect(customers.owner).toEqual([pseudonym('Kim'), pseudonym('kim'), null])
    expect(customers.tags).toEqual(['vip', null, null])
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [1, 'tags', 'privateText'],
      [1, 'attributes.City', 'privateText'],
    ])
  })
})

it("an owner's name in a rule travels as the pseudonym of the table", () => {
  const rules = [rule('owner', 'Kim'), rule('owner', ['Kim', 'Lee']), rule('source', 'Kim')]
  const travelling = travellingSettings({ rules }, pseudonym)
  expect(travelling?.rules?.map(({ when }) => when?.[0].value)).toEqual([
    pseudonym('Kim'),
    [pseudonym('Kim'), pseudonym('Lee')],
    'Kim',
  ])
  expect(rules[0].when?.[0].value).toBe('Kim')
})
