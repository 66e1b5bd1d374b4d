/**
 * Where the rows of a sheet lie on the screen: heights, which are hidden by the filter, the frozen ones apart. Rows count
 * from 1 as in the sheet, places from 0 below the frozen rows as in the grid. Decides no drawing.
 */
import type { SheetState } from '../server/messages.ts'
import { FROZEN_ROWS_SHOWN, ROW_PIXELS } from './sizes.ts'

export class RowLayout {
  readonly frozen: number
  readonly rows: number
  /** Rows below the frozen ones that the filter leaves; undefined: all of them. */
  readonly #shown: number[] | undefined
  readonly #heights: Map<number, number>
  constructor({ rows, frozenRows, hiddenRows, rowHeights }: SheetState) {
    this.rows = rows
    this.frozen = Math.min(frozenRows, FROZEN_ROWS_SHOWN)
    this.#heights = new Map(rowHeights)
    if (hiddenRows.length === 0) return
    const hidden = new Set(hiddenRows)
    this.#shown = []
    for (let row = this.frozen + 1; row <= rows; row++) if (!hidden.has(row)) this.#shown.push(row)
  }

  heightOf(row: number): number {
    return this.#heights.get(row) ?? ROW_PIXELS
  }
  get frozenPixels(): number {
    let pixels = 0
    for (let row = 1; row <= this.frozen; row++) pixels += this.heightOf(row)
    return pixels
  }
  /** How many rows there are below the frozen ones. */
  get places(): number {
    return this.#shown ? this.#shown.length : this.rows - this.frozen
  }
  rowAt(place: number): number {
    return this.#shown ? (this.#shown[place] ?? this.rows) : this.frozen + 1 + place
  }
  /** Of this row, or of the next one that is shown. */
  placeOf(row: number): number {
    if (!this.#shown) return row - this.frozen - 1
    const found = this.#shown.findIndex((one) => one >= row)
    return found < 0 ? this.#shown.length : found
  }
  /** Pixels between the frozen rows and the top of this place. */
  topOf(place: number): number {
    let pixels = place * ROW_PIXELS
    for (const [row, height] of this.#heights) {
      if (row <= this.frozen) continue
      const other = this.placeOf(row)
      if (other < place && this.rowAt(other) === row) pixels += height - ROW_PIXELS
    }
    return pixels
  }
  /** The row that is so many rows further down on the screen. */
  step(row: number, by: number): number {
    if (!this.#shown || by === 0) return Math.min(this.rows, Math.max(1, row + by))
    const place = (row <= this.frozen ? row - this.frozen - 1 : this.placeOf(row)) + by
    if (place < 0) return Math.max(1, this.frozen + 1 + place)
    return this.rowAt(Math.min(place, this.places - 1))
  }
  /** For the grid: rows that are not as tall as most. */
  definitions(): { type: 'rgRow' | 'rowPinStart'; index: number; size: number }[] {
    const found: { type: 'rgRow' | 'rowPinStart'; index: number; size: number }[] = []
    for (const [row, size] of this.#heights) {
      if (row <= this.frozen) found.push({ type: 'rowPinStart', index: row - 1, size })
      else {
        const index = this.placeOf(row)
        if (this.rowAt(index) === row) found.push({ type: 'rgRow', index, size })
      }
    }
    return found
  }
}
