/**
 * What a locale says about reading: the order of day, month and year, and the marks in numbers. Decides when a locale
 * says nothing (none given, unknown to Intl, or too vague). Pure but for Intl's own tables.
 */

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

export interface Conventions {
  /** BCP 47 tag known to Intl, or undefined. */
  tag: string | undefined
  /** undefined: the locale does not decide (a bare `en` may be month first or day first). */
  dateOrder: DateOrder | undefined
  /** '.' or ','; undefined without a locale. */
  decimalMark: string | undefined
  /** '.', ',', ' ' or "'"; undefined without a locale. */
  groupMark: string | undefined
}

const NOTHING: Conventions = {
  tag: undefined,
  dateOrder: undefined,
  decimalMark: undefined,
  groupMark: undefined,
}

/** Conventions of a locale such as `en-GB` or `en_GB`. A tag that Intl does not know decides nothing. */
export function conventionsOf(locale: string | undefined): Conventions {
  const tag = knownTag(locale)
  if (tag === undefined) return NOTHING
  const marks = new Intl.NumberFormat(tag, { numberingSystem: 'latn', useGrouping: 'always' }).formatToParts(
    1_234_567.8,
  )
  const markOf = (type: string) => plainMark(marks.find((part) => part.type === type)?.value)
  return {
    tag,

    dateOrder: dateOrderOf(tag),
    decimalMark: markOf('decimal'),
    groupMark: markOf('group'),
  }
}

function knownTag(locale: string | undefined): string | undefined {
  try {
    return locale === undefined ? undefined : Intl.DateTimeFormat.supportedLocalesOf(locale.replaceAll('_', '-'))[0]
  } catch {
    // Text that is no language tag at all.
    return undefined
  }
}

function dateOrderOf(tag: string): DateOrder | undefined {
  // Intl takes a bare "en" for American, but most English-speaking countries write the day first.
  if (tag === 'en') return undefined
  const format = new Intl.DateTimeFormat(tag, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
  })
  const order = format
    .formatToParts(0)
    .map((part) => ({ day: 'd', month: 'm', year: 'y' })[part.type as string] ?? '')
    .join('')
  return order === 'dmy' || order === 'mdy' || order === 'ymd' ? order : undefined
}

/** Space for any kind of space, apostrophe for any kind of apostrophe. */
function plainMark(mark: string | undefined): string | undefined {
  if (mark === undefined) return undefined
  return /\s/.test(mark) ? ' ' : mark.replace(/[’ʼ]/, "'")
}
