/**
 * The words of the column `why`, in both languages. Decides wording only; which facts are told is in why.ts. Texts come
 * in as they are to be shown: money, dates and labels are already formatted. Pure.
 */
import type { ContactReason, FavouriteColumn, GuardCause, Locale } from '../contract.ts'
import { formatCount } from './formats.ts'

type Measure = 'r' | 'f' | 'm'
type Blocked = 'noConsent' | 'doNotContact' | 'capped' | 'noLegalDay' | 'noDate' | 'lost'

export interface WhyWords {
  segment: (label: string) => string
  segmentSetByYou: (label: string, computed: string) => string
  /** `rule`: its name. */
  segmentByRule: (label: string, rule: string) => string
  neverBought: string
  allRefunded: string
  /** Facts of a buyer, each with its comparison ('' where none is worth telling). */
  bought: (daysAgo: number, comparison: string) => string
  /** `windowDays` 0 = ever. */
  times: (times: number, windowDays: number, comparison: string) => string
  spent: (money: string, comparison: string) => string
  nothingInWindow: (windowDays: number) => string
  betterThan: (measure: Measure, share: string, nobodyBetter: boolean) => string
  nobodyWorse: Record<Measure, string>
  allEqual: string
  /** `kept`: by cut points kept from an earlier day; said once a sentence. */
  scoreOf5: (score: number, kept: boolean) => string
  /** The means of all buyers, on which the eight cells rest. */
  means: (days: number, orders: number, money: string) => string
  /** `byRhythm`: the customer's own cycle decided, not fixed days. */
  guard: (gridLabel: string, cause: GuardCause, byRhythm: boolean) => string
  favourite: (category: string, share: string) => string
  /** Of another order column: `of` is what it is called. */
  preference: (of: FavouriteColumn, text: string, share: string) => string
  recommended: (product: string) => string
  referred: (money: string) => string
  /** `byOrders`: tiers go by orders, not by spend. */
  tierSetByYou: (name: string, computed: string, byOrders: boolean) => string
  tierByRule: (name: string, rule: string, earned: string, byOrders: boolean) => string
  tagged: (tags: string) => string
  tierUntil: (name: string, day: string, inGrace: boolean) => string
  moreMoney: (money: string) => string
  moreOrders: (missing: number) => string
  toKeep: (more: string, plural: boolean) => string
  kept: (byOrders: boolean) => string
  toNext: (more: string, name: string, plural: boolean) => string
  /** `day` null = today. `about`: the category, tier or holiday that it is about. */
  contact: (day: string | null, reason: ContactReason, reasonLabel: string, about: string | null) => string
  blocked: Record<Blocked, string>
  comma: string
  semicolon: string
  stop: string
}

const EN_TIMES = ['never', 'once', 'twice']

const EN: WhyWords = {
  segment: (label) => `${label}: `,
  segmentSetByYou: (label, computed) => `${label} (set by you; computed: ${computed}): `,
  segmentByRule: (label, rule) => `${label} (by your rule “${rule}”): `,
  neverBought: 'no order yet',
  allRefunded: 'every order was refunded',
  bought: (days, comparison) =>
    `bought ${days === 0 ? 'today' : days === 1 ? 'yesterday' : `${formatCount(days)} days ago`}${comparison}`,
  times: (times, days, comparison) =>
    `${EN_TIMES[times] ?? `${times} times`}${days === 0 ? ' in all' : days === 1 ? ' in 1 day' : ` in ${days} days`}${comparison}`,
  spent: (money, comparison) => `spent ${money}${comparison}`,
  nothingInWindow: (days) => (days === 1 ? 'nothing today' : `nothing in the last ${days} days`),
  betterThan: (measure, share, nobodyBetter) => {
    const than = {
      r: `more recently than ${share} of buyers`,
      f: `more often than ${share}`,
      m: `more than ${share}`,
    }
    const nobody = { r: 'nobody more recently', f: 'nobody more often', m: 'nobody more' }
    return ` (${than[measure]}${nobodyBetter ? `; ${nobody[measure]}` : ''})`
  },
  nobodyWorse: { r: ' (nobody longer ago)', f: ' (nobody less often)', m: ' (nobody less)' },
  allEqual: ' (like everyone)',
  scoreOf5: (score, kept) => ` (score ${score} of 5${kept ? ' by the kept cut points' : ''})`,
  means: (days, orders, money) =>
    ` (means of all buyers: ${days} days, ${orders} ${orders === 1 ? 'order' : 'orders'}, ${money})`,
  guard: (grid, cause, byRhythm) => {
    const because = {
      boughtBefore: 'this was not the first purchase',
      longAgo: byRhythm ? "by this customer's rhythm that is long ago" : 'that is long ago',
      notLongAgo: byRhythm ? "by this customer's rhythm that is not long ago" : 'that is not long ago',
    }
    return ` (scores alone say ${grid}, but ${because[cause]})`
  },
  favourite: (category, share) => `mostly buys ${category} (about ${share} of the spend)`,
  preference: (of, text, share) => `${DIMENSION_NAMES.en[of]} mostly ${text} (about ${share} of the spend)`,
  recommended: (product) => `may like ${product} next`,
  referred: (money) => `customers they referred spent ${money} in 365 days`,
  tierSetByYou: (name, computed, byOrders) => `${name} (set by you; by ${byOrders ? 'orders' : 'spend'}: ${computed})`,
  tierByRule: (name, rule, earned, byOrders) =>
    `${name} (by your rule “${rule}”; by ${byOrders ? 'orders' : 'spend'}: ${earned})`,
  tagged: (tags) => `tagged ${tags} by your rules`,
  tierUntil: (name, day, inGrace) => `${name} ${inGrace ? 'in grace ' : ''}until ${day}`,
  moreMoney: (money) => `${money} more`,
  moreOrders: (missing) => `${missing} more ${missing === 1 ? 'order' : 'orders'}`,
  toKeep: (more, plural) => `${more} ${plural ? 'keep' : 'keeps'} it`,
  kept: (byOrders) => `enough ${byOrders ? 'orders' : 'spent'} to keep it`,
  toNext: (more, name, plural) => `${more} ${plural ? 'reach' : 'reaches'} ${name}`,
  contact: (day, reason, label, about) => {
    const because =
      about === null
        ? label.toLowerCase()
        : reason === 'repurchase'
          ? `due to buy ${about} again`
          : `${label.toLowerCase()}: ${about}`
    return `contact ${day === null ? 'today' : `on ${day}`} (${because})`
  },
  blocked: {
    noConsent: 'no contact, for want of consent',
    doNotContact: 'not to be contacted',
    capped: 'no contact, contacted enough lately',
    noLegalDay: 'no contact, no allowed day within a year',
    noDate: 'no contact planned',
    lost: 'no contact planned, gone too long',
  },
  comma: ', ',
  semicolon: '; ',
  stop: '.',
}

/** A space between Chinese and Latin letters or digits, on the sides where the text has such. */
function spaced(text: string): string {
  return `${/^[\x21-\x7e]/.test(text) ? ' ' : ''}${text}${/[\x21-\x7e]$/.test(text) ? ' ' : ''}`
}

const ZH: WhyWords = {
  segment: (label) => `${label}：`,
  segmentSetByYou: (label, computed) => `${label}（您设定的；系统判断为${computed}）：`,
  segmentByRule: (label, rule) => `${label}（按您的规则“${rule}”）：`,
  neverBought: '还没有下过单',
  allRefunded: '订单已全部退款',
  bought: (days, comparison) =>
    `${days === 0 ? '今天刚购买' : days === 1 ? '昨天刚购买' : `最近一次购买在 ${formatCount(days)} 天前`}${comparison}`,
  times: (times, days, comparison) =>
    `${days === 0 ? '累计' : days === 1 ? '当天' : `近 ${days} 天`}购买 ${times} 次${comparison}`,
  spent: (money, comparison) => `消费 ${money}${comparison}`,
  nothingInWindow: (days) => (days === 1 ? '当天没有消费' : `近 ${days} 天没有消费`),
  betterThan: (measure, share, nobodyBetter) => {
    const than = { r: `比 ${share} 的买家更近`, f: `多于 ${share} 的买家`, m: `高于 ${share} 的买家` }
    const nobody = { r: '没有人更近', f: '没有人更多', m: '没有人更高' }
    return `（${than[measure]}${nobodyBetter ? `，${nobody[measure]}` : ''}）`
  },
  nobodyWorse: { r: '（没有人更久）', f: '（没有人更少）', m: '（没有人更低）' },
  allEqual: '（与所有人相同）',
  scoreOf5: (score, kept) => `（${kept ? '按保留的分数线，' : ''}5 分制得 ${score} 分）`,
  means: (days, orders, money) => `（全体买家平均：${days} 天，${orders} 次，${money}）`,
  guard: (grid, cause, byRhythm) => {
    const because = {
      boughtBefore: '这并非首次购买',
      longAgo: byRhythm ? '按该客户的购买节奏，间隔已偏长' : '间隔已偏长',
      notLongAgo: byRhythm ? '按该客户的购买节奏，间隔还不算长' : '间隔还不算长',
    }
    return `（只看分数是“${grid}”，但${because[cause]}）`
  },
  favourite: (category, share) => `最常买“${category}”（约占消费 ${share}）`,
  preference: (of, text, share) => `${DIMENSION_NAMES.zh[of]}偏好“${text}”（约占消费 ${share}）`,
  recommended: (product) => `可推荐“${product}”`,
  referred: (money) => `推荐来的客户 365 天内消费 ${money}`,
  tierSetByYou: (name, computed, byOrders) =>
    `${name}（您设定的；按${byOrders ? '购买次数' : '消费'}应为${spaced(computed).trimEnd()}）`,
  tierByRule: (name, rule, earned, byOrders) =>
    `${name}（按您的规则“${rule}”；按${byOrders ? '购买次数' : '消费'}应为${spaced(earned).trimEnd()}）`,
  tagged: (tags) => `按您的规则标记为${spaced(tags).trimEnd()}`,
  tierUntil: (name, day, inGrace) => `${spaced(name).trimStart()}${inGrace ? '处于宽限期，至' : '有效期至'} ${day}`,
  moreMoney: (money) => `再消费 ${money}`,
  moreOrders: (missing) => `再购买 ${missing} 次`,
  toKeep: (more) => `${spaced(more).trimStart()}可保级`,
  kept: () => '已满足保级条件',
  toNext: (more, name) => `${spaced(more).trimStart()}可升为${spaced(name).trimEnd()}`,
  contact: (day, reason, label, about) => {
    const because = about === null ? label : reason === 'repurchase' ? `该复购“${about}”了` : `${label}：${about}`
    return `${day === null ? '今天' : `${day} `}联系（${because}）`
  },
  blocked: {
    noConsent: '未同意联系，暂不联系',
    doNotContact: '已标记“请勿联系”',
    capped: '近期联系已够多，暂不联系',
    noLegalDay: '一年内没有可联系的日子',
    noDate: '暂无联系安排',
    lost: '流失太久，不再安排联系',
  },
  comma: '，',
  semicolon: '；',
  stop: '。',
}

/** What the order columns with a favourite are called. */
const DIMENSION_NAMES: { [locale in Locale]: { [column in FavouriteColumn]: string } } = {
  en: {
    favouriteChannel: 'channel',
    favouriteStore: 'store',
    favouriteTaste: 'taste',
    favouriteColour: 'colour',
    favouriteSize: 'size',
  },
  zh: {
    favouriteChannel: '渠道',
    favouriteStore: '门店',
    favouriteTaste: '口味',
    favouriteColour: '颜色',
    favouriteSize: '尺码',
  },
}

export const WHY_WORDS: Record<Locale, WhyWords> = { en: EN, zh: ZH }
