/** The words of alerts and suggestions, in both languages. Decides wording only. Pure. */
import type { Locale } from '../contract.ts'
import { formatCount, formatShare } from './formats.ts'

export interface WatchWords {
  classShrank: (label: string, before: number, now: number, since: string) => string
  /** `asks`: what the tier asks for, with its unit. */
  tierTooFar: (tier: string, asks: string, reached: number, buyers: number) => string
  tierEmpty: (tier: string, asks: string) => string
  /** `next`: the tier whose threshold decides. */
  tierCrowded: (tier: string, next: string, asks: string, size: number, buyers: number) => string
  atRiskGrows: (label: string, before: number, now: number, since: string) => string
  manyTies: (measure: 'r' | 'f' | 'm', best: number, bins: number) => string
  orders: (count: number) => string
  spend: (money: string) => string
}

const EN: WatchWords = {
  classShrank: (label, before, now, since) =>
    `${label} went from ${formatCount(before)} to ${formatCount(now)} customers since ${since}.`,
  tierTooFar: (tier, asks, reached, buyers) =>
    `${reached === 0 ? 'None' : `Only ${formatCount(reached)}`} of ${formatCount(buyers)} buyers ever reached ${tier}. Look at what it asks for (${asks}).`,
  tierEmpty: (tier, asks) => `Nobody is in ${tier} now. Look at what it asks for (${asks}).`,
  tierCrowded: (tier, next, asks, size, buyers) =>
    `${formatShare(size, buyers, 'en')} of the buyers are in ${tier}. Look at what ${next} asks for (${asks}).`,
  atRiskGrows: (label, before, now, since) =>
    `${label} grew from ${formatCount(before)} to ${formatCount(now)} customers since ${since}. Work through the contact list.`,
  manyTies: (measure, best, bins) => {
    const what = { r: 'last bought on the same day', f: 'bought equally often', m: 'spent the same' }
    return `So many buyers ${what[measure]} that the best score is ${best} of ${bins}. Look at the window or set bounds of your own.`
  },
  orders: (count) => `${count} ${count === 1 ? 'order' : 'orders'}`,
  spend: (money) => money,
}

const ZH: WatchWords = {
  classShrank: (label, before, now, since) =>
    `自 ${since} 以来，“${label}”从 ${formatCount(before)} 位减少到 ${formatCount(now)} 位。`,
  tierTooFar: (tier, asks, reached, buyers) =>
    `${formatCount(buyers)} 位买家中${reached === 0 ? '没有人' : `只有 ${formatCount(reached)} 位`}曾达到“${tier}”。请看看它的升级门槛（${asks}）。`,
  tierEmpty: (tier, asks) => `目前没有人处于“${tier}”。请看看它的升级门槛（${asks}）。`,
  tierCrowded: (tier, next, asks, size, buyers) =>
    `${formatShare(size, buyers, 'zh')} 的买家都在“${tier}”。请看看“${next}”的升级门槛（${asks}）。`,
  atRiskGrows: (label, before, now, since) =>
    `自 ${since} 以来，“${label}”从 ${formatCount(before)} 位增加到 ${formatCount(now)} 位。请按联系名单逐一联系。`,
  manyTies: (measure, best, bins) => {
    const what = { r: '最近一次购买在同一天', f: '购买次数相同', m: '消费金额相同' }
    return `太多买家${what[measure]}，最高只有 ${best} 分（满分 ${bins} 分）。请看看统计天数，或自行设定分数线。`
  },
  orders: (count) => `购买 ${count} 次`,
  spend: (money) => `消费 ${money}`,
}

export const WATCH_WORDS: Record<Locale, WatchWords> = { en: EN, zh: ZH }
