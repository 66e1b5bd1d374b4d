/**
 * The grid: RevoGrid as a view of the sheet that the server holds. Decides how the sheet's columns, frozen lines and
 * selection appear in it and what a person's edits become; rows come from rows.ts.
 */
import type { CellBlock, SheetState, State } from '../server/messages.ts'
import { cellContent, cellProperties, type Make } from './cell.ts'
import { ask } from './connection.ts'
import { CellEditor } from './editor.ts'
import { type RowModel, Rows } from './rows.ts'
import { columnLetters, FROZEN_ROWS_SHOWN, selectionIn, targetOf } from './selection.ts'

export const ROW_PIXELS = 24
export const HEADER_PIXELS = 26
export const ROW_HEADER_PIXELS = 52

/** What the page uses of the web component (https://rv-grid.com, RevoGrid's element). */
interface GridElement extends HTMLElement {
  source: RowModel[]
  pinnedTopSource: RowModel[]
  columns: object[]
  rowHeaders: object
  rowSize: number
  colSize: number
  range: boolean
  resize: boolean
  accessible: boolean
  applyOnClose: boolean
  hideAttribution: boolean
  editors: Record<string, unknown>
  theme: string
  refresh(type?: string): Promise<void>
  scrollToRow(row: number): Promise<void>
  scrollToColumnIndex(column: number): Promise<void>
  setCellsFocus(start: object, end: object, columnType: string, rowType: string): Promise<void>
  getSelectedRange(): Promise<SelectedRange | null>
}
export interface SelectedRange {
  x: number
  y: number
  x1: number
  y1: number
  colType: string
  rowType: string
}

export interface GridListeners {
  /** The person has selected other cells. */
  onSelect(block: CellBlock, first: string): void
  /** A command for the file failed. */
  onFailure(error: Error): void
  /** Pixels by which the cells are moved. */
  onScroll(side: 'x' | 'y', pixels: number): void
}

export class Grid {
  readonly #element: GridElement
  readonly #listeners: GridListeners
  #sheet: SheetState | undefined
  #rows: Rows | undefined
  #shape = ''
  #columns: number[] = []
  #block: CellBlock = { row: 1, column: 1, rows: 1, columns: 1 }
  #drawing = false

  constructor(area: HTMLElement, listeners: GridListeners) {
    this.#listeners = listeners
    const grid = document.createElement('revo-grid') as GridElement
    Object.assign(grid, {
      range: true,
      resize: false,
      accessible: true,
      applyOnClose: true,
      hideAttribution: true,
      theme: 'compact',
      rowSize: ROW_PIXELS,
      colSize: 100,
      rowHeaders: { size: ROW_HEADER_PIXELS },
      editors: { cell: CellEditor },
    })
    this.#element = grid
    grid.addEventListener('beforeedit', (event) => this.#onEdit(event as CustomEvent))
    grid.addEventListener('beforerangeedit', (event) => this.#onRangeEdit(event as CustomEvent))
    for (const name of ['afterfocus', 'setrange'])
      grid.addEventListener(name, () => setTimeout(() => this.#onSelect(), 0))
    grid.addEventListener('beforekeydown', (event) => this.#onKey(event as CustomEvent))
    grid.addEventListener('viewportscroll', (event) => {
      const { dimension, coordinate } = (event as CustomEvent<{ dimension: string; coordinate: number }>).detail
      listeners.onScroll(dimension === 'rgRow' ? 'y' : 'x', coordinate)
    })
    area.append(grid)
  }

  get block(): CellBlock {
    return this.#block
  }
  focus(): void {
    void this.#select(this.#block)
  }

  /** Shows the person's sheet; rows that were on the screen are asked for again. @param follow goes to the selection */
  show(state: State, follow: boolean): void {
    const sheet = state.sheets.find(({ id }) => id === state.selection.sheetId) ?? state.sheets[0]
    const { rows, columns, frozenRows, frozenColumns, columnWidths, hiddenColumns } = sheet
    const shape = JSON.stringify([sheet.id, rows, columns, frozenRows, frozenColumns, columnWidths, hiddenColumns])
    const other = sheet.id !== this.#sheet?.id
    this.#sheet = sheet
    if (shape !== this.#shape) {
      this.#shape = shape
      this.#reshape(sheet)
    } else {
      this.#rows?.expire()
      this.#draw()
    }
    if (follow || other) {
      const { sheetId: _sheet, ...block } = state.selection
      this.#block = block
      requestAnimationFrame(() => void this.#select(block))
    }
  }

  #reshape(sheet: SheetState): void {
    this.#rows = new Rows(sheet.id, sheet.rows, () => this.#draw())
    this.#columns = Array.from({ length: sheet.columns }, (_, index) => index + 1).filter(
      (column) => !sheet.hiddenColumns.includes(column),
    )
    const frozen = Math.min(sheet.frozenRows, FROZEN_ROWS_SHOWN)
    this.#element.columns = this.#columns.map((column, index) => this.#columnOf(column, index, sheet))
    this.#element.pinnedTopSource = this.#rows.models.slice(0, frozen)
    this.#element.source = this.#rows.models.slice(frozen)
  }

  #columnOf(column: number, index: number, sheet: SheetState): object {
    const place = (row: RowModel) => ({
      row,
      column,
      widths: () => this.#columns.slice(index, index + 12).map((one) => sheet.columnWidths[one - 1]),
    })
    return {
      prop: `c${column}`,
      name: columnLetters(column),
      size: sheet.columnWidths[column - 1],
      editor: 'cell',
      ...(column <= sheet.frozenColumns ? { pin: 'colPinStart' } : {}),
      cellProperties: ({ model }: { model: RowModel }) => cellProperties(place(model)),
      cellTemplate: (make: Make, { model }: { model: RowModel }) => {
        this.#rows?.need(model.n)
        return cellContent(make, place(model), (checked) => this.#type(model.n, column, [[checked ? 'TRUE' : 'FALSE']]))
      },
    }
  }

  /** Many blocks in one go are drawn once. */
  #draw(): void {
    if (this.#drawing) return
    this.#drawing = true
    requestAnimationFrame(() => {
      this.#drawing = false
      void this.#element.refresh('all')
    })
  }

  #type(row: number, column: number, texts: string[][]): void {
    if (!this.#sheet) return
    ask('type', { sheetId: this.#sheet.id, row, column, texts }).catch(this.#listeners.onFailure)
  }

  #onEdit(event: CustomEvent<{ model: RowModel; prop: string; val?: unknown }>): void {
    const { model, prop, val } = event.detail
    const text = String(val ?? '')
    const column = Number(prop.slice(1))
    event.preventDefault()
    if (text === (model[`c${column}`] ?? '')) return
    // Until the server says how it reads the text.
    model.cells.set(column, { text, style: model.cells.get(column)?.style ?? {} })
    model[`c${column}`] = text
    this.#draw()
    this.#type(model.n, column, [[text]])
  }

  /** Pasted, emptied, filled: all at once. */
  #onRangeEdit(event: CustomEvent<{ data: Record<number, Record<string, unknown>>; type: string }>): void {
    const { data, type } = event.detail
    event.preventDefault()
    if (!this.#sheet) return
    const first = type === 'rowPinStart' ? 1 : Math.min(this.#sheet.frozenRows, FROZEN_ROWS_SHOWN) + 1
    const rows = Object.keys(data).map(Number)
    const columns = rows.flatMap((row) => Object.keys(data[row]).map((prop) => Number(prop.slice(1))))
    const [top, left] = [Math.min(...rows), Math.min(...columns)]
    const width = Math.max(...columns) - left + 1
    const texts = rows
      .sort((a, b) => a - b)
      .map((row) => Array.from({ length: width }, (_, index) => String(data[row][`c${left + index}`] ?? '')))
    const { id: sheetId } = this.#sheet
    const block = { row: first + top, column: left, rows: texts.length, columns: width }
    if (texts.every((line) => line.every((text) => text === ''))) {
      ask('clear', { sheetId, block }).catch(this.#listeners.onFailure)
    } else this.#type(block.row, left, texts)
  }

  /** Space turns a check box. */
  #onKey(event: CustomEvent<{ original: KeyboardEvent; edit: unknown }>): void {
    const { original, edit } = event.detail
    if (original.key !== ' ' || edit) return
    const { row, column } = this.#block
    const cell = this.#rows?.models[row - 1]?.cells.get(column)
    if (cell?.checked === undefined) return
    original.preventDefault()
    event.preventDefault()
    this.#type(row, column, [[cell.checked ? 'FALSE' : 'TRUE']])
  }

  async #onSelect(): Promise<void> {
    const range = await this.#element.getSelectedRange()
    if (!range || !this.#sheet) return
    const block = selectionIn(this.#sheet, this.#columns, range)
    if (!block || JSON.stringify(block) === JSON.stringify(this.#block)) return
    this.#block = block
    this.#tellSelected()
    ask('select', { sheetId: this.#sheet.id, ...block }).catch(this.#listeners.onFailure)
  }

  #tellSelected(): void {
    const { row, column } = this.#block
    this.#listeners.onSelect(this.#block, this.#rows?.models[row - 1]?.[`c${column}`] ?? '')
  }

  async #select(block: CellBlock): Promise<void> {
    if (!this.#sheet) return
    const { start, end, columnType, rowType } = targetOf(this.#sheet, this.#columns, block)
    this.#tellSelected()
    if (rowType === 'rgRow') await this.#element.scrollToRow(Math.max(0, start.y - 3))
    if (columnType === 'rgCol') await this.#element.scrollToColumnIndex(Math.max(0, start.x - 2))
    await this.#element.setCellsFocus(start, end, columnType, rowType)
  }
}
