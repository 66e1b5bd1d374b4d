/**
 * Birthdays of the Chinese lunar year in words. Decides which text is unmistakably one and its month and day; digits
 * with or without a mark are read in cells.ts, and when the day comes round is the Worker's. Pure.
 */

const ONES = '一二三四五六七八九'
const MARK = '(?:[([](?:农历|阴历|旧历|農曆|陰曆|舊曆)[)\\]]|(?:农历|阴历|旧历|農曆|陰曆|舊曆|l)):?'
const YEAR = `(?:\\d{4}年?|[〇零${ONES}]{4}年|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)`
const MONTH = `十[一二]|[正冬腊臘十${ONES}]|1[0-2]|0?[1-9]`
const DAY = `初[十${ONES}]|三十|卅|[廿十][${ONES}]?|二十[${ONES}]?|[${ONES}]|[12]\\d|30|0?[1-9]`
const WORDS = new RegExp(`^(${MARK})?${YEAR}?(${MARK})?(闰|閏)?(${MONTH})月(${DAY})[日号號]?(${MARK})?$`)

/**
 * `L:MM-DD` of a text such as 农历八月十五, 腊月二十三 or 1990年冬月初八; undefined where it is none, or where it could as
 * well be meant by the calendar, as 八月十五. A leap month counts as the month itself, as in the contract. `text`: plain,
 * lower case.
 */
export function lunarBirthday(text: string): string | undefined {
  const parts = WORDS.exec(text.replace(/\s+/g, ''))
  if (parts === null) return undefined
  const [, before, behindYear, leap, month, day, behind] = parts
  const isLunar = before || behindYear || behind || leap || /[正冬腊臘]/.test(month) || /[初廿卅]/.test(day)
  return isLunar ? `L:${twoDigits(figureOf(month))}-${twoDigits(figureOf(day))}` : undefined
}

/** 1 to 31 of digits, a month's word or a day's. */
function figureOf(word: string): number {
  if (/\d/.test(word)) return Number(word)
  if (word === '冬') return 11
  if (word === '腊' || word === '臘') return 12
  if (word === '卅') return 30
  const plain = word.replace('正', '一').replace('廿', '二十').replace('初', '')
  const ten = plain.indexOf('十')
  const ones = ONES.indexOf(plain.slice(ten + 1)) + 1
  if (ten < 0) return ones
  return 10 * (ten === 0 ? 1 : ONES.indexOf(plain[0]) + 1) + (plain.length === ten + 1 ? 0 : ones)
}

function twoDigits(figure: number): string {
  return String(figure).padStart(2, '0')
}
