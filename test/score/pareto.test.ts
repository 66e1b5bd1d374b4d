/** Pareto classes by hand: the edges of 80, 95 and 99 per cent, ties, no spend. */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import { settingsSchema } from '../../worker/settings-schema.ts'

/** Classes of customers who spent these amounts on asOf; 0 = an order before the window. */
function classesOf(amounts: number[]): string {
  const { columns } = scoreTables({
    asOf: '2026-06-30',
    columns: ['valueClass'],
    settings: { valueClass: 'pareto' },
    customers: { id: [...amounts.map((_, k) => k), 'prospect'] },
    orders: {
      customer: amounts.map((_, k) => k),
      date: amounts.map((amount) => (amount === 0 ? '2024-01-01' : '2026-06-30')),
      amount: amounts.map((amount) => amount || 1000),
    },
  })
  return columns.valueClass?.map((cell) => cell ?? '-').join('') ?? ''
}

describe('Pareto classes', () => {
  it('go by the share that customers strictly above hold, exactly 80, 95 and 99 % being the next class', () => {
    expect(classesOf([80, 15, 4, 1])).toBe('ABCD-')
    expect(classesOf([79.99, 15.01, 4, 1])).toBe('AACD-')
  })

  it('put equal customers in one class, in any order of rows', () => {
    expect(classesOf([10, 90, 10, 10, 10])).toBe('AAAAA-')
    expect(classesOf([1, 96, 1, 1, 1])).toBe('CACCC-')
  })

  it('are D without spend in the window, also where nobody spent', () => {
    expect(classesOf([5, 0])).toBe('AD-')
    expect(classesOf([0, 0])).toBe('DD-')
  })

  it('leave the spend class as it is, and are a setting that the schema knows', () => {
    expect(settingsSchema.safeParse({ valueClass: 'pareto' }).success).toBe(true)
    expect(settingsSchema.safeParse({ valueClass: 'other' }).success).toBe(false)
  })
})
