/**
 * The rows of the sheet on the screen: one small object a row, filled block by block as rows come into view. Decides what is
 * fetched when; drawing is grid.ts's and cell.ts's.
 */
import type { BlockView, CellLook, CellView } from '../server/messages.ts'
import { ask } from './connection.ts'

const BLOCK_ROWS = 100
/** Blocks under way at once; what was asked for last comes first, since it is on the screen. */
const UNDER_WAY = 2

/** A row as the grid holds it: `n` from 1, `c1`, `c2` ... what editing starts with, `cells` by column. */
export interface RowModel {
  n: number
  cells: Map<number, ShownCell>
  [column: `c${number}`]: string
}
export interface ShownCell extends CellView {
  style: CellLook
}

export class Rows {
  readonly sheetId: number
  readonly models: RowModel[]
  readonly #drawn: () => void
  /** Blocks that are right, or on their way. */
  readonly #fresh = new Set<number>()
  readonly #asked = new Set<number>()
  /** What the person wrote and the server has not yet answered, by row and column. */
  readonly #written = new Map<number, Map<number, ShownCell>>()
  #wanted: number[] = []
  #underWay = 0
  #version = 0

  /** @param drawn is called when rows have come */
  constructor(sheetId: number, count: number, drawn: () => void) {
    this.sheetId = sheetId
    this.#drawn = drawn
    this.models = Array.from({ length: count }, (_, index) => ({ n: index + 1, cells: new Map() }))
  }

  /** Says that a row is on the screen: its block is fetched where it is not right. */
  need(row: number): void {
    const block = Math.floor((row - 1) / BLOCK_ROWS)
    if (this.#fresh.has(block) || this.#asked.has(block)) return
    this.#asked.add(block)
    this.#wanted.push(block)
    // Rows of one drawing ask together.
    queueMicrotask(() => this.#next())
  }

  /**
   * Shows what the person wrote before the server says how it reads it, whatever rows come that were asked for earlier.
   * @returns to be called with its answer
   */
  write(row: number, column: number, cell: ShownCell): () => void {
    const line = this.#written.get(row) ?? new Map<number, ShownCell>()
    this.#written.set(row, line.set(column, cell))
    this.#show(this.models[row - 1], column, cell)
    this.#drawn()
    return () => {
      // Another text may have been written into it meanwhile.
      if (line.get(column) === cell) line.delete(column)
    }
  }

  /** Everything may have changed; what is on the screen stays until the new rows are there. */
  expire(): void {
    this.#version++
    this.#fresh.clear()
    this.#asked.clear()
    this.#wanted = []
  }

  #next(): void {
    while (this.#underWay < UNDER_WAY) {
      const block = this.#wanted.pop()
      if (block === undefined) return
      this.#underWay++
      void this.#fetch(block).finally(() => {
        this.#underWay--
        this.#next()
      })
    }
  }

  async #fetch(block: number): Promise<void> {
    const version = this.#version
    const view = await ask('view', { sheetId: this.sheetId, row: block * BLOCK_ROWS + 1, rows: BLOCK_ROWS }).catch(
      () => null,
    )
    // A sheet that is gone will be drawn away by the state; an old answer is asked anew.
    if (!view || version !== this.#version) return
    this.#asked.delete(block)
    this.#fresh.add(block)
    this.#fill(view)
    this.#drawn()
  }

  #fill({ row, looks, cells }: BlockView): void {
    cells.forEach((line, index) => {
      const model = this.models[row - 1 + index]
      if (!model) return
      for (const column of model.cells.keys()) delete model[`c${column}`]
      model.cells.clear()
      for (const [column, cell] of line)
        this.#show(model, column, { ...cell, style: cell.look === undefined ? {} : looks[cell.look] })
      for (const [column, cell] of this.#written.get(model.n) ?? []) this.#show(model, column, cell)
    })
  }

  #show(model: RowModel, column: number, cell: ShownCell): void {
    model.cells.set(column, cell)
    model[`c${column}`] = cell.edit ?? cell.text
  }
}
