/**
 * What a person's edits in the grid become: commands for the file. Decides nothing about how a text is read; that is the
 * server's.
 */
import type { CellBlock } from '../server/messages.ts'
import { ask } from './connection.ts'
import { editedBlock } from './edited-block.ts'
import type { RowModel } from './rows.ts'
import type { NowShown } from './shown-sheet.ts'

/** RevoGrid's tidings of one edited cell. */
export type CellEdit = CustomEvent<{ model: RowModel; prop: string; val?: unknown }>
/** RevoGrid's tidings of cells that were pasted, emptied or filled. */
export type RangeEdit = CustomEvent<{ data: Record<number, Record<string, unknown>>; type: string }>

export class GridEdits {
  readonly #now: NowShown
  readonly #draw: () => void
  readonly #onFailure: (error: Error) => void

  /** @param draw is called when a cell shows something else */
  constructor(now: NowShown, draw: () => void, onFailure: (error: Error) => void) {
    this.#now = now
    this.#draw = draw
    this.#onFailure = onFailure
  }

  /** Types texts into the shown sheet from that cell on. */
  type(row: number, column: number, texts: string[][]): void {
    const shown = this.#now()
    if (shown) ask('type', { sheetId: shown.sheet.id, row, column, texts }).catch(this.#onFailure)
  }

  check(row: number, column: number, checked: boolean): void {
    this.type(row, column, [[checked ? 'TRUE' : 'FALSE']])
  }

  /** Turns the check box in the block's first cell; false where there is none. */
  toggle({ row, column }: CellBlock): boolean {
    const cell = this.#now()?.rows.models[row - 1]?.cells.get(column)
    if (cell?.checked === undefined) return false
    this.check(row, column, !cell.checked)
    return true
  }

  onEdit(event: CellEdit): void {
    const { model, prop, val } = event.detail
    const text = String(val ?? '')
    const column = Number(prop.slice(1))
    event.preventDefault()
    if (text === (model[`c${column}`] ?? '')) return
    // Until the server says how it reads the text.
    model.cells.set(column, { text, style: model.cells.get(column)?.style ?? {} })
    model[`c${column}`] = text
    this.#draw()
    this.type(model.n, column, [[text]])
  }

  /** Pasted, emptied, filled: all at once. */
  onRangeEdit(event: RangeEdit): void {
    const { data, type } = event.detail
    event.preventDefault()
    const shown = this.#now()
    if (!shown) return
    const { block, texts, rowAt } = editedBlock(data, (place) =>
      type === 'rowPinStart' ? place + 1 : shown.layout.rowAt(place),
    )
    // Hidden rows in between are left as they are.
    if (rowAt(texts.length - 1) !== block.row + texts.length - 1)
      for (const [k, line] of texts.entries()) this.type(rowAt(k), block.column, [line])
    else if (texts.every((line) => line.every((text) => text === ''))) {
      ask('clear', { sheetId: shown.sheet.id, block }).catch(this.#onFailure)
    } else this.type(block.row, block.column, texts)
  }
}
