/**
 * Month names in many languages, from Intl. Decides which month a word means, and refuses a word that means different
 * months in different languages (`listopad` is October in Croatian, November in Polish). No word order, no numbers.
 */

/** Languages whose month names are known without being told the locale. */
const LANGUAGES = (
  'af az be bg bn bs ca cs cy da de el en es et eu fi fil fr ga gl hi hr hu hy id is it ka kk lt lv mk ms nb nl pl pt ' +
  'ro ru sk sl sq sr sv sw ta th tr uk ur uz vi'
).split(' ')

/** A word that is a month's name in several languages, and not the same month. */
export const AMBIGUOUS_MONTH = -1

/** Words beside a date that say nothing more: weekdays come from Intl, these are endings and small words. */
const SMALL_WORDS = new Set(
  'st nd rd th of the de del le el d den der am at um uhr klo u à a las om alle kl на в о г р noon midnight ad'.split(
    ' ',
  ),
)

const monthsOfLanguage = new Map<string, Map<string, number>>()
const weekdaysOfLanguage = new Map<string, Set<string>>()
let everyMonth: Map<string, number> | undefined

/** Lower case, without accents and without the full stop of an abbreviation. */
export function plainWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/\.$/, '')
}

/**
 * Month 1..12 that a word (as plainWord gives it) names: in the locale's language first, then in English, then in any
 * language known. 0 = no month; AMBIGUOUS_MONTH = more than one.
 */
export function monthOfWord(word: string, tag: string | undefined): number {
  if (!/^\p{L}[\p{L}\p{M}]*$/u.test(word)) return 0
  const own = tag === undefined ? 0 : (monthsIn(tag).get(word) ?? 0)
  return own || monthsIn('en').get(word) || (monthsInAll().get(word) ?? 0)
}

/** Whether a word (as plainWord gives it) may stand beside a date without meaning anything: a weekday, "of", "th". */
export function isSmallWord(word: string, tag: string | undefined): boolean {
  if (SMALL_WORDS.has(word) || weekdaysIn('en').has(word)) return true
  return tag !== undefined && weekdaysIn(tag).has(word)
}

function monthsIn(language: string): Map<string, number> {
  const known = monthsOfLanguage.get(language)
  if (known) return known
  const months = new Map<string, number>()
  for (const width of ['long', 'short'] as const) {
    // With a day beside it many languages decline the name: январь, 5 января.
    for (const day of ['numeric', undefined] as const) {
      const format = new Intl.DateTimeFormat(language, { month: width, day, calendar: 'gregory', timeZone: 'UTC' })
      for (let month = 1; month <= 12; month++) {
        addMonth(months, partOf(format, 'month', Date.UTC(2024, month - 1, 15)), month)
      }
    }
  }
  if (language === 'en') months.set('sept', 9)
  monthsOfLanguage.set(language, months)
  return months
}

function monthsInAll(): Map<string, number> {
  if (everyMonth) return everyMonth
  everyMonth = new Map()
  for (const language of LANGUAGES) for (const [word, month] of monthsIn(language)) addMonth(everyMonth, word, month)
  return everyMonth
}

function addMonth(months: Map<string, number>, word: string, month: number): void {
  const key = plainWord(word)
  const before = months.get(key)
  months.set(key, before === undefined || before === month ? month : AMBIGUOUS_MONTH)
}

function weekdaysIn(language: string): Set<string> {
  const known = weekdaysOfLanguage.get(language)
  if (known) return known
  const weekdays = new Set<string>()
  for (const width of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' })
    for (let day = 1; day <= 7; day++) {
      // quarta-feira is read as two words
      const name = partOf(format, 'weekday', Date.UTC(2024, 0, day))
      for (const word of name.split(/[\s-]/)) weekdays.add(plainWord(word))
    }
  }
  weekdaysOfLanguage.set(language, weekdays)
  return weekdays
}

function partOf(format: Intl.DateTimeFormat, type: string, time: number): string {
  return format.formatToParts(time).find((part) => part.type === type)?.value ?? ''
}
