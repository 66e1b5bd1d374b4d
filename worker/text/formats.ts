/** Numbers inside sentences. Decides thousands marks and percentages; sentences live beside. Pure. */
import type { Locale } from '../contract.ts'

/** By decimals: to make a format takes longer than to use it a hundred times. */
const formats = new Map<number, Intl.NumberFormat>()

/** Money with thousands marks and the currency's digits, without a sign: 1,204.00. */
export function formatMoney(minor: number, decimals: number): string {
  let format = formats.get(decimals)
  if (format === undefined) {
    format = new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    formats.set(decimals, format)
  }
  return format.format(minor / 10 ** decimals)
}

/** A whole number with thousands marks: 1,204. */
export function formatCount(count: number): string {
  return formatMoney(count, 0)
}

/** Share of a whole, rounded down so that nobody is "more than 100 %": 91 % in English, 91% in Chinese. */
export function formatShare(part: number, whole: number, locale: Locale): string {
  return `${Math.floor((100 * part) / whole)}${locale === 'zh' ? '' : ' '}%`
}

/** A chance that is no more than an estimate: 1 to 99 %, since nothing to come is certain. */
export function formatChance(chance: number, locale: Locale): string {
  return formatPercent(Math.min(0.99, Math.max(0.01, chance)), locale)
}

/** A share of 0..1 in whole percent, rounded: 62 % in English, 62% in Chinese. */
export function formatPercent(chance: number, locale: Locale): string {
  const percent = Math.round(100 * chance)
  return locale === 'zh' ? `${percent}%` : `${percent} %`
}
