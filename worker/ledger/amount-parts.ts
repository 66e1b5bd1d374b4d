/**
 * The parts of an amount's text: sign, currency, digits. Decides where one ends and that there is only one amount; not
 * what marks in the digits mean (number-text.ts), nor which currency a sign is (currencies.ts). Pure.
 */

export interface AmountParts {
  negative: boolean
  /** Sign, code or word; '' where there is none. Those on both sides are joined by a space. */
  currency: string
  /** What stands on either side where something stands on both, as in 人民币28元. */
  sides: readonly [string, string] | undefined
  /** Digits with marks. */
  digits: string
}

const SHAPE = /^([^\d]*?)([.,]?\d(?:[\d.,' ]*\d)?[.,]?)([^\d]*)$/

/**
 * Splits a text into sign, currency and digits with marks; undefined where there is more in it than one amount. Minus
 * signs before or directly behind, and brackets, make it negative; ",-" and ".–" behind say "no cents".
 */
export function partsOf(cell: string): AmountParts | undefined {
  const text = cell
    .normalize('NFKC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[−–—]/g, '-')
  const found = SHAPE.exec(text)
  if (!found) return undefined
  let [, before, digits, after] = found
  // The full stop of "Rs.500" ends the abbreviation; it is no decimal mark.
  if (/^[.,]/.test(digits) && /\p{L}\/?$/u.test(before)) {
    before += digits[0]
    digits = digits.slice(1)
  }
  if (/[.,]$/.test(digits)) after = after.replace(/^ ?-+/, '')
  const opens = before.includes('(')
  if (opens !== after.includes(')')) return undefined
  const trailing = /^-|\p{L}-$|\p{Sc}-$/u.test(after)
  const leading = before.includes('-')
  if (Number(opens) + Number(trailing) + Number(leading) > 1) return undefined
  const plain = (side: string, marks: RegExp) => side.replace(marks, ' ').trim()
  const [first, last] = [plain(before, /[(+-]/), plain(after, trailing ? /-/ : /\)/)]
  const sides = first !== '' && last !== '' ? ([first, last] as const) : undefined
  return { negative: opens || trailing || leading, currency: sides ? sides.join(' ') : first + last, sides, digits }
}
