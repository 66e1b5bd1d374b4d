/** Birthdays as they leave the sheet: without the year, by the calendar or by the Chinese lunar year, in figures and in words. */
import { describe, expect, it } from 'vitest'
import { birthdayCell } from '../../addon/sync/cells.ts'
import { createZoneDates } from '../../addon/sync/dates.ts'

describe('a birthday leaves without its year', () => {
  const utc = createZoneDates('UTC')
  it.each([
    [new Date(Date.UTC(1990, 2, 5)), '03-05'],
    ['03-05', '03-05'],
    ['1990-3-5', '03-05'],
    ['1990/03/05', '03-05'],
    ['1990年3月5日', '03-05'],
    ['3月5日', '03-05'],
    ['L:8-15', 'L:08-15'],
    ['农历8月15日', 'L:08-15'],
    ['', null],
  ])('%s as %s', (cell, value) => expect(birthdayCell(cell, utc)).toEqual({ value }))

  it.each([
    ['农历八月十五', 'L:08-15'],
    ['腊月二十三', 'L:12-23'],
    ['正月初一', 'L:01-01'],
    ['农历冬月初八', 'L:11-08'],
    ['阴历 1990年 八月十五', 'L:08-15'],
    ['1990年农历8月15日', 'L:08-15'],
    ['一九九〇年腊月廿三', 'L:12-23'],
    ['庚午年八月廿', 'L:08-20'],
    ['（农历）十二月三十', 'L:12-30'],
    ['八月十五（农历）', 'L:08-15'],
    ['農曆臘月卅', 'L:12-30'],
    ['8月初五', 'L:08-05'],
    ['正月15', 'L:01-15'],
    ['农历8月十五', 'L:08-15'],
    ['闰六月初五', 'L:06-05'],
    ['3月5号', '03-05'],
  ])('%s in words as %s', (cell, value) => expect(birthdayCell(cell, utc)).toEqual({ value }))

  it('every lunar day in words is the one of a table', () => {
    const months = '正月 二月 三月 四月 五月 六月 七月 八月 九月 十月 冬月 腊月'.split(' ')
    const ten = (head: string, tail: string) => [...'一二三四五六七八九'].map((one) => head + one).concat(tail)
    const usual = [...ten('初', '初十'), ...ten('十', '二十'), ...ten('二十', '三十')]
    const short = [...ten('', '十'), ...ten('十', '廿'), ...ten('廿', '卅')]
    const read = (text: string) => birthdayCell(text, utc).value
    months.forEach((month, m) => {
      for (const days of [usual, short]) {
        days.forEach((day, d) => {
          const expected = `L:${String(m + 1).padStart(2, '0')}-${String(d + 1).padStart(2, '0')}`
          expect([day, read(`农历${month}${day}`)]).toEqual([day, expected])
          expect(read(`农历${m + 1}月${day}`)).toBe(expected)
          const said = /[正冬腊]/.test(month) || /[初廿卅]/.test(day)
          expect([month + day, read(month + day)]).toEqual([month + day, said ? expected : null])
        })
      }
    })
    expect(read('农历十一月初八')).toBe('L:11-08')
    expect(read('十二月廿三')).toBe('L:12-23')
    expect(read('农历一月初一')).toBe('L:01-01')
  })

  it.each([
    '八月十五',
    '三月五日',
    '农历八月',
    '腊月',
    '正月三十一',
    '正月四十',
    '农历十三月初一',
    '初五',
    '正月初一或初二',
  ])('%s stays in the sheet: it is no day, or could be one of two', (cell) =>
    expect(birthdayCell(cell, utc)).toEqual({ value: null, problem: 'badDate' }),
  )

  it.each(['05/03/1990', '3/5', 'March 5', 'ask her mother', 19900305])('%s stays in the sheet', (cell) => {
    expect(birthdayCell(cell, utc)).toEqual({ value: null, problem: 'badDate' })
  })
})
