/**
 * What a shop may set, one line a setting: key, kind, range, default, and what it is called and does in both languages.
 * Decides names, ranges and words; the Worker's schema and defaults are proven equal to it by a test, the Settings tab
 * of the sheet is made from it. Settings that are tables (tiers, holidays, rules) are only named here. Imports the
 * contract alone.
 */
import {
  CHANNELS,
  LABELS,
  LOCALES,
  type Locale,
  RFM_METHODS,
  SEGMENT_PRESETS,
  TIER_METRICS,
  TIER_WINDOWS,
  VALUE_METHODS,
} from './contract.ts'

export const SETTING_GROUPS = ['general', 'rfm', 'segments', 'value', 'lifecycle', 'tiers', 'contact'] as const
export type SettingGroup = (typeof SETTING_GROUPS)[number]

type Texts = { readonly [locale in Locale]: string }
type Labels = { readonly [locale in Locale]: { readonly [value: string]: string } }

interface Described {
  /** Path in `Settings`, such as `rfm.windowDays`. */
  readonly key: string
  readonly group: SettingGroup
  readonly name: Texts
  readonly what: Texts
  /** What stands where nobody set anything, where a value alone does not say it. */
  readonly defaultText?: Texts
}
/** One of a few words. */
export interface ChoiceSetting extends Described {
  readonly kind: 'choice'
  readonly values: readonly string[]
  readonly labels: Labels
  readonly default?: string
}
/** Several of a few words; their order counts. */
export interface ChoicesSetting extends Described {
  readonly kind: 'choices'
  readonly values: readonly (string | number)[]
  readonly labels: Labels
  readonly default: readonly (string | number)[]
}
export interface NumberSetting extends Described {
  readonly kind: 'integer' | 'number'
  readonly min: number
  readonly max: number
  readonly default?: number
}
/** Bounds of the scores 5, 4, 3, 2. */
export interface BoundsSetting extends Described {
  readonly kind: 'bounds'
  readonly min: number
  readonly max: number
  readonly way: 'rise' | 'fall'
}
/** A code or short text. */
export interface TextSetting extends Described {
  readonly kind: 'currency' | 'locale' | 'text'
  readonly default?: string
}
export type SettingSpec = ChoiceSetting | ChoicesSetting | NumberSetting | BoundsSetting | TextSetting

export const GROUP_NAMES: { readonly [locale in Locale]: { readonly [group in SettingGroup]: string } } = {
  en: {
    general: 'General',
    rfm: 'RFM scores',
    segments: 'Segments',
    value: 'Value classes',
    lifecycle: 'Lifecycle and cycle',
    tiers: 'Tiers',
    contact: 'Next contact',
  },
  zh: {
    general: '通用',
    rfm: 'RFM 评分',
    segments: '客户分群',
    value: '价值等级',
    lifecycle: '生命周期与复购周期',
    tiers: '会员等级',
    contact: '下次联系',
  },
}

const AMOUNT = { min: 0, max: 1e12 } as const
const WEIGHT = { kind: 'number', min: 0, max: 1000 } as const
const PLACES = { kind: 'integer', min: 0, max: 1_000_000 } as const
const NOT_LIMITED: Texts = { en: 'not limited', zh: '不限' }
const CHANNEL_LABELS = labelsOf('contactChannel')

export const SETTINGS: readonly SettingSpec[] = [
  {
    key: 'currency',
    group: 'general',
    kind: 'currency',
    name: { en: 'Currency', zh: '币种' },
    what: {
      en: 'Code of the shop’s money, such as EUR. Amounts in another currency are left out and listed.',
      zh: '店铺货币的代码，例如 CNY。其他币种的金额不计入，并会列出。',
    },
    defaultText: { en: 'as in the amounts, else USD', zh: '按金额中的符号，否则 USD' },
  },
  {
    key: 'locale',
    group: 'general',
    kind: 'locale',
    name: { en: 'Dates and amounts as in', zh: '日期和金额的写法' },
    what: {
      en: 'How typed dates and amounts are read, such as en-GB (05/03 is 5 March) or en-US. Blank: what can be read two ways is listed.',
      zh: '手工输入的日期和金额按哪个地区的习惯来读，例如 zh-CN、en-GB。留空时，有两种读法的内容会列出。',
    },
    defaultText: { en: 'none', zh: '不指定' },
  },
  {
    key: 'rfm.method',
    group: 'rfm',
    kind: 'choice',
    values: RFM_METHODS,
    labels: {
      en: { quantile: 'Against other buyers', fixed: 'Own bounds', frozen: 'Kept bounds' },
      zh: { quantile: '与其他买家比较', fixed: '自定界限', frozen: '沿用已存界限' },
    },
    default: 'quantile',
    name: { en: 'Scoring method', zh: '评分方法' },
    what: {
      en: 'Against other buyers: the share of buyers who do worse. Own bounds: the three lines below. Kept bounds: the same lines, taken from an earlier run.',
      zh: '与其他买家比较：看有多少买家不如他。自定界限：用下面三行。沿用已存界限：同样用下面三行，取自以前的一次更新。',
    },
  },
  {
    key: 'rfm.preset',
    group: 'rfm',
    kind: 'choice',
    values: ['seed'],
    labels: { en: { seed: 'Monthly table' }, zh: { seed: '按月评分表' } },
    name: { en: 'Ready-made bounds', zh: '现成界限' },
    what: {
      en: 'Monthly table: bought within 1, 2, 3, 6 months; spent 10,000, 5,000, 3,000, 1,000 and bought 5, 4, 3, 2 times in 32 days.',
      zh: '按月评分表：1、2、3、6 个月内买过；32 天内消费满 10,000、5,000、3,000、1,000，购买 5、4、3、2 次。',
    },
    defaultText: { en: 'none', zh: '不用' },
  },
  {
    key: 'rfm.bins',
    group: 'rfm',
    kind: 'integer',
    min: 2,
    max: 9,
    default: 5,
    name: { en: 'Highest score', zh: '最高分' },
    what: { en: 'Scores go from 1 to this.', zh: '评分从 1 到这个数。' },
  },
  {
    key: 'rfm.windowDays',
    group: 'rfm',
    kind: 'integer',
    min: 0,
    max: 3650,
    default: 365,
    name: { en: 'Window (days)', zh: '统计期（天）' },
    what: {
      en: 'Days over which orders and spend are counted. 0 counts all.',
      zh: '统计多少天内的订单和消费。0 表示全部。',
    },
  },
  {
    key: 'rfm.weights.r',
    group: 'rfm',
    ...WEIGHT,
    default: 4,
    name: { en: 'Weight of R', zh: 'R 的权重' },
    what: { en: 'How much recency counts in the weighted RFM.', zh: '最近消费在“加权RFM”中占多少。' },
  },
  {
    key: 'rfm.weights.f',
    group: 'rfm',
    ...WEIGHT,
    default: 8,
    name: { en: 'Weight of F', zh: 'F 的权重' },
    what: { en: 'How much frequency counts in the weighted RFM.', zh: '消费次数在“加权RFM”中占多少。' },
  },
  {
    key: 'rfm.weights.m',
    group: 'rfm',
    ...WEIGHT,
    default: 8,
    name: { en: 'Weight of M', zh: 'M 的权重' },
    what: { en: 'How much spend counts in the weighted RFM.', zh: '消费金额在“加权RFM”中占多少。' },
  },
  {
    key: 'rfm.bounds.r',
    group: 'rfm',
    kind: 'bounds',
    min: -1,
    max: 1e12,
    way: 'rise',
    name: { en: 'Bounds of R', zh: 'R 的界限' },
    what: {
      en: 'Days since the last order, at most, for the scores 5, 4, 3, 2. All three bounds or none.',
      zh: '5、4、3、2 分各要求最近消费在多少天以内。三行界限要么都填，要么都不填。',
    },
    defaultText: { en: '30, 90, 180, 365', zh: '30, 90, 180, 365' },
  },
  {
    key: 'rfm.bounds.f',
    group: 'rfm',
    kind: 'bounds',
    ...AMOUNT,
    way: 'fall',
    name: { en: 'Bounds of F', zh: 'F 的界限' },
    what: {
      en: 'Days with an order in the window, at least, for the scores 5, 4, 3, 2.',
      zh: '5、4、3、2 分各要求统计期内至少消费多少次。',
    },
    defaultText: { en: '6, 4, 3, 2', zh: '6, 4, 3, 2' },
  },
  {
    key: 'rfm.bounds.m',
    group: 'rfm',
    kind: 'bounds',
    ...AMOUNT,
    way: 'fall',
    name: { en: 'Bounds of M', zh: 'M 的界限' },
    what: {
      en: 'Spend in the window, at least, for the scores 5, 4, 3, 2.',
      zh: '5、4、3、2 分各要求统计期内至少消费多少金额。',
    },
    defaultText: { en: 'from the median', zh: '由中位数得出' },
  },
  {
    key: 'segments.preset',
    group: 'segments',
    kind: 'choice',
    values: SEGMENT_PRESETS,
    labels: {
      en: { regulars: 'Regulars', rfm: 'Published RFM grid', eight: 'Eight cells', spend: 'Spend classes' },
      zh: { regulars: '常客分群', rfm: '通用 RFM 分群', eight: '八类客户', spend: '消费水平' },
    },
    default: 'regulars',
    name: { en: 'Segments', zh: '分群方式' },
    what: {
      en: 'Regulars: RFM and lifecycle together. Eight cells: R, F and M each above or below the mean. Spend classes: high, general, low.',
      zh: '常客分群：RFM 与生命周期结合。八类客户：R、F、M 各自高于或低于平均。消费水平：高、一般、低。',
    },
  },
  {
    key: 'valueClass',
    group: 'value',
    kind: 'choice',
    values: VALUE_METHODS,
    labels: {
      en: { abcd: 'Frequency and spend', pareto: 'Share of revenue' },
      zh: { abcd: '次数与金额', pareto: '收入占比' },
    },
    default: 'abcd',
    name: { en: 'Value classes', zh: '价值等级的算法' },
    what: {
      en: 'Frequency and spend: the ABCD pyramid. Share of revenue: A are the biggest customers who make 80 % of it.',
      zh: '次数与金额：ABCD 金字塔。收入占比：合计贡献 80% 收入的大客户为 A。',
    },
  },
  {
    key: 'lifecycle',
    group: 'lifecycle',
    kind: 'choice',
    values: ['cycle', 'fixed'],
    labels: {
      en: { cycle: 'Own cycle', fixed: 'Fixed days' },
      zh: { cycle: '按各自周期', fixed: '按固定天数' },
    },
    default: 'cycle',
    name: { en: 'Lifecycle by', zh: '生命周期的算法' },
    what: {
      en: 'Own cycle: against each customer’s usual days between orders. Fixed days: 90, 120, 180, 365 for everyone.',
      zh: '按各自周期：与每位客户平时的间隔相比。按固定天数：所有人都用 90、120、180、365 天。',
    },
  },
  {
    key: 'cycleDays',
    group: 'lifecycle',
    kind: 'integer',
    min: 1,
    max: 3650,
    name: { en: 'Usual cycle (days)', zh: '通常的复购周期（天）' },
    what: {
      en: 'Usual days between two orders, used while the orders do not show it yet.',
      zh: '两次消费通常相隔多少天；在订单还看不出来时使用。',
    },
    defaultText: { en: 'from the orders', zh: '由订单得出' },
  },
  {
    key: 'cyclePriorWeight',
    group: 'lifecycle',
    kind: 'number',
    min: 0,
    max: 1000,
    default: 2,
    name: { en: 'Pull towards the shop’s cycle', zh: '向店铺周期靠拢的程度' },
    what: {
      en: 'How many gaps the shop’s usual cycle counts as in each customer’s own. 0: the customer’s own gaps alone.',
      zh: '店铺周期在每位客户的周期里相当于几次间隔。0 表示只看客户自己。',
    },
  },
  {
    key: 'tiers.metric',
    group: 'tiers',
    kind: 'choice',
    values: TIER_METRICS,
    labels: {
      en: { spend: 'Spend', orders: 'Days with an order' },
      zh: { spend: '消费金额', orders: '消费次数' },
    },
    default: 'spend',
    name: { en: 'Tiers are earned by', zh: '等级按什么计算' },
    what: { en: 'What the thresholds of the tiers count.', zh: '等级门槛计算的是什么。' },
  },
  {
    key: 'tiers.window',
    group: 'tiers',
    kind: 'choice',
    values: TIER_WINDOWS,
    labels: {
      en: { rolling: 'Last 365 days', calendar: 'This calendar year', lifetime: 'All time' },
      zh: { rolling: '最近 365 天', calendar: '本自然年', lifetime: '全部时间' },
    },
    default: 'rolling',
    name: { en: 'Tiers count', zh: '等级的统计期' },
    what: {
      en: 'Which days count. With All time a tier never ends.',
      zh: '统计哪一段时间。选“全部时间”时，等级没有期限。',
    },
  },
  {
    key: 'contact.channels',
    group: 'contact',
    kind: 'choices',
    values: CHANNELS,
    labels: CHANNEL_LABELS,
    default: CHANNELS,
    name: { en: 'Channels', zh: '联系渠道' },
    what: {
      en: 'The channels you use, the first choice first. The first one that the customer allows is proposed.',
      zh: '您使用的渠道，首选写在前面。会建议其中客户同意的第一个。',
    },
  },
  {
    key: 'contact.weekdays',
    group: 'contact',
    kind: 'choices',
    values: [1, 2, 3, 4, 5, 6, 7],
    labels: {
      en: { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' },
      zh: { 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六', 7: '周日' },
    },
    default: [1, 2, 3, 4, 5, 6, 7],
    name: { en: 'Weekdays', zh: '可联系的星期' },
    what: { en: 'Days of the week on which customers are contacted.', zh: '一周中哪几天可以联系客户。' },
  },
  {
    key: 'contact.gapDays',
    group: 'contact',
    kind: 'integer',
    min: 0,
    max: 366,
    default: 7,
    name: { en: 'Days between contacts', zh: '两次联系至少相隔（天）' },
    what: { en: 'At least this many days after the last contact.', zh: '距上次联系至少这么多天。' },
  },
  {
    key: 'contact.maxPer30Days',
    group: 'contact',
    kind: 'integer',
    min: 1,
    max: 30,
    default: 2,
    name: { en: 'Contacts in 30 days', zh: '30 天内最多联系（次）' },
    what: {
      en: 'At most this many per customer. Birthday greetings do not count.',
      zh: '每位客户最多这么多次，生日祝福不受此限。',
    },
  },
  ...CHANNELS.map(
    (channel): SettingSpec => ({
      key: `contact.capacity.${channel}`,
      group: 'contact',
      ...PLACES,
      name: {
        en: `Contacts a day: ${CHANNEL_LABELS.en[channel]}`,
        zh: `每天最多联系：${CHANNEL_LABELS.zh[channel]}`,
      },
      what: {
        en: 'The most contacts in one day. The rest move to the next allowed day.',
        zh: '一天最多能联系多少位客户，多出的顺延到下一个可用日。',
      },
      defaultText: NOT_LIMITED,
    }),
  ),
]

/** Settings that are tables. */
export const TABLE_SETTINGS = ['tiers.levels', 'contact.holidays', 'contact.workingDays', 'rules'] as const

/** Currencies that an owner may name; ISO 4217 codes in use in 2026. */
export const CURRENCY_CODES: readonly string[] = (
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY ' +
  'COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ' +
  'ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK ' +
  'MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF ' +
  'SAR SBD SCR SDG SEK SGD SHP SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES ' +
  'VND VUV WST XAF XCD XOF XPF YER ZAR ZMW'
).split(' ')
/** A language, maybe a script, maybe a region: what Intl takes without exception. */
export const LOCALE_PATTERN = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/

function labelsOf(column: 'contactChannel'): Labels {
  const labels: { [locale in Locale]?: { [value: string]: string } } = {}
  for (const locale of LOCALES) labels[locale] = LABELS[locale][column] ?? {}
  return labels as Labels
}
