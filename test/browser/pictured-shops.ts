/** Shops of any size for pictures and measurements of the sidebar: names as long as names get, in both languages. */
import type { Value } from '../../playground/workbook/cell.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import type { Locale } from '../../worker/contract.ts'
import { AS_OF, fill } from '../addon/shop.ts'

const DAY_MS = 86_400_000
const LONG = {
  en: 'Bartholomew-Maximilian Wolfeschlegelsteinhausenbergerdorff-Featherstonehaughington Jr.',
  zh: '欧阳娜娜与她的三个双胞胎姐妹的妈妈王女士（老客户介绍）欧阳娜娜与她的三个双胞胎姐妹的妈妈王女士',
}
const NAMES = {
  en: ['Anna Schmidt', 'Li Wei', 'Oluwaseun Adeyemi', 'Zoë O’Connor', 'Jean-Luc Martin'],
  zh: ['王小明', '李伟', '欧阳娜娜', '陈静怡', '张三'],
}
const HEADERS = {
  en: {
    orders: ['Order ID', 'Customer ID', 'Order date', 'Amount', 'Category'],
    customers: ['Customer ID', 'Full name', 'Phone', 'Email', 'Company', 'Notes'],
  },
  zh: {
    orders: ['订单号', '客户编号', '下单时间', '金额', '品类'],
    customers: ['客户编号', '姓名', '电话', '邮箱', '公司', '备注'],
  },
}
const PRODUCTS = { en: ['Milk powder', 'Nappies', 'Toys'], zh: ['奶粉', '纸尿裤', '玩具'] }

/** A shop with that many customers, one to five orders each (one where there are very many). */
export function picturedShop(customers: number, locale: Locale): Workbook {
  const workbook = new Workbook({
    id: 'pictured',
    timeZone: 'Europe/Berlin',
    locale: locale === 'zh' ? 'zh_CN' : 'en_GB',
  })
  workbook.name = locale === 'zh' ? '小熊母婴' : 'Little Bear'
  const people: Value[][] = [HEADERS[locale].customers]
  const orders: Value[][] = [HEADERS[locale].orders]
  const last = Date.parse(`${AS_OF}T00:00:00Z`)
  for (let c = 1; c <= customers; c++) {
    const id = `C${String(c).padStart(6, '0')}`
    const plain = NAMES[locale][c % NAMES[locale].length]
    const name = c % 4 === 1 ? LONG[locale] : customers > 100 ? `${plain} ${c}` : plain
    people.push([
      id,
      name,
      `+49 170 ${String(1_000_000 + c)}`,
      `c${c}@example.com`,
      c % 3 ? '' : 'Example GmbH',
      'x'.repeat(c % 5 === 1 ? 90 : 0),
    ])
    const count = customers > 1_000 ? 1 : 1 + (c % 5)
    for (let k = 0; k < count; k++) {
      const date = new Date(last - ((c * 7) % 300) * DAY_MS - k * (20 + (c % 15)) * DAY_MS).toISOString().slice(0, 10)
      orders.push([`o${c}-${k}`, id, date, 20 + ((c * 37 + k * 11) % 400), PRODUCTS[locale][(c + k) % 3]])
    }
  }
  // Without any customer there is a table all the same, and somebody’s order.
  if (customers === 0) orders.push(['o1', '', AS_OF, 20, PRODUCTS[locale][0]])
  fill(workbook, locale === 'zh' ? '订单' : 'Orders', orders)
  fill(workbook, locale === 'zh' ? '客户' : 'Customers', people)
  return workbook
}
