/**
 * One column of a chunk as typed arrays. Decides the kind of the column by what its cells are; nothing is lost, cells that
 * the arrays cannot hold stand beside them. Plain loops: a first upload brings millions of cells. Pure.
 */
import type { Cell } from '../contract.ts'
import { hexHalf, NO_INTEGER } from '../ledger/cell-column.ts'
import { dayOfIso } from '../ledger/days.ts'
import { NO_DAY } from '../ledger/types.ts'

export type Kind = 'coded8' | 'coded16' | 'days' | 'whole' | 'hundredths' | 'numbers' | 'ids'

export interface ColumnHeader {
  name: string
  kind: Kind
  /** Of the coded kinds. */
  values?: Cell[]
  /** Rows and cells that the arrays cannot hold. */
  odd?: [number, Cell][]
}

export type TypedArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

interface EncodedColumn {
  header: ColumnHeader
  data: TypedArray[]
}

/** Up to so many different cells a column is coded by bytes. */
const MOST_BYTE_CODES = 255
/** So large a part of the cells may be odd. */
const ODD_PART = 1 / 16

/** A column of at most 65,535 cells; `name` goes into the header. */
export function encodeColumn(name: string, cells: readonly Cell[]): EncodedColumn {
  const coded = encodeCoded(cells, new Uint8Array(cells.length), MOST_BYTE_CODES)
  if (coded === undefined || coded.values.length > coded.filled / 2) {
    const typed = encodeIds(name, cells) ?? encodeDays(name, cells) ?? encodeNumbers(name, cells)
    if (typed) return typed
  }
  if (coded) return { header: { name, kind: 'coded8', values: coded.values }, data: [coded.codes] }
  const codes = new Uint16Array(cells.length)
  const values = encodeCoded(cells, codes, cells.length)?.values
  return { header: { name, kind: 'coded16', values }, data: [codes] }
}

/** Writes the code of each cell into `codes`, 0 for blank; undefined where more than `most` differ. */
function encodeCoded<Codes extends Uint8Array | Uint16Array>(
  cells: readonly Cell[],
  codes: Codes,
  most: number,
): { codes: Codes; values: Cell[]; filled: number } | undefined {
  const codeOf = new Map<Cell, number>()
  let before: Cell = null
  let code = 0
  let filled = 0
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]
    // Dates and repeated buyers stand in runs.
    if (cell !== before) {
      before = cell
      code = cell === null ? 0 : (codeOf.get(cell) ?? 0)
      if (code === 0 && cell !== null) {
        if (codeOf.size === most) return undefined
        code = codeOf.size + 1
        codeOf.set(cell, code)
      }
    }
    codes[row] = code
    if (code > 0) filled++
  }
  return { codes, values: [...codeOf.keys()], filled }
}

/** The cells of a column that its arrays cannot hold, until they are too many for it to be of that kind. */
class OddCells {
  readonly list: [number, Cell][] = []
  private readonly most: number
  private readonly rows: number
  private blanks = 0

  constructor(rows: number) {
    this.rows = rows
    this.most = rows * ODD_PART
  }

  /** Puts a cell aside; false where there are too many by now, however many of the rest are blank. */
  add(row: number, cell: Cell): boolean {
    if (cell === null) this.blanks++
    else this.list.push([row, cell])
    return this.list.length <= this.most
  }

  /** Whether enough of the cells that are not blank, and at least one, are of the kind. */
  areFew(): boolean {
    const filled = this.rows - this.blanks
    const fitting = filled - this.list.length
    return fitting > 0 && fitting >= filled * (1 - ODD_PART)
  }
}

/** undefined where too few cells are pseudonyms. */
function encodeIds(name: string, cells: readonly Cell[]): EncodedColumn | undefined {
  const high = new Uint32Array(cells.length)
  const low = new Uint32Array(cells.length)
  const odd = new OddCells(cells.length)
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]
    const upper = typeof cell === 'string' ? hexHalf(cell, 0) : -1
    const lower = upper < 0 ? -1 : hexHalf(cell as string, 8)
    // All zeros is what stands for blank.
    if (lower >= 0 && upper + lower > 0) {
      high[row] = upper
      low[row] = lower
    } else if (!odd.add(row, cell)) return undefined
  }
  return odd.areFew() ? { header: { name, kind: 'ids', odd: odd.list }, data: [high, low] } : undefined
}

/** undefined where too few cells are ISO dates. */
function encodeDays(name: string, cells: readonly Cell[]): EncodedColumn | undefined {
  const days = new Int32Array(cells.length)
  const odd = new OddCells(cells.length)
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]
    const day = typeof cell === 'string' ? dayOfIso(cell) : NO_DAY
    days[row] = day
    if (day === NO_DAY && !odd.add(row, cell)) return undefined
  }
  return odd.areFew() ? { header: { name, kind: 'days', odd: odd.list }, data: [days] } : undefined
}

/** undefined where too few cells are numbers. */
function encodeNumbers(name: string, cells: readonly Cell[]): EncodedColumn | undefined {
  const numbers = new Float64Array(cells.length)
  const odd = new OddCells(cells.length)
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]
    numbers[row] = typeof cell === 'number' ? cell : Number.NaN
    if (typeof cell !== 'number' && !odd.add(row, cell)) return undefined
  }
  if (!odd.areFew()) return undefined
  const whole = wholeParts(numbers, 1)
  if (whole) return { header: { name, kind: 'whole', odd: odd.list }, data: [whole] }
  const hundredths = wholeParts(numbers, 100)
  if (hundredths) return { header: { name, kind: 'hundredths', odd: odd.list }, data: [hundredths] }
  return { header: { name, kind: 'numbers', odd: odd.list }, data: [numbers] }
}

/** The numbers, NaN left out, in whole parts of `scale`; undefined where one does not come back as it was. */
function wholeParts(numbers: Float64Array, scale: number): Int32Array | undefined {
  const parts = new Int32Array(numbers.length)
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row]
    if (Number.isNaN(number)) {
      parts[row] = NO_INTEGER
      continue
    }
    const part = Math.round(number * scale)
    // -(2 ** 31) is what stands for blank.
    if (Math.abs(part) >= 2 ** 31 || part / scale !== number) return undefined
    parts[row] = part
  }
  return parts
}
