/** Dates as people write them: a table of cases, and what must never be read wrongly. */
import { describe, expect, it } from 'vitest'
import { AMBIGUOUS_DAY, createDateReader, isDay } from '../../worker/ledger/dates.ts'
import { isoOfDay } from '../../worker/ledger/days.ts'
import { NO_DAY } from '../../worker/ledger/types.ts'
import { messyRows, readShared } from './shared-data.ts'

type Case = [cell: string | number | boolean | null, locale: string | undefined, meaning: string]

/** What a reader made of a cell, in words that a failing test can show. */
function meaningOf(cell: Case[0], locale: string | undefined): string {
  const day = createDateReader(locale)(cell)
  if (isDay(day)) return isoOfDay(day)
  return day === NO_DAY ? 'blank' : day === AMBIGUOUS_DAY ? 'ambiguous' : 'bad'
}

describe('a date cell', () => {
  const anyLocale: Case[] = [
    ['2024-03-05', undefined, '2024-03-05'],
    ['2024-03-05T23:59:59.999Z', undefined, '2024-03-05'],
    ['2024-03-05T23:59:59+09:00', undefined, '2024-03-05'],
    ['2024-03-05 10:00', 'en-US', '2024-03-05'],
    ['2024/3/5', undefined, '2024-03-05'],
    ['2024/3/5', 'en-GB', '2024-03-05'],
    ['2024.3.5', 'de-DE', '2024-03-05'],
    ['5 Mar 2024', undefined, '2024-03-05'],
    ['5-Mar-2024', 'zh-CN', '2024-03-05'],
    ['Mar 5, 2024', undefined, '2024-03-05'],
    ['Tuesday, March 5th, 2024', undefined, '2024-03-05'],
    ['5th of March 2024 10:15 pm', undefined, '2024-03-05'],
    ['2024-Mar-05', undefined, '2024-03-05'],
    ["Mar 5, '24", undefined, '2024-03-05'],
    ['2024年3月5日', undefined, '2024-03-05'],
    ['2024年3月5日 星期二 下午3:20', 'zh-CN', '2024-03-05'],
    ['２０２４年３月５日', undefined, '2024-03-05'],
    ['2024년 3월 5일', 'ko-KR', '2024-03-05'],
    ['20240305', undefined, '2024-03-05'],
    [20240305, undefined, '2024-03-05'],
    [45356, undefined, '2024-03-05'],
    [45356.75, 'en-GB', '2024-03-05'],
    ['45356', undefined, '2024-03-05'],
    [2, undefined, '1900-01-01'],
    [109939, undefined, '2200-12-31'],
    ['  2024-03-05  ', undefined, '2024-03-05'],
    ['21. Dezember 2013', undefined, '2013-12-21'],
    ['22 janvier 2015', 'fr-FR', '2015-01-22'],
    ['13 января 2015 г.', undefined, '2015-01-13'],
    ['5 de marzo de 2024', 'es-ES', '2024-03-05'],
  ]
  it.each(anyLocale)('%j under %s is %s', (cell, locale, meaning) => expect(meaningOf(cell, locale)).toBe(meaning))

  const byLocale: Case[] = [
    ['3/4/2024', 'en-US', '2024-03-04'],
    ['3/4/2024', 'en-GB', '2024-04-03'],
    ['3/4/2024', 'en_GB', '2024-04-03'],
    ['3/4/2024', 'fr-FR', '2024-04-03'],
    ['3.4.2024', 'de-DE', '2024-04-03'],
    ['3/4/2024', undefined, 'ambiguous'],
    ['3/4/2024', 'en', 'ambiguous'],
    ['3/4/2024', 'zh-CN', 'ambiguous'],
    ['3/4/2024', 'not a locale', 'ambiguous'],
    ['13/4/2024', 'en-US', '2024-04-13'],
    ['4/13/2024', 'en-GB', '2024-04-13'],
    ['13/4/2024', undefined, '2024-04-13'],
    ['5/5/2024', undefined, '2024-05-05'],
    ['3/4/24', 'en-GB', '2024-04-03'],
    ['3/4/24', undefined, 'ambiguous'],
    ['24/3/4', 'zh-CN', '2024-03-04'],
    ['04.04.95', undefined, '1995-04-04'],
    ['3/4/60', 'en-GB', 'ambiguous'],
    ['5 Mar 24', 'en-GB', '2024-03-05'],
    ['5 Mar 24', undefined, '2024-03-05'],
    ['05 Mar 24', undefined, 'ambiguous'],
    ['05 Mar 24', 'en-US', '2024-03-05'],
    ['5 Mar 96', undefined, '1996-03-05'],
    ['5 listopad 2024', undefined, 'ambiguous'],
    ['5 listopad 2024', 'pl-PL', '2024-11-05'],
    ['5 listopada 2024', 'hr-HR', '2024-10-05'],
  ]
  it.each(byLocale)('%j under %s is %s', (cell, locale, meaning) => expect(meaningOf(cell, locale)).toBe(meaning))

  const none: Case[] = [
    [null, undefined, 'blank'],
    ['', undefined, 'blank'],
    ['   ', undefined, 'blank'],
    [true, undefined, 'bad'],
    ['soon', undefined, 'bad'],
    ['2024-02-30', undefined, 'bad'],
    ['31/02/2024', 'en-GB', 'bad'],
    ['13/13/2024', undefined, 'bad'],
    ['5 Mar', undefined, 'bad'],
    ['10:04am', undefined, 'bad'],
    ['March 2024', undefined, 'bad'],
    ['950404', undefined, 'bad'],
    [2024, undefined, 'bad'],
    [0, undefined, 'bad'],
    [-5, undefined, 'bad'],
    [1e9, undefined, 'bad'],
    ['2024-03-05 and 2024-03-06', undefined, 'bad'],
    ['5 Mar 2024 - 7 Mar 2024', undefined, 'bad'],
    ['3/4-2024', 'en-GB', 'bad'],
    ['0024-03-05', undefined, 'bad'],
    [`2024-03-05${' '.repeat(40)}x`, undefined, 'bad'],
    ['constructor 5, 2024', undefined, 'bad'],
  ]
  it.each(none)('%j under %s is %s', (cell, locale, meaning) => expect(meaningOf(cell, locale)).toBe(meaning))

  it('is read the same the second time', () => {
    const read = createDateReader('en-GB')
    expect(read('3/4/2024')).toBe(read('3/4/2024'))
  })
})

describe('dates as Intl writes them', () => {
  const tags =
    'en-US en-GB en-CA en-AU en-IN de-DE de-AT fr-FR fr-CA es-ES es-MX it-IT nl-NL pt-BR sv-SE da-DK nb-NO fi-FI pl-PL ' +
    'cs-CZ sk-SK hu-HU ro-RO hr-HR sl-SI bg-BG ru-RU uk-UA tr-TR el-GR zh-CN zh-TW zh-HK ja-JP ko-KR id-ID ms-MY vi-VN ' +
    'th-TH hi-IN lt-LT lv-LV et-EE ca-ES af-ZA sr-RS is-IS eu-ES cy-GB kk-KZ bn-BD ur-PK'
  const styles = ['short', 'medium', 'long', 'full'] as const
  /** Days that were read, of 120; a wrong one fails the test. */
  function readBack(tag: string, style: (typeof styles)[number], locale: string | undefined): number {
    const read = createDateReader(locale)
    const format = new Intl.DateTimeFormat(tag, {
      ...{ dateStyle: style, timeZone: 'UTC', numberingSystem: 'latn', calendar: 'gregory' },
    })
    let days = 0
    for (let k = 0; k < 120; k++) {
      const time = Date.UTC(2004, 0, 1) + k * 67 * 86_400_000
      const text = format.format(time)
      const day = read(text)
      if (!isDay(day)) continue
      expect(`${text}: ${isoOfDay(day)}`).toBe(`${text}: ${new Date(time).toISOString().slice(0, 10)}`)
      days++
    }
    return days
  }

  it.each(tags.split(' '))('under %s are never read wrongly, with or without being told the locale', (tag) => {
    for (const style of styles) {
      readBack(tag, style, tag)
      readBack(tag, style, undefined)
    }
  })

  it.each([
    'en-US',
    'en-GB',
    'de-DE',
    'fr-FR',
    'es-ES',
    'it-IT',
    'nl-NL',
    'pt-BR',
    'zh-CN',
    'zh-TW',
    'ja-JP',
    'ko-KR',
    'ru-RU',
  ])('are all read under %s', (tag) =>
    expect(styles.map((style) => readBack(tag, style, tag))).toEqual([120, 120, 120, 120]),
  )
})

/** Rows read wrongly, and how many were read at all. */
function judge(file: string, locale: string | undefined) {
  const wrong: string[] = []
  let read = 0
  for (const { text, expected } of messyRows(file)) {
    const meaning = meaningOf(text, locale)
    if (!/^\d/.test(meaning)) continue
    read++
    if (meaning !== expected.slice(0, 10)) wrong.push(`${text}: ${meaning} for ${expected}`)
  }
  return { read, wrong }
}

describe.skipIf(!readShared)('messy dates of ../shared/data', () => {
  it.each([
    ['dates_english.csv', 'en-US', 27],
    ['dates_english.csv', undefined, 25],
    ['dates_multilingual.csv', undefined, 36],
    ['dates_multilingual.csv', 'de-DE', 39],
    ['dates_multilingual.csv', 'hr-HR', 39],
  ])('%s under %s is never read wrongly, and at least %i rows are read', (file, locale, atLeast) => {
    const { read, wrong } = judge(file, locale)
    expect(wrong).toEqual([])
    expect(read).toBeGreaterThanOrEqual(atLeast)
  })
})
