/**
 * Headers that people use, by table and column, in English and Chinese: best first. Decides words only; roles.ts
 * decides which table a tab is. Written as `plainHeader` leaves them: lower case, single spaces.
 */
import type { TableName } from '../../worker/contract.ts'

const CUSTOMER_IDS = [
  'customer id', 'customer no', 'customer number', 'customer code', 'customer key', 'cust id', 'client id', 'client no',
  'client number', 'member id', 'member no', 'member number', 'membership no', 'membership number', 'buyer id', 'user id',
  'account id', 'account no', 'account number', 'contact id', 'household id', '客户编号', '客户id', '客户号', '客户代码', '客户编码',
  '会员编号', '会员号', '会员id', '会员卡号', '顾客编号', '顾客id', '买家id', '用户id', '用户编号', '客户', '会员', '顾客', '买家', '用户',
  'customer', 'client', 'member', 'buyer', 'user', 'account',
]
const CUSTOMER_ADDRESSES = [
  'customer email', 'customer e mail', 'client email', 'buyer email', 'email', 'e mail', 'email address', 'e mail address',
  'mail', '客户邮箱', '邮箱', '电子邮箱', '电子邮件', '邮件', 'customer phone', 'phone', 'phone number', 'mobile', 'mobile number', 'tel',
  '手机号', '手机号码', '手机', '电话', '联系电话',
]
export const NAME_HEADERS = [
  'customer name', 'client name', 'buyer name', 'member name', 'full name', 'contact name', 'name', '客户名称', '客户姓名', '会员姓名',
  '会员名', '会员名称', '顾客姓名', '买家姓名', '买家昵称', '姓名', '名称', '昵称',
]
const CUSTOMER = [...CUSTOMER_IDS, ...CUSTOMER_ADDRESSES, ...NAME_HEADERS]

export const HEADER_WORDS: { [table in TableName]: { [column: string]: readonly string[] } } = {
  orders: {
    customer: CUSTOMER,
    orderId: [
      'order id', 'order no', 'order number', 'order nr', 'order ref', 'order reference', 'invoice no', 'invoice number',
      'invoice id', 'invoice', 'transaction id', 'transaction no', 'receipt no', 'receipt number', 'receipt', 'bill no',
      'basket id', 'order', '订单号', '订单编号', '订单id', '单号', '流水号', '交易号', '交易编号', '发票号', '小票号', '订单',
    ],
    date: [
      'order date', 'order datetime', 'order date time', 'order time', 'ordered at', 'ordered on', 'date of order',
      'purchase date', 'purchased at', 'purchased on', 'date of purchase', 'transaction date', 'transaction time',
      'invoice date', 'sale date', 'sales date', 'paid at', 'payment date', 'date', 'datetime', 'date time', 'created at',
      'day', 'timestamp', 'time', '下单时间', '下单日期', '订单时间', '订单日期', '订单创建时间', '购买日期', '购买时间', '交易时间', '交易日期',
      '消费日期', '消费时间', '付款时间', '付款日期', '支付时间', '成交时间', '成交日期', '销售日期', '日期', '时间',
    ],
    amount: [
      'amount paid', 'paid amount', 'net amount', 'net sales', 'order amount', 'order total', 'order value', 'total amount',
      'amount', 'total paid', 'total', 'grand total', 'total price', 'sales amount', 'sale amount', 'sales', 'revenue',
      'turnover', 'spend', 'spent', 'value', 'price', 'subtotal', '实付金额', '实付', '实付款', '实收金额', '实收', '支付金额', '付款金额',
      '订单金额', '成交金额', '交易金额', '消费金额', '销售金额', '销售额', '总金额', '总价', '合计', '金额', '价格',
    ],
    status: ['order status', 'payment status', 'financial status', 'status', '订单状态', '交易状态', '支付状态', '付款状态', '状态'],
    refunded: ['refunded amount', 'refund amount', 'amount refunded', 'refunded', 'refund', '退款金额', '已退金额', '退款'],
    refundedOn: ['refunded on', 'refund date', 'refunded at', 'date refunded', '退款日期', '退款时间'],
    category: [
      'category', 'product category', 'item category', 'product type', 'department', '品类', '类别', '商品类别', '商品分类', '产品类别', '产品分类',
      '分类', '类目',
    ],
    product: ['product name', 'product', 'item name', 'item', 'sku', '商品名称', '商品', '产品名称', '产品', '货品', '货品名称'],
    quantity: ['quantity', 'qty', 'units', 'items', 'pieces', '数量', '件数', '商品数量'],
    channel: ['sales channel', 'order channel', 'channel', '销售渠道', '订单渠道', '下单渠道', '渠道'],
    store: ['store', 'shop', 'branch', 'outlet', '门店', '店铺', '分店'],
    campaign: ['campaign', 'promotion', '营销活动', '活动'],
    currency: ['currency', 'currency code', '币种', '货币'],
  },
  customers: {
    id: [...CUSTOMER_IDS, 'id', 'no', 'number', '编号', ...CUSTOMER_ADDRESSES, ...NAME_HEADERS],
    joined: [
      'joined', 'joined on', 'join date', 'joining date', 'date joined', 'member since', 'customer since', 'client since',
      'registered', 'registered on', 'registration date', 'signup date', 'sign up date', 'first visit', 'created at', 'created',
      '加入日期', '加入时间', '入会日期', '入会时间', '注册日期', '注册时间', '建档日期', '开卡日期', '创建时间', '创建日期',
    ],
    consent: [
      'consent', 'contact consent', 'marketing consent', 'consent channels', 'allowed channels', 'opt in', 'optin', '同意', '联系同意',
      '营销同意', '同意渠道', '可联系方式', '允许联系方式',
    ],
    doNotContact: [
      'do not contact', 'dont contact', 'no contact', 'dnc', 'opt out', 'optout', 'opted out', 'unsubscribed', '请勿联系', '勿联系', '勿扰',
      '免打扰', '拒绝联系', '不要联系', '退订',
    ],
  },
  contacts: {
    customer: CUSTOMER,
    date: [
      'contact date', 'contacted on', 'contacted at', 'date of contact', 'call date', 'date', 'day', 'datetime', 'timestamp', 'time',
      '联系日期', '联系时间', '沟通日期', '回访日期', '日期', '时间',
    ],
    channel: ['contact channel', 'channel', 'via', 'contact method', 'method', '联系渠道', '联系方式', '渠道', '方式'],
    reason: ['contact reason', 'reason', 'purpose', '联系原因', '原因', '事由'],
  },
}

/** A tab's name that says what it holds, whatever its headers. */
export const TAB_WORDS: { [table in TableName]: RegExp } = {
  customers: /customer|client|member|buyer|客户|会员|顾客|买家/i,
  orders: /order|sale|invoice|transaction|purchase|订单|销售|交易|流水|消费/i,
  contacts: /contact|call|联系|回访|沟通/i,
}
