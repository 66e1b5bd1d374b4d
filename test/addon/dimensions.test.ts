/** Order columns beyond the category, satisfaction, source, owner and tags: recognised, and sent only when they are used. */
import { describe, expect, it } from 'vitest'
import type { OutputColumn } from '../../worker/contract.ts'
import { sentRequest } from './book.ts'
import { ask, cellOf, readyShop, shopWorkbook, tabOf, update } from './shop.ts'

const shop = (headers: [string, string, string], columns: readonly OutputColumn[]) => {
  const workbook = shopWorkbook()
  const orders = tabOf(workbook, 'Orders')
  const customers = tabOf(workbook, 'Customers')
  for (const [at, header] of headers.entries()) orders.setValue(1, 6 + at, header)
  for (let row = 2; row <= orders.lastRow(); row++) {
    orders.setValue(row, 6, row % 4 ? 'Online' : 'In store')
    orders.setValue(row, 7, 'spicy')
    orders.setValue(row, 8, 'Canarysize')
  }
  for (const [at, header] of ['Satisfaction', 'Source', 'Owner', 'Tags'].entries()) {
    customers.setValue(1, 6 + at, header)
    for (let row = 2; row <= 25; row++) customers.setValue(row, 6 + at, at === 0 ? 4 : `Canary${header}`)
  }
  customers.setValue(3, 6, 'very happy, Canarytext')
  return readyShop(workbook, {}, { columns })
}

describe('channel, taste and size of orders', () => {
  it.each<[[string, string, string]]>([[['Channel', 'Flavour', 'Size']], [['渠道', '口味', '尺码']]])(
    'travel only for the favourite that is written (%s)',
    (headers) => {
      const host = shop(headers, ['segment', 'tier', 'favouriteTaste', 'favouriteChannel'])
      expect(update(host).problemsByCode).toEqual({ badNumber: 1 })
      const { orders } = sentRequest(host.requests)
      expect(orders.channel).toContain('Online')
      expect(Object.keys(orders.attributes ?? {})).toEqual(['taste'])
      expect(host.requests.map(({ text }) => text).join()).not.toMatch(/Canary/)
      const customers = tabOf(host.workbook, 'Customers')
      expect(cellOf(customers, 'C005', 'Favourite taste')).toBe('spicy')
      expect(cellOf(customers, 'C005', 'Favourite channel')).toBe('Online')
    },
  )
})

describe('satisfaction', () => {
  it('is sent as a number while a class is written, text stays in the sheet; the report has its mean by class', () => {
    const host = shop(['Channel', 'Flavour', 'Size'], ['segment'])
    const report = ask<{
      summary: { classes: { segment: { satisfaction?: { answers: number; mean: number | null } }[] } }
    }>(host, 'updateNow')
    const { customers, orders } = sentRequest(host.requests)
    expect(customers?.satisfaction?.slice(0, 3)).toEqual([4, null, 4])
    expect(orders).not.toHaveProperty('channel')
    const answers = report.summary.classes.segment.map(({ satisfaction }) => satisfaction?.answers ?? 0)
    expect(answers.reduce((sum, count) => sum + count, 0)).toBe(23)
    const without = shop(['Channel', 'Flavour', 'Size'], ['nextContact'])
    update(without)
    expect(sentRequest(without.requests).customers).not.toHaveProperty('satisfaction')
  })
})
