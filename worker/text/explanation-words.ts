/** The words of an explanation, in both languages. Decides wording only; money, dates and labels come in formatted. Pure. */
import type { ExplainedCandidate, GuardCause, Locale, TierMetric, TierWindow } from '../contract.ts'
import { formatCount } from './formats.ts'

type Measure = 'r' | 'f' | 'm'

export interface ExplanationWords {
  segmentSetByYou: (label: string, computed: string, until: string | null) => string
  segmentByRule: (label: string, rule: string) => string
  guard: (label: string, grid: string, cause: GuardCause, byRhythm: boolean) => string
  grid: (label: string, r: number, f: number, m: number) => string
  preset: (label: string) => string
  prospect: (label: string, refunded: boolean) => string
  score: (measure: Measure, score: number, bins: number, value: string, next: string) => string
  daysAgo: (days: number) => string
  /** `windowDays` 0 = ever. */
  orderDays: (days: number, windowDays: number) => string
  spent: (money: string, windowDays: number) => string
  better: (measure: Measure, share: string) => string
  needed: (target: string) => string
  withinDays: (days: number) => string
  onDays: (days: number) => string
  times: (count: number) => string
  timesMore: (count: number) => string
  moneyMore: (money: string) => string
  lifecycle: (label: string, days: number, limits: string[]) => string
  until: (label: string, days: number) => string
  cycle: (days: string, gaps: number, shopDays: string, votes: number) => string
  nextOrder: (day: string, from: string, to: string, confidence: string) => string
  chance: (chance: string, precedent: string) => string
  precedent: (waits: number, ordered: string) => string
  value: (money: string, alive: string) => string
  tierSetByYou: (name: string, computed: string, until: string | null) => string
  tierByRule: (name: string, rule: string) => string
  tier: (name: string, value: string, metric: TierMetric, window: TierWindow) => string
  tierToKeep: (name: string, day: string, inGrace: boolean, missing: string, keep: string, plural: boolean) => string
  tierKept: (name: string, day: string) => string
  tierNext: (name: string, missing: string, up: string) => string
  contact: (day: string, reason: string, movedFrom: string | null) => string
  about: (reason: string, about: string) => string
  candidate: (reason: string, day: string, outcome: ExplainedCandidate['outcome']) => string
  referrals: (customers: number, money: string) => string
}

const days = (count: number) => `${formatCount(count)} ${count === 1 ? 'day' : 'days'}`
const inWindow = (windowDays: number) => (windowDays === 0 ? 'in all' : `in ${days(windowDays)}`)

const EN: ExplanationWords = {
  segmentSetByYou: (label, computed, until) =>
    `${label}: set by you${until === null ? '' : ` until ${until}`}; computed: ${computed}.`,
  segmentByRule: (label, rule) => `${label}: by your rule “${rule}”.`,
  guard: (label, grid, cause, byRhythm) => {
    const because = {
      boughtBefore: 'this was not the first purchase',
      longAgo: `${byRhythm ? "by this customer's rhythm " : ''}the last order is long ago`,
      notLongAgo: `${byRhythm ? "by this customer's rhythm " : ''}the last order is not long ago`,
    }
    return `${label}: the scores alone say ${grid}, but ${because[cause]}.`
  },
  grid: (label, r, f, m) => `${label}: scores ${r} for recency, ${f} for frequency, ${m} for spend.`,
  preset: (label) => `${label}: by the segments you chose.`,
  prospect: (label, refunded) => `${label}: ${refunded ? 'every order was refunded' : 'no order yet'}.`,
  score: (measure, score, bins, value, next) =>
    `${{ r: 'Recency', f: 'Frequency', m: 'Spend' }[measure]} ${score} of ${bins}: ${value}${next}.`,
  daysAgo: (count) => (count === 0 ? 'bought today' : `bought ${days(count)} ago`),
  orderDays: (count, windowDays) => `${days(count)} with an order ${inWindow(windowDays)}`,
  spent: (money, windowDays) => `${money} ${inWindow(windowDays)}`,
  better: (measure, share) =>
    `, ${{ r: 'more recent than', f: 'more than', m: 'more than' }[measure]} ${share} of the buyers`,
  needed: (target) => `; the next score from ${target}`,
  withinDays: (count) => (count === 0 ? 'a purchase today' : `${days(count)} ago`),
  onDays: (count) => days(count),
  times: (count) => `${formatCount(count)} ${count === 1 ? 'order' : 'orders'}`,
  timesMore: (count) => `${formatCount(count)} more ${count === 1 ? 'order' : 'orders'}`,
  moneyMore: (money) => `${money} more`,
  lifecycle: (label, count, limits) => `${label}: ${days(count)} since the last order; ${limits.join(', ')}.`,
  until: (label, count) => `${label.toLowerCase()} up to ${count}`,
  cycle: (usual, gaps, shopDays, votes) =>
    gaps === 0
      ? `Usual days between orders: ${usual}, as in the whole shop.`
      : `Usual days between orders: ${usual}, from ${gaps} ${gaps === 1 ? 'gap' : 'gaps'} of this customer; the shop's ${shopDays} counts as ${votes} more.`,
  nextOrder: (day, from, to, confidence) =>
    `Next order about ${day}, most likely ${from} to ${to} (confidence: ${confidence.toLowerCase()}).`,
  chance: (chance, precedent) => `${chance} chance of an order within 90 days${precedent}.`,
  precedent: (waits, ordered) =>
    `; of ${formatCount(waits)} ${waits === 1 ? 'wait' : 'waits'} as long as this one, ${ordered} ended so`,
  value: (money, alive) => `${money} expected in 12 months (still a customer: ${alive}).`,
  tierSetByYou: (name, computed, until) =>
    `${name}: set by you${until === null ? '' : ` until ${until}`}; computed: ${computed}.`,
  tierByRule: (name, rule) => `${name}: at least, by your rule “${rule}”.`,
  tier: (name, value, _metric, window) =>
    `${name}: ${value} ${{ rolling: 'in the last 365 days', calendar: 'this year', lifetime: 'in all' }[window]}.`,
  tierToKeep: (name, day, inGrace, missing, keep, plural) =>
    `${name} ${inGrace ? 'is in grace' : 'holds'} until ${day}; ${missing} ${plural ? 'keep' : 'keeps'} it (of ${keep}).`,
  tierKept: (name, day) => `${name} holds until ${day} and is already kept for the time after.`,
  tierNext: (name, missing, up) => `${missing} to ${name} (from ${up}).`,
  contact: (day, reason, movedFrom) =>
    `Contact on ${day}: ${reason}${movedFrom === null ? '' : ` (due ${movedFrom}, moved to an allowed day)`}.`,
  about: (reason, about) => `${reason} (${about})`,
  candidate: (reason, day, outcome) => {
    const fate = {
      chosen: `on ${day}`,
      later: `would be on ${day}`,
      noLegalDay: `due ${day}, found no allowed day`,
      contacted: `was due ${day}; there was a contact since`,
      tooLate: `was due ${day}, too long ago`,
      overdue: `was due ${day}; too late for a reminder`,
    }
    return `${reason}: ${fate[outcome]}.`
  },
  referrals: (customers, money) =>
    `Referred ${customers} ${customers === 1 ? 'customer' : 'customers'}, who spent ${money} in 365 days.`,
}

/** Latin letters and digits stand off from Chinese ones. */
const apart = (text: string) => (/[\x21-\x7e]$/.test(text) ? `${text} ` : text)
const windowZh = (windowDays: number) => (windowDays === 0 ? '累计' : `近 ${windowDays} 天`)

const ZH: ExplanationWords = {
  segmentSetByYou: (label, computed, until) =>
    `${label}：您设定的${until === null ? '' : `，有效至 ${until}`}；系统判断为${computed}。`,
  segmentByRule: (label, rule) => `${label}：符合您的规则“${rule}”。`,
  guard: (label, grid, cause, byRhythm) => {
    const because = {
      boughtBefore: '这并非首次购买',
      longAgo: `${byRhythm ? '按该客户的购买节奏，' : ''}距上次购买已久`,
      notLongAgo: `${byRhythm ? '按该客户的购买节奏，' : ''}距上次购买还不算久`,
    }
    return `${label}：只看分数是“${grid}”，但${because[cause]}。`
  },
  grid: (label, r, f, m) => `${label}：最近购买 ${r} 分，购买次数 ${f} 分，消费金额 ${m} 分。`,
  preset: (label) => `${label}：按您选择的分类方式。`,
  prospect: (label, refunded) => `${label}：${refunded ? '订单已全部退款' : '还没有下过单'}。`,
  score: (measure, score, bins, value, next) =>
    `${{ r: '最近购买', f: '购买次数', m: '消费金额' }[measure]} ${score} 分（满分 ${bins} 分）：${value}${next}。`,
  daysAgo: (count) => (count === 0 ? '今天购买' : `${formatCount(count)} 天前购买`),
  orderDays: (count, windowDays) => `${windowZh(windowDays)}有 ${count} 天下单`,
  spent: (money, windowDays) => `${windowZh(windowDays)}消费 ${money}`,
  better: (measure, share) =>
    `，${{ r: '比', f: '多于', m: '高于' }[measure]} ${share} 的买家${measure === 'r' ? '更近' : ''}`,
  needed: (target) => `；达到 ${apart(target)}可升一分`,
  withinDays: (count) => (count === 0 ? '今天购买' : `${formatCount(count)} 天以内`),
  onDays: (count) => `${count} 天`,
  times: (count) => `${formatCount(count)} 次`,
  timesMore: (count) => `${formatCount(count)} 次`,
  moneyMore: (money) => money,
  lifecycle: (label, count, limits) => `${label}：距上次购买 ${formatCount(count)} 天；${limits.join('，')}。`,
  until: (label, count) => `${count} 天以内为${label}`,
  cycle: (usual, gaps, shopDays, votes) =>
    gaps === 0
      ? `通常间隔 ${usual} 天购买一次，与全店相同。`
      : `通常间隔 ${usual} 天购买一次：依据该客户的 ${gaps} 次间隔，全店的 ${shopDays} 天按 ${votes} 次计入。`,
  nextOrder: (day, from, to, confidence) =>
    `预计 ${day} 前后再次购买，多半在 ${from} 至 ${to} 之间（把握：${confidence}）。`,
  chance: (chance, precedent) => `90 天内再次购买的可能性 ${chance}${precedent}。`,
  precedent: (waits, ordered) => `；同样久未购买的 ${formatCount(waits)} 例中，${ordered} 如此`,
  value: (money, alive) => `预计 12 个月内消费 ${money}（仍是客户的可能性 ${alive}）。`,
  tierSetByYou: (name, computed, until) =>
    `${name}：您设定的${until === null ? '' : `，有效至 ${until}`}；系统判断为“${computed}”。`,
  tierByRule: (name, rule) => `${name}：您的规则“${rule}”规定的最低等级。`,
  tier: (name, value, metric, window) => {
    const when = { rolling: '近 365 天', calendar: '今年', lifetime: '累计' }[window]
    return `${name}：${when}${metric === 'orders' ? '购买' : '消费'} ${value}。`
  },
  tierToKeep: (name, day, inGrace, missing, keep) =>
    `${apart(name)}${inGrace ? '处于宽限期，至' : '有效期至'} ${day}；还差 ${apart(missing)}可保级（需 ${keep}）。`,
  tierKept: (name, day) => `${apart(name)}有效期至 ${day}，已满足保级条件。`,
  tierNext: (name, missing, up) => `还差 ${apart(missing)}可升为“${name}”（门槛 ${up}）。`,
  contact: (day, reason, movedFrom) =>
    `${day} 联系：${reason}${movedFrom === null ? '' : `（原定 ${movedFrom}，已移到可联系的日子）`}。`,
  about: (reason, about) => `${reason}（${about}）`,
  candidate: (reason, day, outcome) => {
    const fate = {
      chosen: `${day} 联系`,
      later: `可在 ${day} 联系`,
      noLegalDay: `应在 ${day}，但找不到可联系的日子`,
      contacted: `原定 ${day}，之后已联系过`,
      tooLate: `原定 ${day}，已过去太久`,
      overdue: `原定 ${day}，已不适合提醒`,
    }
    return `${reason}：${fate[outcome]}。`
  },
  referrals: (customers, money) => `推荐了 ${customers} 位客户，他们 365 天内消费 ${money}。`,
}

export const EXPLANATION_WORDS: Record<Locale, ExplanationWords> = { en: EN, zh: ZH }
