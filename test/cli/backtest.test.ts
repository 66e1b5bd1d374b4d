/** `regulars backtest` as a person runs it: the table, the last order as the end, wrong calls. */
import { describe, expect, it } from 'vitest'
import { folderOf, regulars } from './run.ts'

/** Ten customers, every 10 days from 2026-01-01 on. */
function regularShop(): string {
  const lines = ['customer_id,order_date,amount']
  for (let customer = 0; customer < 10; customer++) {
    for (let k = 0; k < 12; k++) {
      const date = new Date(Date.UTC(2026, 0, 1 + customer + 10 * k)).toISOString().slice(0, 10)
      lines.push(`c${customer},${date},${20 + customer}`)
    }
  }
  return folderOf({ 'orders.csv': `${lines.join('\n')}\n` })
}

describe('regulars backtest', () => {
  it('prints how far the dates would have been off, beside simple predictors', { timeout: 120_000 }, async () => {
    const { status, stdout } = await regulars('backtest', regularShop(), '--cutoff', '2026-03-15')
    expect(status).toBe(0)
    expect(stdout).toContain('Dates given on 2026-03-15 for 10 customers who came again by 2026-04-30:')
    expect(stdout).toMatch(/^Regulars +\d+\.\d\d +\d\.\d{3} +\d\.\d\d$/m)
    expect(stdout).toMatch(/^the customer's mean gap +0\.00 +1\.000$/m)
  })

  it('says in one line what is wrong', async () => {
    const shop = regularShop()
    const noDay = await regulars('backtest', shop)
    expect([noDay.status, noDay.stderr]).toEqual([2, expect.stringContaining('--cutoff DATE')])
    const badDay = await regulars('backtest', shop, '--cutoff', '2026-02-30')
    expect([badDay.status, badDay.stderr]).toEqual([2, expect.stringContaining('--cutoff 2026-02-30 is no date')])
  })
})
