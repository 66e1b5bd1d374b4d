/** What the Dashboard says, in both languages. Decides wording only. */
import type { Locale } from '../../worker/contract.ts'
import { figure } from './figure.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const percent = (share: number): string => `${Math.round(share * 100)}`

export interface DashboardWords {
  tab: string
  /** Under the title. */
  asOf: (isoDate: string, customers: number, orders: number) => string
  rewritten: string
  noOrders: string
  percent: (share: number) => string
  /** Number format of such a share. */
  shareFormat: string
  figures: { customers: string; active: string; revenue: (currency: string) => string; repeat: string; due: string }
  revenueDetail: (aMonth: number) => string
  dueDetail: (today: number, week: number) => string
  ofBuyers: (part: number, buyers: number) => string
  buyers: (buyers: number) => string
  watch: { heading: string; none: string; more: (count: number) => string }
  segments: {
    heading: string
    heads: [string, string, string, string, string]
    satisfaction: [string, string]
    few: string
  }
  /** Titles of the columns that a chart names in its legend are `heads`. */
  charts: {
    segments: string
    curve: string
    trend: string
    revenue: string
    share: string
    customers: string
    money: string
  }
  heat: { heading: string; note: string; corner: string; rows: string[]; columns: string[] }
  curve: { heading: string; sentence: (share: number) => string; heads: [string, string]; few: string }
  trend: { heading: string; heads: [string, string, string, string, string, string, string, string] }
  month: (isoDate: string) => string
  /** The month that is not over; as short as the others, for a chart's axis. */
  monthSoFar: (isoDate: string) => string
  movement: { heading: (from: string) => string; note: string; corner: string; none: string }
  tiers: { heading: string; note: string; heads: [string, string, string, string, string, string, string] }
  dates: {
    heading: string
    found: (days: number, customers: number, share: number, usual: number | null) => string
    window: (share: number) => string
    few: string
  }
  shown: string
}

const EN: DashboardWords = {
  tab: 'Dashboard',
  asOf: (date, customers, orders) =>
    `As of ${date}: ${figure(customers)} ${customers === 1 ? 'customer' : 'customers'}, ${figure(orders)} ${orders === 1 ? 'order' : 'orders'}.`,
  rewritten: ' Regulars rewrites this tab with each update. Delete it if you do not need it.',
  noOrders: 'There are no orders yet. With the first ones this tab shows who your customers are.',
  percent: (share) => `${percent(share)} %`,
  shareFormat: '0 %',
  figures: {
    customers: 'Customers',
    active: 'Active',
    revenue: (currency) => `Revenue, 12 months${currency && `, ${currency}`}`,
    repeat: 'Came again',
    due: 'To contact today',
  },
  revenueDetail: (aMonth) => `about ${figure(aMonth)} a month`,
  dueDetail: (_today, week) => `${figure(week)} within a week`,
  ofBuyers: (part, buyers) => `${figure(part)} of ${figure(buyers)} ${buyers === 1 ? 'buyer' : 'buyers'}`,
  buyers: (buyers) => `${figure(buyers)} ${buyers === 1 ? 'has' : 'have'} bought`,
  watch: {
    heading: 'Worth a look',
    none: 'Nothing stands out since the end of last month.',
    more: (count) => `And ${figure(count)} more.`,
  },
  segments: {
    heading: 'Segments',
    heads: ['Segment', 'Customers', 'Of customers', 'Revenue', 'Of revenue'],
    satisfaction: ['Mean rating', 'Ratings'],
    few: 'With five customers or more their shares stand here, with a chart.',
  },
  charts: {
    segments: 'Share of customers and of revenue',
    curve: 'Revenue that the best customers bring',
    trend: 'Customers by stage',
    revenue: 'Revenue by month',
    share: 'Share',
    customers: 'Customers',
    money: 'Revenue',
  },
  heat: {
    heading: 'How recent, how valuable',
    note: 'Buyers by how recently they bought (down) and by how often and how much (across). The best are at the top left.',
    corner: 'Last bought',
    rows: ['5: most recently', '4', '3', '2', '1: longest ago'],
    columns: ['Most', 'Much', 'Medium', 'Little', 'Least'],
  },
  curve: {
    heading: 'Who brings the revenue',
    sentence: (share) => `20 % of customers bring ${percent(share)} % of revenue.`,
    heads: ['Best customers', 'Of revenue'],
    few: 'With fewer than five buyers this says little yet.',
  },
  trend: {
    heading: 'The last 12 months and this one',
    heads: ['Month', 'Active', 'At risk', 'Lapsed', 'Dormant', 'Revenue', 'Orders', 'New buyers'],
  },
  month: (iso) => `${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`,
  monthSoFar: (iso) => `${MONTHS[Number(iso.slice(5, 7)) - 1]} so far`,
  movement: {
    heading: (from) => `Who moved since ${from}`,
    note: 'From the segment on the left to the one above; in grey who stayed.',
    corner: 'From \\ to',
    none: 'None',
  },
  tiers: {
    heading: 'Tiers',
    note: 'As earned, without tiers that you set by hand. The first number plus who came in, less who went out, is the number now.',
    heads: ['Tier', '12 months ago', 'Came in', 'Went out', 'Now', 'In, this month', 'Out, this month'],
  },
  dates: {
    heading: 'How good were these dates?',
    found: (days, customers, share, usual) =>
      `Tested on the last ${days} days: ${figure(customers)} ${customers === 1 ? 'customer' : 'customers'} had a date and came back, ${percent(share)} % within 7 days of it${usual === null ? '' : ` (by each one’s usual gap alone: ${percent(usual)} %)`}.`,
    window: (share) => `${percent(share)} % came between the earliest and the latest day expected.`,
    few: 'Too few customers came back in the last 13 weeks to say.',
  },
  shown: 'The Dashboard is up to date.',
}

const ZH: DashboardWords = {
  tab: '看板',
  asOf: (date, customers, orders) => `截至 ${date}：客户 ${figure(customers)} 位，订单 ${figure(orders)} 笔。`,
  rewritten: '每次更新都会重写本页；不需要时删除即可。',
  noOrders: '还没有订单。有了订单，这里就会显示客户构成。',
  percent: (share) => `${percent(share)}%`,
  shareFormat: '0%',
  figures: {
    customers: '客户',
    active: '活跃',
    revenue: (currency) => `近 12 个月营收${currency && `（${currency}）`}`,
    repeat: '回头客',
    due: '今天该联系',
  },
  revenueDetail: (aMonth) => `平均每月 ${figure(aMonth)}`,
  dueDetail: (_today, week) => `一周内 ${figure(week)} 位`,
  ofBuyers: (part, buyers) => `${figure(buyers)} 位买家中 ${figure(part)} 位`,
  buyers: (buyers) => `${figure(buyers)} 位买过`,
  watch: {
    heading: '值得留意',
    none: '自上月底以来没有异常。',
    more: (count) => `另有 ${figure(count)} 条。`,
  },
  segments: {
    heading: '客户分群',
    heads: ['分群', '客户数', '客户占比', '营收', '营收占比'],
    satisfaction: ['满意度', '评分数'],
    few: '满五位客户后，这里会显示各自占比和图表。',
  },
  charts: {
    segments: '客户占比与营收占比',
    curve: '消费最高的客户贡献了多少营收',
    trend: '各阶段客户数',
    revenue: '每月营收',
    share: '占比',
    customers: '客户数',
    money: '营收',
  },
  heat: {
    heading: '购买时间与消费价值',
    note: '纵向是最近一次购买离现在多久，横向是购买次数与金额的高低；越靠左上越好。',
    corner: '最近购买',
    rows: ['5：最近', '4', '3', '2', '1：最久'],
    columns: ['最高', '较高', '中等', '较低', '最低'],
  },
  curve: {
    heading: '营收来自谁',
    sentence: (share) => `20% 的客户贡献了 ${percent(share)}% 的营收。`,
    heads: ['消费最高的客户', '营收占比'],
    few: '买家不足五位，暂时说明不了什么。',
  },
  trend: {
    heading: '近 12 个月和本月',
    heads: ['月份', '活跃', '预警', '流失', '休眠', '营收', '订单', '新买家'],
  },
  month: (iso) => `${iso.slice(0, 4)}年${Number(iso.slice(5, 7))}月`,
  monthSoFar: (iso) => `${Number(iso.slice(5, 7))}月至今`,
  movement: {
    heading: (from) => `自 ${from} 以来的变动`,
    note: '从左侧的分群移到上方的分群；灰色为未变动。',
    corner: '原 \\ 现',
    none: '无',
  },
  tiers: {
    heading: '会员等级',
    note: '按实际达到的等级，不含手动指定。期初加进入减离开等于现在。',
    heads: ['等级', '12 个月前', '进入', '离开', '现在', '本月进入', '本月离开'],
  },
  dates: {
    heading: '这些日期准吗？',
    found: (days, customers, share, usual) =>
      `用近 ${days} 天检验：${figure(customers)} 位有预计日期的客户回来了，其中 ${percent(share)}% 与预计日期相差不超过 7 天${usual === null ? '' : `（只按各自的平均间隔：${percent(usual)}%）`}。`,
    window: (share) => `${percent(share)}% 落在预计的最早与最晚日期之间。`,
    few: '最近 13 周回来的客户太少，无法判断。',
  },
  shown: '看板已更新。',
}

export const DASHBOARD_WORDS: { [locale in Locale]: DashboardWords } = { en: EN, zh: ZH }
