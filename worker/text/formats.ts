/** Numbers inside sentences. Decides thousands marks, currency signs and percentages; sentences live beside. Pure. */
import type { Locale } from '../contract.ts'
import { DEFAULT_CURRENCY } from '../ledger/currencies.ts'
import type { Ledger } from '../ledger/types.ts'
import type { ResolvedSettings } from '../settings.ts'

/** Puts an amount in minor units into words. */
export type SayMoney = (minor: number) => string

/** By currency and decimals: to make a format takes longer than to use it a hundred times. */
const formats = new Map<string, Intl.NumberFormat>()

/**
 * Money with thousands marks. With a currency: its sign and no decimals of a whole amount (£1,204, £0.50); without one
 * all of its digits and no sign (1,204.00).
 */
function formatMoney(minor: number, decimals: number, currency?: string): string {
  const digits = currency !== undefined && minor % 10 ** decimals === 0 ? 0 : decimals
  const key = `${currency ?? ''}${digits}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.NumberFormat('en', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      ...(currency === undefined ? {} : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
    })
    formats.set(key, format)
  }
  return format.format(minor / 10 ** decimals)
}

/** How this shop's amounts are said: with the sign of the currency that it is known to have. */
export function moneyOf(ledger: Pick<Ledger, 'currency' | 'decimals'>, settings: ResolvedSettings): SayMoney {
  const currency = knownCurrency(ledger, settings)
  return (minor) => formatMoney(minor, ledger.decimals, currency)
}

/** The code of the currency that settings or rows name; undefined where nothing does and USD is only assumed. */
export function knownCurrency({ currency }: Pick<Ledger, 'currency'>, settings: ResolvedSettings): string | undefined {
  return settings.currency !== undefined || currency !== DEFAULT_CURRENCY ? currency : undefined
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
