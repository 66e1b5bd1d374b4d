/**
 * One setting as a cell and back: what a typed value means, how a value is shown. Decides what is right and what was
 * expected instead; either language is read. What is in force then is decided in settings-read.ts. Pure.
 */
import { LIMITS, LOCALES, type Locale } from '../worker/contract.ts'
import { CURRENCY_CODES, LOCALE_PATTERN, SETTINGS, type SettingSpec } from '../worker/contract-settings.ts'
import { isBlank, plainWord, type SheetCell } from './sync/cells.ts'
import { SETTINGS_WORDS } from './words/settings.ts'

/** Settings of the workbook itself; they never travel. */
const SHEET_SETTINGS: readonly SettingSpec[] = [
  {
    key: 'language',
    group: 'general',
    kind: 'choice',
    values: LOCALES,
    labels: { en: { en: 'English', zh: '中文' }, zh: { en: 'English', zh: '中文' } },
    name: { en: SETTINGS_WORDS.en.language.name, zh: SETTINGS_WORDS.zh.language.name },
    what: { en: SETTINGS_WORDS.en.language.what, zh: SETTINGS_WORDS.zh.language.what },
    defaultText: { en: 'as at set-up', zh: '与首次设置时相同' },
  },
  {
    key: 'cancellationPrefix',
    group: 'general',
    kind: 'text',
    default: 'C',
    name: { en: SETTINGS_WORDS.en.cancellationPrefix.name, zh: SETTINGS_WORDS.zh.cancellationPrefix.name },
    what: { en: SETTINGS_WORDS.en.cancellationPrefix.what, zh: SETTINGS_WORDS.zh.cancellationPrefix.what },
  },
  {
    key: 'shopName',
    group: 'general',
    kind: 'text',
    name: { en: SETTINGS_WORDS.en.shopName.name, zh: SETTINGS_WORDS.zh.shopName.name },
    what: { en: SETTINGS_WORDS.en.shopName.what, zh: SETTINGS_WORDS.zh.shopName.what },
    defaultText: { en: 'name of the file', zh: '文件名' },
  },
]

/** Every line of the tab, in its order within a group. */
export const TAB_SETTINGS: readonly SettingSpec[] = [...SHEET_SETTINGS, ...SETTINGS]

/** A reading: undefined where blank; `expected` says what should stand there. */
export interface ReadValue {
  value?: unknown
  expected?: string
}

const LONGEST_TEXT: { readonly [key: string]: number } = { cancellationPrefix: 10, shopName: 60 }
const SEPARATORS = /\s*[,，、;；\n]\s*/
const THOUSANDS = /(\d),(?=\d{3}(?!\d))/g

/** What the cell of this setting says. */
export function readValue(spec: SettingSpec, cell: SheetCell, language: Locale): ReadValue {
  if (isBlank(cell)) return {}
  const words = SETTINGS_WORDS[language].expected
  switch (spec.kind) {
    case 'choice': {
      const value = wordOf(spec, plainWord(cell))
      return value === undefined ? { expected: words.oneOf(labelsOf(spec, language)) } : { value }
    }
    case 'choices': {
      const parts = plainWord(cell)
        .split(SEPARATORS)
        .filter((part) => part !== '')
      const values = parts.map((part) => wordOf(spec, part))
      if (values.length === 0 || values.indexOf(undefined) >= 0)
        return { expected: words.someOf(labelsOf(spec, language)) }
      return { value: values.filter((value, k) => values.indexOf(value) === k) }
    }
    case 'integer':
    case 'number': {
      const value = numberOf(cell)
      const fits = value >= spec.min && value <= spec.max && (spec.kind === 'number' || Math.floor(value) === value)
      const limits = [figureText(spec.min), figureText(spec.max)] as const
      return fits ? { value } : { expected: spec.kind === 'integer' ? words.whole(...limits) : words.number(...limits) }
    }
    case 'bounds': {
      const values = figuresOf(cell)
      const fits = values.length === 4 && values.every((value) => value >= spec.min && value <= spec.max)
      return fits && inOrder(values, spec.way) ? { value: values } : { expected: words.bounds(spec.way === 'rise') }
    }
    case 'currency': {
      const code = plainWord(cell).toUpperCase()
      return CURRENCY_CODES.indexOf(code) < 0 ? { expected: words.currency } : { value: code }
    }
    case 'locale': {
      const tag = String(cell).trim().replace(/_/g, '-')
      return LOCALE_PATTERN.test(tag) ? { value: tag } : { expected: words.locale }
    }
    case 'text': {
      const text = String(cell).trim()
      const most = LONGEST_TEXT[spec.key]
      return text.length > most ? { expected: words.shortText(most) } : { value: text }
    }
  }
}

/** A value as its cell shows it; '' for undefined. */
export function showValue(spec: SettingSpec, value: unknown, language: Locale): string {
  if (value === undefined || value === null) return ''
  if (spec.kind === 'choice') return spec.labels[language][String(value)] ?? String(value)
  if (spec.kind === 'choices') {
    const shown = (value as readonly unknown[]).map((one) => spec.labels[language][String(one)] ?? String(one))
    return shown.join(SETTINGS_WORDS[language].comma)
  }
  if (spec.kind === 'bounds') return (value as readonly number[]).map(String).join(', ')
  return String(value)
}

/** What is in force where the value is blank. */
export function showDefault(spec: SettingSpec, language: Locale): string {
  return spec.defaultText?.[language] ?? showValue(spec, 'default' in spec ? spec.default : undefined, language)
}

/** The words of a drop-down, or of a list to choose from. */
export function labelsOf(spec: SettingSpec, language: Locale): string[] {
  if (spec.kind !== 'choice' && spec.kind !== 'choices') return []
  return spec.values.map((value) => spec.labels[language][String(value)])
}

/** The number in a cell, also as text with thousands marks; NaN where there is none. */
export function numberOf(cell: SheetCell | undefined): number {
  if (typeof cell === 'number') return cell
  const text = typeof cell === 'string' ? cell.normalize('NFKC').replace(THOUSANDS, '$1').trim() : ''
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

/** Value at a path such as `rfm.windowDays`; undefined where nothing is set. */
export function valueAt(settings: object, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], settings)
}

/** Sets the value at a path, making what is above it; the objects are changed in place. */
export function setAt(settings: object, key: string, value: unknown): void {
  const parts = key.split('.')
  let at = settings as Record<string, unknown>
  for (const part of parts.slice(0, -1)) {
    if (at[part] === undefined) at[part] = {}
    at = at[part] as Record<string, unknown>
  }
  at[parts[parts.length - 1]] = value
}

/** Largest tier threshold, and what any amount of the settings may be at most. */
export const MOST_AMOUNT = 1e12
export const MOST_TIERS = LIMITS.tiers

function wordOf(spec: Extract<SettingSpec, { kind: 'choice' | 'choices' }>, word: string): string | number | undefined {
  for (const value of spec.values) {
    if (String(value).toLowerCase() === word) return value
    for (const locale of LOCALES) if (plainWord(spec.labels[locale][String(value)]) === word) return value
  }
  return undefined
}

function figuresOf(cell: SheetCell): number[] {
  const text = String(cell).normalize('NFKC').trim()
  // Where blanks or semicolons part the figures, a comma inside one marks its thousands.
  const parts = /[\s;、]/.test(text) ? text.split(/\s*[;、]\s*|,?\s+/) : text.split(',')
  return parts.map(numberOf)
}

function inOrder(values: readonly number[], way: 'rise' | 'fall'): boolean {
  return values.every((value, k) => k === 0 || (way === 'rise' ? value >= values[k - 1] : value <= values[k - 1]))
}

function figureText(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}
