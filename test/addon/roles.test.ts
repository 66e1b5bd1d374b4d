/** Header recognition: which words are which column, which tab is which table. */
import { describe, expect, it } from 'vitest'
import { assignRoles, nameColumn, plainHeader, recogniseHeaders, type Tab } from '../../addon/workbook/roles.ts'

const found = (headers: string[], table: 'orders' | 'customers' | 'contacts') => {
  const indices = recogniseHeaders(headers, table)
  return Object.fromEntries(Object.entries(indices).map(([role, index]) => [role, headers[index]]))
}
const tab = (name: string, headers: string[], rows: Tab['rows'] = [], sheetId = 1): Tab => ({
  sheetId,
  tab: name,
  headers,
  rows,
})

describe('recogniseHeaders', () => {
  it.each([
    [
      ['order_id', 'customer_id', 'order_datetime', 'amount', 'units', 'country'],
      { orderId: 'order_id', customer: 'customer_id', date: 'order_datetime', amount: 'amount', quantity: 'units' },
    ],
    [
      ['customer_id', 'order_date', 'amount', 'first_name', 'last_name', 'email'],
      { customer: 'customer_id', date: 'order_date', amount: 'amount' },
    ],
    [
      [
        'Row ID',
        'Order ID',
        'Order Date',
        'Ship Date',
        'Customer ID',
        'Customer Name',
        'Segment',
        'State',
        'Category',
        'Sub-Category',
        'Product Name',
        'Sales',
        'Quantity',
        'Discount',
        'Profit',
      ],
      {
        orderId: 'Order ID',
        date: 'Order Date',
        customer: 'Customer ID',
        category: 'Category',
        product: 'Product Name',
        amount: 'Sales',
        quantity: 'Quantity',
      },
    ],
    [
      ['订单号', '客户编号', '下单时间', '实付', '金额', '品类', '数量', '渠道', '门店', '状态'],
      {
        orderId: '订单号',
        customer: '客户编号',
        date: '下单时间',
        amount: '实付',
        category: '品类',
        quantity: '数量',
        channel: '渠道',
        store: '门店',
        status: '状态',
      },
    ],
    [['会员号', '日期', '金额'], { customer: '会员号', date: '日期', amount: '金额' }],
    [
      ['Date', 'Customer', 'Total', 'Status', 'Refunded', 'Currency'],
      {
        date: 'Date',
        customer: 'Customer',
        amount: 'Total',
        status: 'Status',
        refunded: 'Refunded',
        currency: 'Currency',
      },
    ],
    [['E-mail', 'purchasedAt', 'AmountPaid'], { customer: 'E-mail', date: 'purchasedAt', amount: 'AmountPaid' }],
    [
      ['InvoiceNo', 'InvoiceDate', 'CustomerID', 'Price'],
      { orderId: 'InvoiceNo', date: 'InvoiceDate', customer: 'CustomerID', amount: 'Price' },
    ],
    [['Customer Name', 'Date', 'Amount'], { customer: 'Customer Name', date: 'Date', amount: 'Amount' }],
    [
      ['Customer ID (CRM)', 'Order\u200b date\n(UTC)', 'Amount\n[USD]'],
      { customer: 'Customer ID (CRM)', date: 'Order\u200b date\n(UTC)', amount: 'Amount\n[USD]' },
    ],
    [['Client', 'Date', 'Total in €'], { customer: 'Client', date: 'Date', amount: 'Total in €' }],
    [['客户', '日期', '实付金额（元）'], { customer: '客户', date: '日期', amount: '实付金额（元）' }],
    [['Customer', 'Date', 'Amount (local)', 'Amount'], { customer: 'Customer', date: 'Date', amount: 'Amount' }],
  ])('knows the order columns %j', (headers, expected) => {
    expect(found(headers, 'orders')).toEqual(expected)
  })

  it('knows the columns of customers and contacts', () => {
    expect(found(['ID', 'Name', 'Member since', 'Consent', 'Do not contact'], 'customers')).toEqual({
      id: 'ID',
      joined: 'Member since',
      consent: 'Consent',
      doNotContact: 'Do not contact',
    })
    expect(found(['会员编号', '姓名', '入会日期', '请勿联系'], 'customers')).toEqual({
      id: '会员编号',
      joined: '入会日期',
      doNotContact: '请勿联系',
    })
    expect(found(['Customer', 'Date', 'Channel', 'Reason'], 'contacts')).toEqual({
      customer: 'Customer',
      date: 'Date',
      channel: 'Channel',
      reason: 'Reason',
    })
  })

  it('takes no input column called Segment or Tier for anything', () => {
    for (const table of ['orders', 'customers', 'contacts'] as const)
      expect(found(['Segment', 'Tier', 'Next contact', '会员等级'], table)).toEqual({})
  })

  it.each([
    ['Customer_ID ', 'customer id'],
    ['customerId', 'customer id'],
    ['Ｅ－ｍａｉｌ', 'e mail'],
    ['Order #', 'order'],
    ['客户 编号', '客户 编号'],
  ])('spells %j as %j', (header, plain) => {
    expect(plainHeader(header)).toBe(plain)
  })
})

describe('assignRoles', () => {
  it('takes, of tabs that are alike, the one with more rows, but no archive', () => {
    const headers = ['Customer', 'Date', 'Amount']
    const rows = (count: number) => Array.from({ length: count }, () => ['a', '2026-01-01', 1])
    const tabs = [
      tab('Sales 2025', headers, rows(3), 1),
      tab('Sales 2026', headers, rows(9), 2),
      tab('Sales archive', headers, rows(99), 3),
    ]
    expect(assignRoles(tabs).orders?.tab.tab).toBe('Sales 2026')
  })

  it('tells orders, customers and contacts apart by headers and names of tabs', () => {
    const roles = assignRoles([
      tab('Members', ['Customer ID', 'Name', 'Created at', 'Total'], [['1', 'x', '', 5]], 1),
      tab('Calls', ['Customer ID', 'Date', 'Channel'], [], 2),
      tab('Sheet3', ['Customer ID', 'Date', 'Amount'], [['1', '2026-01-01', 5]], 3),
    ])
    expect([roles.orders?.tab.sheetId, roles.customers?.tab.sheetId, roles.contacts?.tab.sheetId]).toEqual([3, 1, 2])
  })

  it('finds nothing where no tab is a list of orders', () => {
    expect(assignRoles([tab('Customers', ['ID', 'Name'])])).toEqual({})
  })

  it('takes the id columns that share ids where names and numbers compete', () => {
    const roles = assignRoles([
      tab('Orders', ['Customer ID', 'Customer Name', 'Date', 'Amount'], [['9', 'Ann', '2026-01-01', 1]], 1),
      tab('Customers', ['Name', 'Joined'], [['Ann', '']], 2),
    ])
    expect(roles.orders?.columns.customer).toBe(1)
  })

  it('finds a name beside the id', () => {
    expect(nameColumn(['Customer ID', 'Customer Name'], 0)).toBe(1)
    expect(nameColumn(['Customer Name', 'Amount'], 0)).toBeUndefined()
  })
})
