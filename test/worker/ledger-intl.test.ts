/** Dates and amounts lean on the runtime's own tables of languages and currencies: workerd's must do what Node's do. */
import { describe, expect, it } from 'vitest'
import { AmountReader } from '../../worker/ledger/amounts.ts'
import { readBirthday } from '../../worker/ledger/birthday.ts'
import { createDateReader } from '../../worker/ledger/dates.ts'
import { dayOfIso, isoOfDay } from '../../worker/ledger/days.ts'
import { birthdaysFrom } from '../../worker/score/birthdays.ts'

describe('in workerd', () => {
  it.each([
    ['3/4/2024', 'en-GB', '2024-04-03'],
    ['3/4/2024', 'en-US', '2024-03-04'],
    ['24/3/4', 'ja-JP', '2024-03-04'],
    ['21. Dezember 2013', undefined, '2013-12-21'],
    ['13 января 2015 г.', undefined, '2015-01-13'],
    ['30. Jänner 2023', 'de-AT', '2023-01-30'],
    ['2024年3月5日 星期二', 'zh-CN', '2024-03-05'],
    ['5 listopad 2024', 'pl-PL', '2024-11-05'],
  ])('the date %s under %s is %s', (text, locale, iso) => expect(isoOfDay(createDateReader(locale)(text))).toBe(iso))

  it.each([
    ['1.234', 'de-DE', '123400 USD'],
    ['1.234 €', 'de-DE', '123400 EUR'],
    ['1 234,50 kr', 'sv-SE', '123450 SEK'],
    ['¥1,234', 'zh-CN', '123400 CNY'],
    ['1.5 KWD', 'en-US', '1500 KWD'],
    ['JPY 1,234', undefined, '1234 JPY'],
  ])('the amount %s under %s is %s', (text, locale, meaning) => {
    const reader = new AmountReader(locale, undefined)
    expect(`${reader.read(text, undefined)} ${reader.minor} ${reader.currency}`).toBe(`ok ${meaning}`)
  })

  it.each([
    ['L:01-01', '2026-02-17'],
    ['L:08-15', '2026-09-25'],
    ['L:12-30', '2026-02-16'],
  ])('the lunar birthday %s after 2026-01-01 is %s', (text, iso) => {
    const [first] = birthdaysFrom(dayOfIso('2026-01-01'))(readBirthday(text) ?? 0)
    expect(isoOfDay(first)).toBe(iso)
  })
})
