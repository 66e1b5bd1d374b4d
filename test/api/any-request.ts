/** Requests of the right shape with any cells, mostly such that scoring has something to do. Decides nothing. */
import fc from 'fast-check'
import { type Cell, OUTPUT_COLUMNS, TABLE_COLUMNS } from '../../worker/contract.ts'

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(
    null,
    '',
    ' ',
    'A1',
    'B2',
    'paid',
    'refund',
    'cancelled',
    'yes',
    'no',
    'sms,email',
    'champions',
    'Gold',
  ),
  fc.constantFrom<Cell>(
    '2026-01-05',
    '2026-02-30',
    '5 Mar 2024',
    '2024年3月5日',
    '03/04/2025',
    '45000',
    '1.234',
    '(5.00)',
    '¥12',
    '€1.000,50',
  ),
  fc.constantFrom<Cell>(
    0,
    -0,
    1,
    -1,
    0.005,
    45_000,
    1e15,
    -1e15,
    1e300,
    5e-324,
    true,
    false,
    '__proto__',
    'constructor',
    '\ud800',
    '\u200b',
  ),
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

/** Mostly good cells where a row with a bad one would be left out, so that scoring has something to do. */
const LIKELY: Record<string, { arbitrary: fc.Arbitrary<Cell>; weight: number }[]> = {
  id: [{ arbitrary: fc.constantFrom<Cell>('A1', 'B2', 'C3', 'D4', 5), weight: 30 }],
  customer: [{ arbitrary: fc.constantFrom<Cell>('A1', 'B2', 'C3', 5), weight: 30 }],
  date: [
    {
      arbitrary: fc.constantFrom<Cell>('1900-01-01', '2023-12-31', '2024-02-29', '2026-01-05', '2026-11-22'),
      weight: 30,
    },
  ],
  amount: [{ arbitrary: fc.constantFrom<Cell>(0, 1, 99.99, 20_000, -5, 1e9, '12.50', 'USD 3'), weight: 30 }],
  currency: [{ arbitrary: fc.constantFrom<Cell>(null, 'USD'), weight: 30 }],
  status: [{ arbitrary: fc.constantFrom<Cell>(null, 'paid', 'refund'), weight: 30 }],
}

function table(name: keyof typeof TABLE_COLUMNS, required: string[]) {
  const optional = TABLE_COLUMNS[name].filter((column) => !required.includes(column))
  return fc.tuple(fc.subarray([...optional]), fc.integer({ min: 0, max: 12 })).chain(([columns, rows]) => {
    const cells = (key: string) =>
      fc.array(LIKELY[key] ? fc.oneof(...LIKELY[key], cell) : cell, { minLength: rows, maxLength: rows })
    return fc.record(Object.fromEntries([...required, ...columns].map((key) => [key, cells(key)])))
  })
}

export const anyRequest = fc.record(
  {
    asOf: fc.constantFrom('2026-11-22', '1900-01-01', '2199-12-31', '2024-02-29'),
    locale: fc.constantFrom('en', 'zh'),
    columns: fc.oneof(fc.constant('all'), fc.constant(['why', ...OUTPUT_COLUMNS])),
    settings: fc.record(
      {
        currency: fc.constantFrom('USD', 'JPY', 'KWD'),
        locale: fc.constantFrom('en-US', 'de-DE', 'zh-CN', 'ar-EG', 'th-TH-u-ca-buddhist'),
        cycleDays: fc.integer({ min: 1, max: 3650 }),
        lifecycle: fc.constantFrom('cycle', 'fixed'),
        rfm: fc.record(
          { preset: fc.constant('seed'), bins: fc.integer({ min: 2, max: 9 }), windowDays: fc.nat(3650) },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ),
    customers: table('customers', ['id']),
    orders: table('orders', ['customer', 'date', 'amount']),
    contacts: table('contacts', ['customer', 'date']),
  },
  { requiredKeys: ['asOf', 'orders'] },
)
