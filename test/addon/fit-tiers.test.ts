/** Tiers proposed once at set-up from what the shop's own buyers spent; a run never rescales. */
import { describe, expect, it } from 'vitest'
import { fitTiers } from '../../addon/fit-tiers.ts'
import type { SheetCell } from '../../addon/sync/cells.ts'
import { createZoneDates } from '../../addon/sync/dates.ts'
import { writtenAmount } from '../../addon/written-amount.ts'
import type { Host } from '../../playground/host.ts'
import { AmountReader } from '../../worker/ledger/amounts.ts'
import { ask, openShop, setUp, shopWorkbook, tabOf, update } from './shop.ts'

const TODAY = '2026-11-22'
const dates = createZoneDates('UTC', () => '')
const fitOf = (columns: Record<string, SheetCell[]>, own?: string) =>
  fitTiers({ columns, sheetRows: columns.customer.map((_, k) => k + 2) }, dates, TODAY, own)
/** `count` customers, the k-th (from 1) with one order of `spend(k)`. */
const buyers = (count: number, spend: (k: number) => SheetCell) => ({
  customer: Array.from({ length: count }, (_, k): SheetCell => `c${k + 1}`),
  date: Array.from({ length: count }, (): SheetCell => '2026-11-01'),
  amount: Array.from({ length: count }, (_, k): SheetCell => spend(k + 1)),
})

describe('fitted tiers', () => {
  it('are the 50th, 80th and 95th percentile by nearest rank, to two significant digits', () => {
    expect(fitOf(buyers(100, (k) => k * 123))).toEqual({
      thresholds: [6200, 9800, 12000],
      buyers: 100,
      until: '2026-11-01',
      left: 0,
    })
    expect(fitOf(buyers(20, (k) => k / 1000))?.thresholds).toEqual([0.01, 0.016, 0.019])
  })

  it('add up twelve months net of refunds, up to the last order that is not after today', () => {
    const columns = buyers(20, (k) => k * 100)
    const more: [string, SheetCell, SheetCell, string][] = [
      // Exactly 365 days before the last order is out, one day later is in.
      ['c1', '2025-11-01', 5_000, ''],
      ['c1', '2025-11-02', 50, ''],
      ['c20', new Date('2026-10-01T00:00:00Z'), 1_000, 'Refunded'],
      ['c20', '2026-10-02', -400, ''],
      ['c19', '2026-10-02', 9_000, 'cancelled'],
      ['c18', '2026-12-24', 9_000, ''],
    ]
    const status = columns.customer.map((): SheetCell => '')
    for (const [customer, date, amount, standing] of more) {
      columns.customer.push(customer)
      columns.date.push(date)
      columns.amount.push(amount)
      status.push(standing)
    }
    // Spends: c1 150, c2..c19 k*100, c20 600: sorted 150, 200, ..., 600, 600, ..., 1900; the 10th, 16th and 19th count.
    expect(fitOf({ ...columns, status })).toEqual({
      thresholds: [900, 1500, 1800],
      buyers: 20,
      until: '2026-11-01',
      left: 1,
    })
  })

  it.each<[string, string | undefined, (k: number) => SheetCell]>([
    ['1288元', 'CNY', (k) => `${k * 123}元`],
    ['RMB 488', 'CNY', (k) => `RMB ${k * 123}`],
    ['either, or bare', 'CNY', (k) => [k * 123, `${k * 123} 元`, `人民币${k * 123}元`, `￥${k * 123}.00`][k % 4]],
    ['1,288元 with no currency of the shop', undefined, (k) => `${(k * 123).toLocaleString('en')}元`],
    ['US$ 12', 'USD', (k) => `US$ ${k * 123}`],
    ['€12 in a shop that keeps its books in pounds', 'GBP', (k) => `€${k * 123}`],
  ])('read amounts written as %s', (_, own, spend) => {
    expect(fitOf(buyers(100, spend), own)).toMatchObject({ thresholds: [6200, 9800, 12000], buyers: 100, left: 0 })
  })

  it('leave out orders in another currency, whether its column or its amount says so', () => {
    const mixed = buyers(100, (k) => (k > 90 ? `US$ ${k}` : `${k * 123}元`))
    expect(fitOf(mixed, 'CNY')).toMatchObject({ buyers: 90, left: 10 })
    expect(fitOf(mixed)).toMatchObject({ buyers: 90, left: 10 })
    const currency = mixed.customer.map((_, k): SheetCell => (k < 30 ? 'USD' : ''))
    expect(fitOf({ ...buyers(100, (k) => k), currency }, 'CNY')).toMatchObject({ buyers: 70, left: 30 })
  })

  it.each(['人民币28美元', '28元5角', '28份', '--28', '-元-28', '$28元', '2.8万元', '(28元)'])(
    'do not guess at %s',
    (text) => expect(writtenAmount(text, 'CNY').sum).toBeNaN(),
  )

  it('say of a written amount what the Worker says', () => {
    const marks = [
      '',
      '元',
      '块',
      '圆',
      '元整',
      '人民币',
      'RMB',
      'CNY',
      '￥',
      '¥',
      'US$',
      '$',
      'HK$',
      'NT$',
      '€',
      'EUR',
      '円',
      '份',
    ]
    let read = 0
    for (const own of ['CNY', 'TWD', 'USD', 'JPY']) {
      const reader = new AmountReader(own === 'CNY' ? 'zh-CN' : 'en-US', own)
      for (const before of marks) {
        for (const behind of marks) {
          for (const figures of ['28', '-28', '1,288.50']) {
            const text = `${before}${figures}${behind}`
            const { sum, currency } = writtenAmount(text, own)
            if (Number.isNaN(sum)) continue
            read++
            expect([text, reader.read(text, undefined)]).toEqual([text, 'ok'])
            expect([text, reader.minor / 10 ** reader.decimalsOf(reader.currency), reader.currency]).toEqual([
              text,
              reader.currency === 'JPY' ? Math.round(sum) : sum,
              currency ?? own,
            ])
          }
        }
      }
    }
    expect(read).toBeGreaterThan(500)
  })

  it('leave out and count what only the Worker can read', () => {
    const columns = buyers(30, (k) => (k > 28 ? '1.234,50 EUR' : `${k},000`))
    columns.date[0] = '1/2/2026'
    expect(fitOf(columns)).toMatchObject({ buyers: 27, left: 3 })
  })

  it('are not there for few buyers, equal thresholds, or mostly unreadable orders', () => {
    expect(fitOf(buyers(19, (k) => k))).toBeUndefined()
    expect(fitOf(buyers(60, () => 10))).toBeUndefined()
    expect(fitOf(buyers(60, (k) => (k > 25 ? 'many' : k)))).toBeUndefined()
    expect(fitOf({ customer: [], date: [], amount: [] })).toBeUndefined()
  })
})

interface Proposal {
  tiers?: { usual: { en: string; zh: string }; fitted?: { en: string; zh: string }; note: string }
}
const tiersOf = (host: Host, tab: string, header: string) => {
  const sheet = tabOf(host.workbook, tab)
  const first = sheet.values()[0].indexOf(header)
  return sheet
    .values()
    .slice(1, 5)
    .map((row) => row.slice(first, first + 2))
}
function connected(locale = 'en_GB'): Host {
  const host = openShop(shopWorkbook({ locale }), { userLocale: locale })
  ask(host, 'connect', { workerUrl: 'https://shop.workers.dev', setupKey: 'key' })
  return host
}

describe('the set-up dialog', () => {
  it('shows them beside the usual ones, stores what was chosen, and never proposes them again', () => {
    const host = connected()
    const { tiers } = ask<Proposal>(host, 'proposeSetUp')
    expect(tiers?.usual.en).toBe('Member 0 · Silver 1,000 · Gold 5,000 · Platinum 20,000')
    expect(tiers?.fitted?.en).toMatch(/^Member 0 · Silver [\d,]+ · Gold [\d,]+ · Platinum [\d,]+$/)
    expect(tiers?.note).toMatch(/^Half of your 24 buyers reach the second tier.* up to 2026-11-17\./)
    ask(host, 'saveSetUp', { fitTiers: true })
    const stored = tiersOf(host, 'Settings', 'Tier')
    expect(stored.map(([name, up]) => `${name} ${up === 0 ? 0 : Number(up).toLocaleString('en')}`).join(' · ')).toBe(
      tiers?.fitted?.en,
    )
    update(host)
    const held = tabOf(host.workbook, 'Customers')
    const column = held.columnOf('Tier')
    const silver = Array.from({ length: 24 }, (_, k) => held.value(k + 2, column)).filter((tier) => tier !== 'Member')
    expect(silver.length).toBeGreaterThanOrEqual(12)
    const orders = tabOf(host.workbook, 'Orders')
    orders.setValue(2, 4, 1_000_000)
    update(host)
    expect(tiersOf(host, 'Settings', 'Tier')).toEqual(stored)
    expect(ask<Proposal>(host, 'proposeSetUp').tiers).toBeUndefined()
    ask(host, 'saveSetUp', { fitTiers: true })
    expect(tiersOf(host, 'Settings', 'Tier')).toEqual(stored)
  })

  it('keeps the usual ones where nobody asked, and names them in the sheet’s language', () => {
    const host = connected('zh_CN')
    const { tiers } = ask<Proposal>(host, 'proposeSetUp')
    expect(tiers?.fitted?.zh).toMatch(/^普通会员 0 · 银卡 /)
    expect(tiers?.note).toContain('24 位买家')
    setUp(host)
    expect(tiersOf(host, '设置', '等级').map(([, up]) => up)).toEqual([0, 1000, 5000, 20000])
  })
})
