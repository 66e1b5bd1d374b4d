/**
 * What a person's edits in the grid become: commands for the file. Decides nothing about how a text is read; that is the
 * server's.
 */
import type { CellBlock } from '../server/messages.ts'
import { ask } from './connection.ts'
import { editedBlock } from './edited-block.ts'
import type { RowModel, ShownCell } from './rows.ts'
import type { NowShown } from './shown-sheet.ts'

/** RevoGrid's tidings of one edited cell. */
export type CellEdit = CustomEvent<{ model: RowModel; prop: string; val?: unknown }>
/** RevoGrid's tidings of cells that were pasted, emptied or filled. */
export type RangeEdit = CustomEvent<{ data: Record<number, Record<string, unknown>>; type: string }>

export class GridEdits {
  readonly #now: NowShown
  readonly #onFailure: (error: Error) => void

  constructor(now: NowShown, onFailure: (error: Error) => void) {
    this.#now = now
    this.#onFailure = onFailure
  }

  /** Types texts into the shown sheet from that cell on. */
  async #type(row: number, column: number, texts: string[][]): Promise<void> {
    const shown = this.#now()
    if (shown) await ask('type', { sheetId: shown.sheet.id, row, column, texts }).catch(this.#onFailure)
  }

  /** Types into one cell, which shows it at once. */
  #write(row: number, column: number, text: string, cell: ShownCell): void {
    const heard = this.#now()?.rows.write(row, column, cell)
    void this.#type(row, column, [[text]]).finally(heard)
  }

  check(row: number, column: number, checked: boolean): void {
    const cell = this.#now()?.rows.models[row - 1]?.cells.get(column)
    if (!cell) return
    const text = checked ? 'TRUE' : 'FALSE'
    this.#write(row, column, text, { ...cell, text, edit: undefined, checked })
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
    this.#write(model.n, column, text, { text, style: model.cells.get(column)?.style ?? {} })
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
      for (const [k, line] of texts.entries()) void this.#type(rowAt(k), block.column, [line])
    else if (texts.every((line) => line.every((text) => text === ''))) {
      ask('clear', { sheetId: shown.sheet.id, block }).catch(this.#onFailure)
    } else void this.#type(block.row, block.column, texts)
  }
}
