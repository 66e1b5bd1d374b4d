/**
 * Amounts as people write them. Decides value, sign and currency of one cell; not which currency is scored. Rounding is
 * done on decimal text, so no binary error: 1.005 is 1.01. Pure.
 */
import { type Cell, LIMITS, type ProblemCode } from '../contract.ts'
import { partsOf } from './amount-parts.ts'
import {
  currencyOf,
  currencyOfBoth,
  DEFAULT_CURRENCY,
  decimalsOf,
  isWrittenWhole,
  looksLikeCurrency,
} from './currencies.ts'
import { type Conventions, conventionsOf } from './locale.ts'
import type { Marks } from './mark-evidence.ts'
import { type Decimal, readMarks } from './number-text.ts'

/** Beyond this an amount is a slip: a thousand such amounts would no longer add up to an exact integer. */
const MAX_AMOUNT_MINOR = 9e12

type Fault = Extract<ProblemCode, 'badAmount' | 'ambiguousAmount' | 'unknownCurrency'>
interface AmountText {
  fault: Fault | undefined
  negative: boolean
  decimal: Decimal
  /** Of the sign or code in the text. */
  currency: string | undefined
}

/**
 * Reads amount cells. Keep one per request: equal texts are read once. `read` leaves its result in the fields, so that a
 * hundred thousand cells make no objects.
 */
export class AmountReader {
  /** Minor units of `currency`, negative for a negative amount, rounded half away from zero. */
  minor = 0
  /** The row's own currency, else the sign or code in the text, else settings.currency, else USD. */
  currency: string
  private readonly conventions: Conventions
  private readonly own: string | undefined
  private readonly usual: string
  private readonly texts = new Map<string, AmountText>()
  private readonly signs = new Map<string, string | undefined>()
  private readonly writtenWhole = new Map<string, boolean>()

  /** `marks`: what the columns say about marks, for where the locale says nothing. */
  constructor(locale: string | undefined, currency: string | undefined, marks?: Marks) {
    const conventions = conventionsOf(locale)
    this.conventions = conventions.decimalMark === undefined ? { ...conventions, ...marks } : conventions
    this.own = currency
    this.usual = currency ?? DEFAULT_CURRENCY
    this.currency = this.usual
  }

  /** Code of a currency cell; undefined for a text that is none. */
  currencyOf(text: string): string | undefined {
    if (!this.signs.has(text)) this.signs.set(text, currencyOf(text, this.own, this.conventions.tag))
    return this.signs.get(text)
  }

  decimalsOf(currency: string): number {
    return decimalsOf(currency)
  }

  /**
   * Reads a cell into `minor` and `currency`: `rowCurrency` if given, else the sign in the text, else `usual`.
   * `blank` or a fault: the fields then say nothing.
   */
  read(cell: Cell | undefined, rowCurrency: string | undefined, usual = this.usual): 'ok' | 'blank' | Fault {
    if (cell === null || cell === undefined || cell === '') return 'blank'
    if (typeof cell === 'boolean') return 'badAmount'
    this.currency = rowCurrency ?? usual
    const minor =
      typeof cell === 'number'
        ? minorOfNumber(cell, this.decimalsOf(this.currency))
        : minorOfPlainText(cell, this.decimalsOf(this.currency))
    if (typeof cell === 'number' || !Number.isNaN(minor)) {
      this.minor = minor
      return Math.abs(minor) <= MAX_AMOUNT_MINOR ? 'ok' : 'badAmount'
    }
    return this.readText(cell, rowCurrency, usual)
  }

  private readText(cell: string, rowCurrency: string | undefined, usual: string): 'ok' | 'blank' | Fault {
    let text = this.texts.get(cell)
    if (text === undefined) {
      if (cell.trim() === '') return 'blank'
      text = this.parse(cell)
      this.texts.set(cell, text)
    }
    if (text.fault !== undefined) return text.fault
    this.currency = rowCurrency ?? text.currency ?? usual
    const minor = minorOfDecimal(text.decimal, this.decimalsOf(this.currency))
    this.minor = text.negative && minor !== 0 ? -minor : minor
    return minor <= MAX_AMOUNT_MINOR ? 'ok' : 'badAmount'
  }

  private isWrittenWhole(currency: string): boolean {
    let whole = this.writtenWhole.get(currency)
    if (whole === undefined) {
      whole = isWrittenWhole(currency)
      this.writtenWhole.set(currency, whole)
    }
    return whole
  }

  private parse(cell: string): AmountText {
    const result: AmountText = { fault: 'badAmount', negative: false, decimal: NOTHING, currency: undefined }
    if (cell.length > LIMITS.dateOrAmountCharacters) return result
    const parts = partsOf(cell)
    if (parts === undefined) return result
    if (parts.currency !== '') {
      result.currency = this.currencyOf(parts.currency) ?? (parts.sides && currencyOfBoth(parts.sides, this.own))
      if (result.currency === undefined) {
        if (looksLikeCurrency(parts.currency)) result.fault = 'unknownCurrency'
        return result
      }
    }
    const wholeOnly = result.currency !== undefined && this.isWrittenWhole(result.currency)
    const decimal = readMarks(parts.digits, this.conventions, wholeOnly)
    if (decimal === 'ambiguous') result.fault = 'ambiguousAmount'
    if (decimal === 'ambiguous' || decimal === undefined) return result
    return { fault: undefined, negative: parts.negative, decimal, currency: result.currency }
  }
}

const NOTHING: Decimal = { whole: '', fraction: '' }
/** NaN where the text is not digits with at most one full stop and a number of decimals that cannot be groups. */
function minorOfPlainText(text: string, decimals: number): number {
  let at = text.charCodeAt(0) === 45 ? 1 : 0
  const start = at
  let mantissa = 0
  let pointAt = -1
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 46 && pointAt < 0 && at > start) pointAt = at
    else if (code >= 48 && code <= 57) mantissa = mantissa * 10 + (code - 48)
    else return Number.NaN
  }
  const fractionDigits = pointAt < 0 ? 0 : text.length - pointAt - 1
  const hasOnePointAtMost = text.length > start && text.length - start <= 15 && fractionDigits < 3
  if (!hasOnePointAtMost || (pointAt >= 0 && fractionDigits === 0) || fractionDigits > decimals) return Number.NaN
  const minor = mantissa * 10 ** (decimals - fractionDigits)
  return start === 1 && minor !== 0 ? -minor : minor
}

/** Minor units of a number cell; NaN for no finite number. */
function minorOfNumber(value: number, decimals: number): number {
  const scale = 10 ** decimals
  const near = Math.round(value * scale)
  // Exactly the decimal that the cell shows, which is nearly always so.
  if (near / scale === value) return near === 0 ? 0 : near
  if (!Number.isFinite(value) || Math.abs(value) > MAX_AMOUNT_MINOR) return Number.NaN
  const shown = Math.abs(value).toString()
  if (shown.includes('e')) return 0
  const [whole, fraction = ''] = shown.split('.')
  const minor = minorOfDecimal({ whole, fraction }, decimals)
  return value < 0 && minor !== 0 ? -minor : minor
}

/** Rounds half away from zero; Infinity beyond what can be counted. */
function minorOfDecimal({ whole, fraction }: Decimal, decimals: number): number {
  const digits = (whole + fraction.slice(0, decimals).padEnd(decimals, '0')).replace(/^0+/, '')
  if (digits.length > 15) return Number.POSITIVE_INFINITY
  return Number(digits) + (fraction.charCodeAt(decimals) >= 53 ? 1 : 0)
}
