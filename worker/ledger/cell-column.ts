/**
 * A column of cells, however it is kept: an array as JSON gives it, or typed arrays with a few odd cells beside them.
 * Decides how cells come back; every kind gives exactly the cell that was put in. Pure.
 */
import type { Cell } from '../contract.ts'
import { idText } from './cells.ts'
import { isoOfDay } from './days.ts'
import { NO_DAY } from './types.ts'

export interface CellColumn {
  readonly length: number
  /** The cell as it was sent; null where blank. */
  cell(row: number): Cell
  /** Reads the cell as an id into `id`, without making a text of a pseudonym. */
  readId(row: number, id: IdKey): void
  /** Gives `read` of a row's cell. */
  reader<T>(read: ReadCell<T>): (row: number) => T
}

/** What a cell says by itself, so that equal cells need to be read only once. */
export interface ReadCell<T> {
  (cell: Cell | undefined): T
  /** The same for the ISO date of a day, which then need not be written out. */
  ofDay?: (day: number) => T
}

/** An id that was read last: 16 hex digits as two numbers, another text, or nothing. */
export interface IdKey {
  kind: 'blank' | 'pseudonym' | 'text'
  high: number
  low: number
  text: string
}

export function newIdKey(): IdKey {
  return { kind: 'blank', high: 0, low: 0, text: '' }
}

/** Reads what idText gives. */
export function readIdText(text: string, id: IdKey): void {
  id.high = hexHalf(text, 0)
  id.low = id.high < 0 ? -1 : hexHalf(text, 8)
  id.kind = text === '' ? 'blank' : id.low < 0 ? 'text' : 'pseudonym'
  id.text = text
}

/** Cells that the typed arrays of a column cannot hold, by row. */
export type OddCells = ReadonlyMap<number, Cell>

/** Few distinct cells: code 0 is blank, code k is `values[k - 1]`. */
export class CodedColumn implements CellColumn {
  readonly length: number
  readonly codes: Uint8Array | Uint16Array
  readonly values: readonly Cell[]

  constructor(codes: Uint8Array | Uint16Array, values: readonly Cell[]) {
    this.codes = codes
    this.values = values
    this.length = codes.length
  }

  cell(row: number): Cell {
    const code = this.codes[row]
    return code === 0 ? null : this.values[code - 1]
  }

  readId(row: number, id: IdKey): void {
    readIdText(idText(this.cell(row)), id)
  }

  reader<T>(read: ReadCell<T>): (row: number) => T {
    const { codes } = this
    const known: T[] = []
    return (row) => {
      const code = codes[row]
      if (!(code in known)) known[code] = read(this.cell(row))
      return known[code]
    }
  }
}

/** ISO dates as days; NO_DAY is blank or odd. */
export class DayColumn implements CellColumn {
  readonly length: number
  readonly days: Int32Array
  readonly odd: OddCells

  constructor(days: Int32Array, odd: OddCells) {
    this.days = days
    this.odd = odd
    this.length = days.length
  }

  cell(row: number): Cell {
    const day = this.days[row]
    return day === NO_DAY ? (this.odd.get(row) ?? null) : isoOfDay(day)
  }

  readId(row: number, id: IdKey): void {
    readIdText(idText(this.cell(row)), id)
  }

  reader<T>(read: ReadCell<T>): (row: number) => T {
    const { days } = this
    const { ofDay } = read
    if (ofDay === undefined) return (row) => read(this.cell(row))
    return (row) => (days[row] === NO_DAY ? read(this.cell(row)) : ofDay(days[row]))
  }
}

/** Numbers, in whole hundredths where `scale` is 100. NaN or NO_INTEGER: blank or odd. */
export class NumberColumn implements CellColumn {
  readonly length: number
  private readonly numbers: Int32Array | Float64Array
  private readonly scale: number
  private readonly odd: OddCells
  private readonly isWhole: boolean

  constructor(numbers: Int32Array | Float64Array, scale: number, odd: OddCells) {
    this.numbers = numbers
    this.scale = scale
    this.odd = odd
    this.isWhole = numbers instanceof Int32Array
    this.length = numbers.length
  }

  cell(row: number): Cell {
    const number = this.numbers[row]
    if (this.isWhole ? number === NO_INTEGER : Number.isNaN(number)) return this.odd.get(row) ?? null
    return number / this.scale
  }

  readId(row: number, id: IdKey): void {
    readIdText(idText(this.cell(row)), id)
  }

  reader<T>(read: ReadCell<T>): (row: number) => T {
    return (row) => read(this.cell(row))
  }
}

/** What stands for blank or odd among whole numbers. */
export const NO_INTEGER = -2147483648

/** Pseudonyms: 16 hex digits as two numbers; both 0 is blank or odd. */
export class IdColumn implements CellColumn {
  readonly length: number
  readonly high: Uint32Array
  readonly low: Uint32Array
  readonly odd: OddCells

  constructor(high: Uint32Array, low: Uint32Array, odd: OddCells) {
    this.high = high
    this.low = low
    this.odd = odd
    this.length = high.length
  }

  cell(row: number): Cell {
    if (this.high[row] === 0 && this.low[row] === 0) return this.odd.get(row) ?? null
    return this.high[row].toString(16).padStart(8, '0') + this.low[row].toString(16).padStart(8, '0')
  }

  readId(row: number, id: IdKey): void {
    id.high = this.high[row]
    id.low = this.low[row]
    if (id.high === 0 && id.low === 0) readIdText(idText(this.odd.get(row)), id)
    else id.kind = 'pseudonym'
  }

  reader<T>(read: ReadCell<T>): (row: number) => T {
    return (row) => read(this.cell(row))
  }
}

/** The upper (`from` 0) or lower (8) half of 16 lower-case hex digits; -1 where the text is anything else. */
export function hexHalf(text: string, from: 0 | 8): number {
  if (text.length !== 16) return -1
  let value = 0
  for (let at = from; at < from + 8; at++) {
    const code = text.charCodeAt(at)
    const digit = code >= 48 && code <= 57 ? code - 48 : code >= 97 && code <= 102 ? code - 87 : -1
    if (digit < 0) return -1
    value = value * 16 + digit
  }
  return value
}
