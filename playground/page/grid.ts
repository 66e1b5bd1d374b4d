/**
 * The grid: RevoGrid as a view of the sheet that the server holds. Decides how the sheet's columns, frozen lines and
 * selection appear in it and what a person's edits become; rows come from rows.ts.
 */
import type { CellBlock, CellPlace, SheetState, State } from '../server/messages.ts'
import { cellContent, cellProperties, type Make } from './cell.ts'
import { ask } from './connection.ts'
import { CellEditor, openNext } from './editor.ts'
import { giveRoles, ROW_NUMBER_PROPERTIES } from './grid-roles.ts'
import { type Editing, type Step, shortcutOf, stepOf } from './keys.ts'
import { type RowModel, Rows } from './rows.ts'
import { columnToShow, rowToShow } from './scrolling.ts'
import { columnLetters, FROZEN_ROWS_SHOWN, isPartOf, selectionIn, targetOf } from './selection.ts'
import { runShortcut } from './shortcuts.ts'
import { HEADER_PIXELS, ROW_HEADER_PIXELS, ROW_PIXELS } from './sizes.ts'

const SETTLED_MS = 50

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
  useClipboard: boolean
  applyOnClose: boolean
  hideAttribution: boolean
  editors: Record<string, unknown>
  theme: string
  refresh(type?: string): Promise<void>
  scrollToRow(row: number): Promise<void>
  scrollToColumnIndex(column: number): Promise<void>
  setCellEdit(row: number, column: string, rowType: string): Promise<void>
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
  /** Somebody wants to look for a text. */
  onFind(): void
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
  /** Where a widened selection began, and its corner that moves. */
  #corners: { anchor: CellPlace; head: CellPlace } | undefined
  #drawing = false
  /** What the grid says was selected is still of the sheet before. */
  #settling: symbol | undefined
  #handled: KeyboardEvent | undefined
  /** When a column was sized: the click that ends it is for nothing else. */
  #sizedMs = Number.NEGATIVE_INFINITY
  readonly #scrolled = { x: 0, y: 0 }

  constructor(area: HTMLElement, listeners: GridListeners) {
    this.#listeners = listeners
    const grid = document.createElement('revo-grid') as GridElement
    Object.assign(grid, {
      range: true,
      resize: true,
      // Copying and pasting is clipboard.ts's: not all rows are on the page.
      useClipboard: false,
      accessible: true,
      applyOnClose: true,
      hideAttribution: true,
      theme: 'compact',
      rowSize: ROW_PIXELS,
      colSize: 100,
      rowHeaders: { size: ROW_HEADER_PIXELS, ...ROW_NUMBER_PROPERTIES },
      editors: { cell: CellEditor },
    })
    this.#element = grid
    grid.addEventListener('beforeedit', (event) => this.#onEdit(event as CustomEvent))
    grid.addEventListener('beforerangeedit', (event) => this.#onRangeEdit(event as CustomEvent))
    for (const name of ['afterfocus', 'setrange'])
      grid.addEventListener(name, () => setTimeout(() => this.#onSelect(), 0))
    // At once, so that a key pressed right after a click starts from the clicked cell.
    grid.addEventListener('beforecellfocus', (event) => {
      const { model, prop } = (event as CustomEvent<{ model?: RowModel; prop?: string }>).detail
      if (!model || !prop || this.#settling) return
      this.#chosen({ row: model.n, column: Number(prop.slice(1)), rows: 1, columns: 1 })
    })
    grid.addEventListener(
      'pointerdown',
      () => {
        this.#settling = undefined
      },
      { capture: true },
    )
    grid.addEventListener('aftercolumnresize', (event) => this.#onResize(event as CustomEvent))
    grid.addEventListener('click', (event) => this.#onHeaderClick(event))
    grid.addEventListener('beforekeydown', (event) => this.#onKey(event as CustomEvent))
    grid.addEventListener('viewportscroll', (event) => {
      const { dimension, coordinate } = (event as CustomEvent<{ dimension: string; coordinate: number }>).detail
      const side = dimension === 'rgRow' ? 'y' : 'x'
      this.#scrolled[side] = coordinate
      listeners.onScroll(side, coordinate)
    })
    giveRoles(grid)
    area.append(grid)
  }

  get block(): CellBlock {
    return this.#block
  }
  get sheet(): SheetState | undefined {
    return this.#sheet
  }
  /** How many rows fit below the header. */
  get rowsOnScreen(): number {
    return Math.max(1, Math.floor((this.#element.clientHeight - HEADER_PIXELS) / ROW_PIXELS) - 1)
  }
  /** Whether what happens at that place of the page is for the grid, and not for text that is being edited. */
  hears(target: EventTarget | null): boolean {
    if (target === document.body) return true
    return target instanceof Element && this.#element.contains(target) && !target.closest('input, select')
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
      this.#settle(block)
    }
  }

  /** Selects once the grid has drawn; what it says before is of the sheet before, unless the person clicks meanwhile. */
  #settle(block: CellBlock): void {
    const mine = Symbol('settling')
    this.#settling = mine
    requestAnimationFrame(async () => {
      if (this.#settling !== mine) return
      await this.#select(block)
      setTimeout(() => {
        if (this.#settling === mine) this.#settling = undefined
      }, SETTLED_MS)
    })
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
      filter: false,
      sortable: false,
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
      this.#tellSelected()
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

  /**
   * Moves are ours: the grid's own come a tenth of a second late, and what a quick hand types meanwhile would go into the
   * cell before. Space turns a check box.
   */
  #onKey(event: CustomEvent<{ original: KeyboardEvent }>): void {
    const { original } = event.detail
    // Each part of the grid tells of the same key.
    if (this.#handled === original) {
      event.preventDefault()
      return
    }
    // It hears every key of the page.
    const elsewhere = original.target !== document.body && !this.#element.contains(original.target as Node | null)
    if (elsewhere) {
      event.preventDefault()
      return
    }
    const editing = editingAt(original.target)
    const step = stepOf(original, editing)
    const shortcut = editing === 'no' ? shortcutOf(original) : undefined
    if (!step && !shortcut && (editing !== 'no' || original.key !== ' ' || !this.#toggle())) return
    this.#handled = original
    original.preventDefault()
    event.preventDefault()
    if (step) this.#move(step)
    if (shortcut) runShortcut(shortcut, this, this.#listeners)
  }

  /** Opens the selected cell for editing with what stands in it. */
  edit(): void {
    if (!this.#sheet) return
    const { row, column } = this.#block
    const { start, rowType } = targetOf(this.#sheet, this.#columns, { row, column, rows: 1, columns: 1 })
    openNext()
    void this.#element.setCellEdit(start.y, `c${column}`, rowType)
  }

  /** Selects cells and shows where they begin. */
  goTo({ row, column, rows = 1, columns = 1 }: Partial<CellBlock> & CellPlace, show = true): Promise<void> {
    this.#chosen({ row, column, rows, columns })
    this.#corners = undefined
    return this.#select(this.#block, false, show ? { row, column } : null)
  }

  /** A click on a letter or a number selects the whole line; with Shift, all lines from the selected ones on. */
  #onHeaderClick(event: MouseEvent): void {
    const { target } = event
    if (!this.#sheet || !(target instanceof Element) || performance.now() - this.#sizedMs < SETTLED_MS) return
    const letters = target.closest('revogr-header .rgHeaderCell:not(.rowHeaders *)')?.textContent?.trim() ?? ''
    const number = Number(target.closest('.rowHeaders .rgCell')?.textContent)
    const { rows, columns } = this.#sheet
    const { block } = this
    if (number > 0) {
      const first = event.shiftKey ? Math.min(block.row, number) : number
      const last = event.shiftKey ? Math.max(block.row, number) : number
      void this.goTo({ row: first, column: 1, rows: last - first + 1, columns }, false)
    } else if (/^[A-Z]+$/.test(letters)) {
      const column = this.#columns.find((one) => columnLetters(one) === letters) ?? 1
      const first = event.shiftKey ? Math.min(block.column, column) : column
      const last = event.shiftKey ? Math.max(block.column, column) : column
      void this.goTo({ row: 1, column: first, rows, columns: last - first + 1 }, false)
    }
  }

  #onResize(event: CustomEvent<Record<number, { prop?: unknown; size?: number }>>): void {
    this.#sizedMs = performance.now()
    const [sized] = Object.values(event.detail)
    const column = Number(String(sized?.prop ?? '').slice(1))
    if (!this.#sheet || !column || !sized.size) return
    const { block } = this
    // Whole columns that are selected are sized together.
    const together = block.rows >= this.#sheet.rows && column >= block.column && column < block.column + block.columns
    const [first, columns] = together ? [block.column, block.columns] : [column, 1]
    const pixels = sized.size
    ask('width', { sheetId: this.#sheet.id, column: first, columns, pixels }).catch(this.#listeners.onFailure)
  }

  /** Turns the selected check box; false where there is none. */
  #toggle(): boolean {
    const { row, column } = this.#block
    const cell = this.#rows?.models[row - 1]?.cells.get(column)
    if (cell?.checked === undefined) return false
    this.#type(row, column, [[cell.checked ? 'FALSE' : 'TRUE']])
    return true
  }

  #move(step: Step): void {
    void this.goTo(this.#beside(this.#corners?.anchor ?? this.#block, step))
  }

  /** The cell so many steps away, on the sheet and not in a hidden column. */
  #beside({ row, column }: CellPlace, [down, right]: Step): CellPlace {
    const at = this.#columns.indexOf(column) + right
    return {
      row: Math.min(this.#sheet?.rows ?? 1, Math.max(1, row + down)),
      column: this.#columns[Math.min(this.#columns.length - 1, Math.max(0, at))],
    }
  }

  get head(): CellPlace {
    const { row, column, rows, columns } = this.#block
    return this.#corners?.head ?? { row: row + rows - 1, column: column + columns - 1 }
  }
  widenBy(step: Step): Promise<void> {
    return this.widenTo(this.#beside(this.head, step))
  }
  /** Selects from the cell where the selection began to that one. */
  widenTo(head: CellPlace): Promise<void> {
    const anchor = this.#corners?.anchor ?? { row: this.#block.row, column: this.#block.column }
    const [row, column] = [Math.min(anchor.row, head.row), Math.min(anchor.column, head.column)]
    const rows = Math.max(anchor.row, head.row) - row + 1
    const columns = Math.max(anchor.column, head.column) - column + 1
    this.#chosen({ row, column, rows, columns })
    this.#corners = { anchor, head }
    return this.#select(this.#block, false, head)
  }

  async #onSelect(): Promise<void> {
    const range = await this.#element.getSelectedRange()
    if (!range || !this.#sheet || this.#settling) return
    const block = selectionIn(this.#sheet, this.#columns, range)
    if (block && !isPartOf(this.#sheet, this.#columns, this.#block, block)) this.#chosen(block)
  }

  /** Keeps what the person has selected, and tells where it is new. */
  #chosen(block: CellBlock): void {
    if (!this.#sheet || JSON.stringify(block) === JSON.stringify(this.#block)) return
    this.#block = block
    this.#corners = undefined
    this.#tellSelected()
    ask('select', { sheetId: this.#sheet.id, ...block }).catch(this.#listeners.onFailure)
  }

  #tellSelected(): void {
    const { row, column } = this.#block
    this.#listeners.onSelect(this.#block, this.#rows?.models[row - 1]?.[`c${column}`] ?? '')
  }

  /**
   * @param centred scrolls so that there is something around the cell; else only as far as needed
   * @param shown the cell to scroll to; null: none
   */
  async #select(block: CellBlock, centred = true, shown: CellPlace | null = block): Promise<void> {
    if (!this.#sheet) return
    const { start, end, columnType, rowType } = targetOf(this.#sheet, this.#columns, block)
    this.#tellSelected()
    await this.#element.setCellsFocus(start, end, columnType, rowType)
    if (!shown) return
    const cell = targetOf(this.#sheet, this.#columns, { row: shown.row, column: shown.column, rows: 1, columns: 1 })
    const { clientHeight: height, clientWidth: width } = this.#element
    const view = { sheet: this.#sheet, shown: this.#columns, height, width, scrolled: this.#scrolled, centred }
    const row = cell.rowType === 'rgRow' ? rowToShow(view, cell.start.y) : undefined
    const column = cell.columnType === 'rgCol' ? columnToShow(view, cell.start.x) : undefined
    if (row !== undefined) await this.#element.scrollToRow(row)
    if (column !== undefined) await this.#element.scrollToColumnIndex(column)
  }
}

/** Whether a cell is being edited there, and how that began. */
function editingAt(target: EventTarget | null): Editing {
  if (!(target instanceof Element) || !target.closest('revogr-edit')) return 'no'
  return target instanceof HTMLElement && target.dataset.typed ? 'typed' : 'opened'
}
