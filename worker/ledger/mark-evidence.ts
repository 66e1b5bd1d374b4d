/**
 * What the other amounts of a column say about the marks in a number, where no locale does. Decides whether 22.368 is
 * read with decimals or as thousands: as the amounts that leave no doubt are written. Pure; row order does not matter.
 */
import type { Conventions } from './locale.ts'
import { type CellSource, cellAt } from './sent-table.ts'

/** So much of the evidence has to agree: a few slips do not change how the rest is read. */
const AGREEING = 0.9

export type Marks = Pick<Conventions, 'decimalMark' | 'groupMark'>

/**
 * The marks of amount columns. Amounts that disagree decide nothing. Without any evidence a comma before three digits
 * groups thousands, as nobody writes mills with a comma, and a full stop before three digits stays undecided.
 */
export function marksOfColumns(columns: readonly (CellSource | undefined)[]): Marks {
  let points = 0
  let commas = 0
  for (const column of columns) {
    for (let row = 0; column !== undefined && row < column.length; row++) {
      const cell = cellAt(column, row)
      if (typeof cell !== 'string') continue
      const mark = decimalMarkOf(cell)
      if (mark === '.') points++
      else if (mark === ',') commas++
    }
  }
  if (points + commas === 0) return { decimalMark: undefined, groupMark: ',' }
  if (points >= AGREEING * (points + commas)) return { decimalMark: '.', groupMark: ',' }
  if (commas >= AGREEING * (points + commas)) return { decimalMark: ',', groupMark: '.' }
  return { decimalMark: undefined, groupMark: undefined }
}

/** The decimal mark that one text shows beyond doubt: 12.5, 1.234,56 or 1.234.567; undefined where it shows none. */
function decimalMarkOf(text: string): '.' | ',' | undefined {
  const point = text.lastIndexOf('.')
  const comma = text.lastIndexOf(',')
  if (point < 0 && comma < 0) return undefined
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ','
  const mark = point >= 0 ? '.' : ','
  const at = Math.max(point, comma)
  if (text.indexOf(mark) !== at) return mark === '.' ? ',' : '.'
  let digits = 0
  while (isDigit(text.charCodeAt(at + 1 + digits))) digits++
  return digits === 0 || digits === 3 ? undefined : mark
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
