/** Numbers and dates inside sentences. Decides thousands marks and percentages; sentences live beside. Pure. */
import type { Locale } from '../contract.ts'

/** Money with thousands marks and the currency's digits, without a sign: 1,204.00. */
export function formatMoney(minor: number, decimals: number): string {
  return new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    minor / 10 ** decimals,
  )
}

/** Share of a whole, rounded down so that nobody is "more than 100 %": 91 % in English, 91% in Chinese. */
export function formatShare(part: number, whole: number, locale: Locale): string {
  const percent = Math.floor((100 * part) / whole)
  return locale === 'zh' ? `${percent}%` : `${percent} %`
}

/** A chance of 0..1 in whole percent, rounded: 62 % in English, 62% in Chinese. */
export function formatPercent(chance: number, locale: Locale): string {
  const percent = Math.round(100 * chance)
  return locale === 'zh' ? `${percent}%` : `${percent} %`
}

/** "today", "yesterday", "6 days ago". */
export function formatAgo(days: number, locale: Locale): string {
  if (locale === 'zh') return days === 0 ? '今天' : days === 1 ? '昨天' : `${days} 天前`
  return days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`
}

/** "1 order", "9 orders". */
export function formatOrders(count: number, locale: Locale): string {
  if (locale === 'zh') return `${count} 次购买`
  return count === 1 ? '1 order' : `${count} orders`
}
