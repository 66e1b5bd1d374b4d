/** Whatever stands in a sheet, the ledger answers: it never throws, and every kept number is one that can be counted. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Cell, CONTACT_REASONS, TABLE_COLUMNS } from '../../worker/contract.ts'
import { type LedgerInput, readLedger } from '../../worker/ledger/index.ts'
import { resolveSettings } from '../../worker/settings.ts'

const fragment = fc.constantFrom(
  ...[
    '2024',
    '03',
    '5',
    '.',
    ',',
    '-',
    '/',
    ' ',
    "'",
    '(',
    ')',
    '$',
    '€',
    '¥',
    'kr',
    'Mar',
    'de',
    '年',
    '月',
    '日',
    ':',
  ],
  ...[
    'constructor',
    '__proto__',
    'USD',
    '%',
    '1,234',
    '\u00a0',
    '１',
    '٣',
    'e5',
    '\u0000',
    '=A1',
    '上午',
    'sms',
    'Champions',
  ],
)
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.integer(),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.array(fragment, { maxLength: 6 }).map((parts) => parts.join('')),
  fc.constantFrom('a', 'b', '2024-03-05', ...CONTACT_REASONS),
)

function tableOf(names: readonly string[], rows: number) {
  return fc
    .tuple(...names.map(() => fc.array(cell, { minLength: rows, maxLength: rows })))
    .map((columns) => Object.fromEntries(names.map((name, at) => [name, columns[at]])))
}

it('reads any cells under any locale without throwing', () => {
  const input = fc.record({
    asOfDay: fc.constant(19_800),
    settings: fc
      .record({
        locale: fc.constantFrom(undefined, 'en-US', 'de_DE', 'zh-CN', 'fr-CH', 'hi-IN', '', 'x', '??'),
        currency: fc.constantFrom(undefined, 'JPY', 'KWD', 'ABC'),
      })
      .map(resolveSettings),
    customers: fc.option(tableOf(TABLE_COLUMNS.customers, 4), { nil: undefined }),
    orders: tableOf(TABLE_COLUMNS.orders, 6),
    contacts: fc.option(tableOf(TABLE_COLUMNS.contacts, 3), { nil: undefined }),
  }) as unknown as fc.Arbitrary<LedgerInput>
  fc.assert(
    fc.property(input, (tables) => {
      const { ledger, ids, problems } = readLedger(tables)
      expect(ids.length).toBe(ledger.customers.count)
      const { orders } = ledger
      for (let k = 0; k < orders.count; k++) {
        expect(Number.isSafeInteger(orders.grossMinor[k]) && orders.netMinor[k] >= 0).toBe(true)
        expect(orders.netMinor[k]).toBeLessThanOrEqual(orders.grossMinor[k])
        expect(orders.day[k]).toBeLessThanOrEqual(ledger.asOfDay)
      }
      for (const { row } of problems.listed) expect(row).toBeLessThan(6)
    }),
    { numRuns: 1500 },
  )
})
