/** A rule typed into the Settings tab, in either language, from the sheet through the Worker and back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import type { Workbook } from '../../playground/workbook/workbook.ts'
import { AS_OF, ask, cellOf, shopWorkbook, tabOf, update } from '../addon/shop.ts'
import { connectedHost, type LocalWorker, startLocalWorker } from './local.ts'

interface Proposal {
  travelling: { header: string; values: string[] }[]
}
let worker: LocalWorker
beforeAll(async () => {
  worker = await startLocalWorker()
})
afterAll(() => worker.stop())

/** The shop with a channel: even customers buy online, the others in the shop. */
function channelShop(locale: string): Workbook {
  const workbook = shopWorkbook({ locale })
  const orders = tabOf(workbook, 'Orders')
  orders.setValue(1, 6, 'Channel')
  for (let row = 2; row <= orders.lastRow(); row++)
    orders.setValue(row, 6, Number(String(orders.value(row, 2)).slice(1)) % 2 ? 'shop' : 'online')
  return workbook
}
function typeRules(host: Host, tab: string, header: string, lines: Value[][]): void {
  const sheet = tabOf(host.workbook, tab)
  const first = sheet.values()[0].indexOf(header) + 1
  lines.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      sheet.setValue(2 + r, first + c, cell)
    })
  })
}
const COLUMNS = { columns: ['segment', 'tier', 'nextContact', 'tags', 'why'] }
const bodies = (host: Host) => host.requests.map(({ text }) => text).join('\n')

describe('a rule in the Settings tab', { timeout: 120_000 }, () => {
  it('changes segment, tier and tags of its customers, says so, and takes the channel along once it was shown', () => {
    const host = connectedHost(channelShop('en_GB'), worker, AS_OF, COLUMNS)
    update(host)
    expect(bodies(host)).not.toContain('online')
    typeRules(host, 'Settings', 'Rule', [
      ['Online tea', '', 'Channel', 'is', 'online', 'Promising', 'web', 'Silver'],
      ['', 'and', 'Bought(Tea)', 'is', 'yes'],
      ['Odd', '', '', '', '', '', 'odd', '', '', false, 'orders(365) > "two"'],
    ])
    const shown = ask<Proposal>(host, 'proposeSetUp').travelling
    expect(shown).toContainEqual(expect.objectContaining({ header: 'Channel', values: ['shop', 'online'] }))
    const report = update(host)
    expect(bodies(host)).toContain('online')
    const customers = tabOf(host.workbook, 'Customers')
    for (const id of ['C002', 'C004', 'C008']) {
      expect(cellOf(customers, id, 'Segment'), id).toBe('Promising')
      expect(cellOf(customers, id, 'Rule tags'), id).toBe('web')
      expect(cellOf(customers, id, 'Tier'), id).toBe('Silver')
      expect(cellOf(customers, id, 'Why'), id).toMatch(/^Promising \(by your rule “Online tea”\)/)
    }
    for (const id of ['C001', 'C006', 'C007']) expect(cellOf(customers, id, 'Rule tags'), id).toBe('')
    expect(report.problems).toBe(1)
    const line = tabOf(host.workbook, 'Problems')
      .values()
      .find(([tab]) => tab === 'Settings')
    expect(line?.slice(1, 4)).toEqual(['4', 'Advanced of rule “Odd”', 'orders(365) > "two"'])
    expect(line?.[4]).toMatch(/^The rule “Odd” was skipped: its advanced cell /)
    expect(update(host).changedCells).toBe(0)
  })

  it('works in Chinese', () => {
    const host = connectedHost(channelShop('zh_CN'), worker, AS_OF, COLUMNS)
    update(host)
    typeRules(host, '设置', '规则', [
      ['网购茶客', '', '渠道', '等于', 'online', '潜力客户', '网购', '银卡'],
      ['', '且', '买过（Tea）', '等于', '是'],
      ['错的', '', '消费(90)', '大于', '很多', '', '错'],
    ])
    expect(update(host).problems).toBe(1)
    const customers = tabOf(host.workbook, 'Customers')
    expect(['客户分群', '会员等级', '规则标签'].map((header) => cellOf(customers, 'C004', header))).toEqual([
      '潜力客户',
      '银卡',
      '网购',
    ])
    expect(cellOf(customers, 'C004', '为什么')).toContain('网购茶客')
    expect(cellOf(customers, 'C001', '规则标签')).toBe('')
    const line = tabOf(host.workbook, '待处理问题')
      .values()
      .find(([tab]) => tab === '设置')
    expect(line?.slice(1)).toEqual([
      '4',
      '规则“错的”的“值”',
      '很多',
      '请填写数字。',
      '没有采用这条规则，其他规则照常。',
    ])
  })
})
