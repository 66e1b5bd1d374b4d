/**
 * The sentences of the Set up dialog in both languages. Decides words only; `%` stands for the one thing that is put in.
 * They go to the page as they are, so there are no functions among `page`.
 */
import type { Locale, TableName } from '../../worker/contract.ts'
import { figure } from './figure.ts'

export interface DialogWords {
  /** Taken over by the page. */
  page: { [key in PageText]: string }
  tables: { [table in TableName]: string }
  /** What a column of a table is called. */
  roles: { [role: string]: string }
  rows: (rows: number, tab: string) => string
  makeCustomers: (customers: number) => string
  noOrders: string
  /** How the fitted tiers came about. */
  fittedTiers: (buyers: number, until: string, left: number) => string
  /** Why there are none. */
  unfittedTiers: string
  unknownCustomers: (unknown: number, all: number, tab: string, header: string) => string
}
type PageText =
  | 'title'
  | 'intro'
  | 'save'
  | 'saving'
  | 'cancel'
  | 'close'
  | 'saved'
  | 'next'
  | 'update'
  | 'updating'
  | 'seconds'
  | 'after'
  | 'contactsToday'
  | 'contactList'
  | 'opening'
  | 'reading'
  | 'preparing'
  | 'sending'
  | 'scoring'
  | 'writing'
  | 'mayClose'
  | 'again'
  | 'failed'
  | 'checking'
  | 'tab'
  | 'choose'
  | 'none'
  | 'required'
  | 'stays'
  | 'pseudonym'
  | 'leaves'
  | 'moreColumns'
  | 'make'
  | 'columns'
  | 'columnsNote'
  | 'moreOutputs'
  | 'language'
  | 'leaving'
  | 'never'
  | 'along'
  | 'texts'
  | 'noTexts'
  | 'more'
  | 'example'
  | 'adopt'
  | 'tiers'
  | 'usualTiers'
  | 'fitTiers'

export const DIALOG: { [locale in Locale]: DialogWords } = {
  en: {
    page: {
      title: 'What Regulars found',
      intro: 'Nothing has been changed or sent yet. Correct below what is wrong, then save.',
      save: 'Save',
      saving: 'Saving …',
      cancel: 'Cancel',
      close: 'Close',
      saved: 'Saved. Regulars will write beside each customer in “%”.',
      next: '“Update now” reads the orders and fills its columns for the first time.',
      update: 'Update now',
      updating: 'Updating for the first time',
      seconds: '% s',
      after:
        'The results are beside each customer. “Contacts today” shows whom to contact and why; it is always in the menu Regulars. The contact list is a tab that you can print or share.',
      contactsToday: 'Contacts today',
      contactList: 'Open contact list',
      opening: 'Opening …',
      reading: 'Reading the rows',
      preparing: 'Looking for what changed',
      sending: 'Sending what changed',
      scoring: 'Working out segments, tiers and dates',
      writing: 'Writing beside each customer',
      mayClose: 'Large sheets take up to a minute. You can close this window; the update goes on.',
      again: 'Try again',
      failed: 'Google did not answer. Your own cells are as they were. Try again in a minute.',
      checking: 'Checking …',
      tab: 'Tab',
      choose: 'Choose …',
      none: 'none',
      required: 'needed',
      stays: 'stays in the sheet',
      pseudonym: 'leaves as a pseudonym',
      leaves: 'leaves the sheet',
      moreColumns: 'More columns (%)',
      make: 'Make a list of customers from the orders, in a tab of its own',
      columns: 'What to write beside each customer',
      columnsNote: 'In new columns at the right end. All other cells stay as they are.',
      moreOutputs: 'More to write (%)',
      language: 'Language of these columns',
      leaving: 'What leaves the sheet',
      never:
        'Names, phones, e-mail addresses and notes never do. Where one of them says who the customer is, it leaves only as a pseudonym, made with a key that stays in this file.',
      along: 'Today’s date, the language and your settings (such as tier names and currency) go along.',
      texts: 'These texts of “%” leave as they stand:',
      noTexts: 'No text leaves as it stands.',
      more: 'and % more',
      example: 'The first row of each table, exactly as it leaves:',
      adopt: 'Take these columns over; Regulars then writes in them',
      tiers: 'Tiers',
      usualTiers: 'The usual ones: %. You can change them at any time in the Settings tab.',
      fitTiers: 'Fit the tiers to my shop’s spend: %',
    },
    tables: { orders: 'Orders', customers: 'Customers', contacts: 'Contacts' },
    roles: {
      customer: 'Customer',
      id: 'Customer',
      orderId: 'Order number',
      date: 'Date',
      amount: 'Amount',
      status: 'Status',
      refunded: 'Refunded amount',
      refundedOn: 'Refunded on',
      category: 'Category',
      product: 'Product',
      quantity: 'Quantity',
      channel: 'Channel',
      store: 'Store',
      campaign: 'Campaign',
      'attributes.taste': 'Taste',
      'attributes.colour': 'Colour',
      'attributes.size': 'Size',
      currency: 'Currency',
      joined: 'Customer since',
      birthday: 'Birthday',
      referredBy: 'Referred by',
      sameAs: 'Same as',
      satisfaction: 'Satisfaction',
      source: 'Source',
      owner: 'Owner',
      tags: 'Tags',
      consent: 'May be contacted by',
      doNotContact: 'Do not contact',
      reason: 'Reason',
      line: 'Line of the order',
      contactOn: 'Contact on',
      segmentOverride: 'Segment of your own',
      segmentOverrideFrom: 'from',
      segmentOverrideUntil: 'until',
      tierOverride: 'Tier of your own',
      tierOverrideFrom: 'from',
      tierOverrideUntil: 'until',
    },
    rows: (rows, tab) => `${figure(rows)} ${rows === 1 ? 'row' : 'rows'} in the tab “${tab}”`,
    makeCustomers: (customers) =>
      `no list yet; Regulars makes one with ${customers === 1 ? 'the 1 customer' : `the ${figure(customers)} customers`} of the orders`,
    noOrders: 'no tab looks like a list of orders; choose it below',
    fittedTiers: (buyers, until, left) =>
      `Half of your ${figure(buyers)} buyers reach the second tier, one in five the third, one in twenty the highest, by what they spent in the twelve months up to ${until}. Once set, they stay until you change them.` +
      (left === 0
        ? ''
        : ` ${left === 1 ? '1 order is' : `${figure(left)} orders are`} left out of this: the date or the amount is not a plain one.`),
    unfittedTiers: 'There are too few buyers with plain dates and amounts to fit them to your shop.',
    unknownCustomers: (unknown, all, tab, header) =>
      `${figure(unknown)} of the ${figure(all)} customers in the orders ${unknown === 1 ? 'is' : 'are'} not in “${tab}”. Is “${header}” what the orders call a customer by?`,
  },
  zh: {
    page: {
      title: '“常客”识别到的内容',
      intro: '目前没有改动任何内容，也没有发送任何数据。如有不对，请在下面更正，然后保存。',
      save: '保存',
      saving: '正在保存…',
      cancel: '取消',
      close: '关闭',
      saved: '已保存。结果会写在“%”里每位客户的旁边。',
      next: '点“立即更新”，读取订单并第一次填写结果。',
      update: '立即更新',
      updating: '正在进行首次更新',
      seconds: '% 秒',
      after:
        '结果已写在每位客户旁边。“今天该联系谁”会告诉您联系谁、为什么，菜单“常客”里随时可以打开。联系名单是一张可以打印或分享的工作表。',
      contactsToday: '今天该联系谁',
      contactList: '打开联系名单',
      opening: '正在打开…',
      reading: '正在读取各行',
      preparing: '正在查找变化',
      sending: '正在发送变化的数据',
      scoring: '正在计算分群、等级和日期',
      writing: '正在写到每位客户旁边',
      mayClose: '数据较多时可能需要一分钟左右。可以关闭本窗口，更新会继续进行。',
      again: '再试一次',
      failed: 'Google 没有响应。您自己的单元格没有改动，请一分钟后再试。',
      checking: '正在检查…',
      tab: '工作表',
      choose: '请选择…',
      none: '无',
      required: '必填',
      stays: '不发送',
      pseudonym: '只发送代号',
      leaves: '会发送',
      moreColumns: '更多列（%）',
      make: '根据订单生成客户表，放在单独的工作表里',
      columns: '在每位客户旁边写什么',
      columnsNote: '写在最右边新增的列里，其他单元格都不动。',
      moreOutputs: '更多可选内容（%）',
      language: '这些列使用的语言',
      leaving: '哪些内容会发送出去',
      never: '姓名、电话、邮箱和备注绝不会发送。如果用它们来区分客户，也只会发送代号，密钥留在本文件里。',
      along: '一同发送的还有今天的日期、语言和您的设置（如等级名称、币种）。',
      texts: '“%”中的这些文字会原样发送：',
      noTexts: '没有文字会原样发送。',
      more: '以及另外 % 个',
      example: '每张表的第一行，发送时就是这样：',
      adopt: '接管这些列，以后由“常客”填写',
      tiers: '会员等级',
      usualTiers: '默认等级：%。以后可随时在“设置”工作表里修改。',
      fitTiers: '按本店的消费水平设定等级：%',
    },
    tables: { orders: '订单', customers: '客户', contacts: '联系记录' },
    roles: {
      customer: '客户',
      id: '客户',
      orderId: '订单号',
      date: '日期',
      amount: '金额',
      status: '状态',
      refunded: '退款金额',
      refundedOn: '退款日期',
      category: '品类',
      product: '商品',
      quantity: '数量',
      channel: '渠道',
      store: '门店',
      campaign: '活动',
      'attributes.taste': '口味',
      'attributes.colour': '颜色',
      'attributes.size': '尺码',
      currency: '币种',
      joined: '成为客户的日期',
      birthday: '生日',
      referredBy: '推荐人',
      sameAs: '同一客户',
      satisfaction: '满意度',
      source: '来源',
      owner: '负责人',
      tags: '标签',
      consent: '同意的联系方式',
      doNotContact: '请勿联系',
      reason: '联系原因',
      line: '订单中的一行',
      contactOn: '指定联系日期',
      segmentOverride: '指定分群',
      segmentOverrideFrom: '开始',
      segmentOverrideUntil: '截止',
      tierOverride: '指定等级',
      tierOverrideFrom: '开始',
      tierOverrideUntil: '截止',
    },
    rows: (rows, tab) => `工作表“${tab}”，${figure(rows)} 行`,
    makeCustomers: (customers) => `还没有客户表，将根据订单生成，共 ${figure(customers)} 位客户`,
    noOrders: '没有找到订单表，请在下面选择',
    fittedTiers: (buyers, until, left) =>
      `按截至 ${until} 的十二个月消费计算：${figure(buyers)} 位买家中，一半达到第二级，五分之一达到第三级，二十分之一达到最高级。设定后不会自动变动。` +
      (left === 0 ? '' : `有 ${figure(left)} 笔订单没有计入：日期或金额不是普通的日期或数字。`),
    unfittedTiers: '日期和金额清楚的买家太少，无法按本店的消费水平设定。',
    unknownCustomers: (unknown, all, tab, header) =>
      `订单里的 ${figure(all)} 位客户中，有 ${figure(unknown)} 位不在“${tab}”里。订单里的客户是按“${header}”记的吗？`,
  },
}

/** The name of a column that a sentence speaks of; its code where it has none. */
export function roleName(locale: Locale, role: string): string {
  return DIALOG[locale].roles[role] ?? role
}
