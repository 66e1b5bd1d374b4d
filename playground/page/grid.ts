/**
 * The grid: RevoGrid as a view of the sheet that the server holds. Decides how the sheet's columns, frozen lines and
 * selection appear in it and what a person's edits become; rows come from rows.ts.
 */
import type { CellAt, CellBlock, SheetState, State } from '../server/messages.ts'
import { type CellPlace, cellContent, cellProperties, type Make } from './cell.ts'
import { ask } from './connection.ts'
import { editedBlock } from './edited-block.ts'
import { CellEditor, openNext } from './editor.ts'
import { openFilterMenu } from './filter-menu.ts'
import type { GridElement } from './grid-element.ts'
import { giveRoles, ROW_NUMBER_PROPERTIES } from './grid-roles.ts'
import { editingAt, type Step, shortcutOf, stepOf } from './keys.ts'
import { RowLayout } from './row-layout.ts'
import { type RowModel, Rows } from './rows.ts'
import { columnToShow, rowToShow } from './scrolling.ts'
import { columnLetters, isPartOf, selectionIn, targetOf } from './selection.ts'
import { runShortcut } from './shortcuts.ts'
import { HEADER_PIXELS, ROW_HEADER_PIXELS, ROW_PIXELS } from './sizes.ts'
import { blockBetween, linesAt, type Sized, sizedColumns } from './whole-lines.ts'

const SETTLED_MS = 50

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
  #layout: RowLayout | undefined
  #definitions = ''
  #shape = ''
  #columns: number[] = []
  #block: CellBlock = { row: 1, column: 1, rows: 1, columns: 1 }
  /** Where a widened selection began, and its corner that moves. */
  #corners: { anchor: CellAt; head: CellAt } | undefined
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
    const { rows, columns, frozenRows, frozenColumns, columnWidths, hiddenColumns, hiddenRows, filter } = sheet
    const shape = JSON.stringify([
      sheet.id,
      rows,
      columns,
      frozenRows,
      frozenColumns,
      columnWidths,
      hiddenColumns,
      hiddenRows,
      filter,
    ])
    const other = sheet.id !== this.#sheet?.id
    this.#element.classList.toggle('no-lines', sheet.hiddenGridlines)
    this.#sheet = sheet
    this.#layout = new RowLayout(sheet)
    if (shape !== this.#shape) {
      this.#shape = shape
      this.#reshape(sheet)
    } else {
      this.#rows?.expire()
      this.#draw()
    }
    this.#size(this.#layout)
    if (follow || other) {
      const { sheetId: _sheet, ...block } = state.selection
      this.#block = block
      this.#settle(block, other)
    }
  }

  /** Selects once the grid has drawn; what it says before is of the sheet before, unless the person clicks meanwhile. */
  #settle(block: CellBlock, other: boolean): void {
    const mine = Symbol('settling')
    this.#settling = mine
    requestAnimationFrame(async () => {
      if (this.#settling !== mine) return
      // A sheet that comes to the front is not where the last one was scrolled to.
      if (other && this.#scrolled.y > 0) await this.#element.scrollToRow(0)
      if (other && this.#scrolled.x > 0) await this.#element.scrollToColumnIndex(0)
      await this.#select(block)
      setTimeout(() => {
        if (this.#settling === mine) this.#settling = undefined
      }, SETTLED_MS)
    })
  }

  /** Heights, where they have changed. */
  #size(layout: RowLayout): void {
    const definitions = layout.definitions()
    const key = JSON.stringify(definitions)
    if (key === this.#definitions) return
    this.#definitions = key
    this.#element.rowDefinitions = definitions
  }

  #reshape(sheet: SheetState): void {
    const rows = new Rows(sheet.id, sheet.rows, () => this.#draw())
    this.#rows = rows
    this.#columns = Array.from({ length: sheet.columns }, (_, index) => index + 1).filter(
      (column) => !sheet.hiddenColumns.includes(column),
    )
    const layout = new RowLayout(sheet)
    this.#element.columns = this.#columns.map((column, index) => this.#columnOf(column, index, sheet))
    this.#element.pinnedTopSource = rows.models.slice(0, layout.frozen)
    this.#element.source =
      sheet.hiddenRows.length === 0
        ? rows.models.slice(layout.frozen)
        : Array.from({ length: layout.places }, (_, place) => rows.models[layout.rowAt(place) - 1])
  }

  #columnOf(column: number, index: number, sheet: SheetState): object {
    const place = (row: RowModel) => ({
      row,
      column,
      tall: this.#layout?.heightOf(row.n) !== ROW_PIXELS,
      filter: this.#filterAt(row.n, column),
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

  /** The arrow of a column in the filter's header. */
  #filterAt(row: number, column: number): CellPlace['filter'] {
    const sheet = this.#sheet
    const filter = sheet?.filter
    if (!sheet || filter?.row !== row || column < filter.column || column >= filter.column + filter.columns)
      return undefined
    const open = (arrow: HTMLElement): void => void openFilterMenu(sheet.id, column, arrow, () => this.focus())
    return { open, filtered: filter.filtered.includes(column) }
  }

  /** Opens the filter of the selected column, where it has one. */
  filterSelected(): void {
    const { column } = this.#block
    const { filter, id } = this.#sheet ?? {}
    if (id === undefined || !filter || column < filter.column || column >= filter.column + filter.columns) return
    const { left, top } = this.#element.getBoundingClientRect()
    const under = new DOMRect(left + ROW_HEADER_PIXELS, top, 0, HEADER_PIXELS + (this.#layout?.frozenPixels ?? 0))
    void openFilterMenu(id, column, { getBoundingClientRect: () => under }, () => this.focus())
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
    const layout = this.#layout
    if (!this.#sheet || !layout) return
    const { block, texts, rowAt } = editedBlock(data, (place) =>
      type === 'rowPinStart' ? place + 1 : layout.rowAt(place),
    )
    const { id: sheetId } = this.#sheet
    // Hidden rows in between are left as they are.
    if (rowAt(texts.length - 1) !== block.row + texts.length - 1)
      for (const [k, line] of texts.entries()) this.#type(rowAt(k), block.column, [line])
    else if (texts.every((line) => line.every((text) => text === ''))) {
      ask('clear', { sheetId, block }).catch(this.#listeners.onFailure)
    } else this.#type(block.row, block.column, texts)
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
    if (!this.#sheet || !this.#layout) return
    const { row, column } = this.#block
    const { start, rowType } = targetOf(this.#sheet, this.#columns, this.#layout, { row, column, rows: 1, columns: 1 })
    openNext()
    void this.#element.setCellEdit(start.y, `c${column}`, rowType)
  }

  /** Selects cells and shows where they begin. */
  goTo({ row, column, rows = 1, columns = 1 }: Partial<CellBlock> & CellAt, show = true): Promise<void> {
    this.#chosen({ row, column, rows, columns })
    this.#corners = undefined
    return this.#select(this.#block, false, show ? { row, column } : null)
  }

  #onHeaderClick(event: MouseEvent): void {
    if (!this.#sheet || performance.now() - this.#sizedMs < SETTLED_MS) return
    const lines = linesAt(event, this.#sheet, this.#columns, this.#block)
    if (lines) void this.goTo(lines, false)
  }

  #onResize(event: CustomEvent<Sized>): void {
    this.#sizedMs = performance.now()
    const sized = this.#sheet && sizedColumns(event.detail, this.#sheet, this.#block)
    if (this.#sheet && sized) ask('width', { sheetId: this.#sheet.id, ...sized }).catch(this.#listeners.onFailure)
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
  #beside({ row, column }: CellAt, [down, right]: Step): CellAt {
    const at = this.#columns.indexOf(column) + right
    return {
      row: this.#layout?.step(row, down) ?? 1,
      column: this.#columns[Math.min(this.#columns.length - 1, Math.max(0, at))],
    }
  }

  get head(): CellAt {
    const { row, column, rows, columns } = this.#block
    return this.#corners?.head ?? { row: row + rows - 1, column: column + columns - 1 }
  }
  widenBy(step: Step): Promise<void> {
    return this.widenTo(this.#beside(this.head, step))
  }
  /** Selects from the cell where the selection began to that one. */
  widenTo(head: CellAt): Promise<void> {
    const anchor = this.#corners?.anchor ?? { row: this.#block.row, column: this.#block.column }
    this.#chosen(blockBetween(anchor, head))
    this.#corners = { anchor, head }
    return this.#select(this.#block, false, head)
  }

  async #onSelect(): Promise<void> {
    const range = await this.#element.getSelectedRange()
    if (!range || !this.#sheet || !this.#layout || this.#settling) return
    const block = selectionIn(this.#sheet, this.#columns, this.#layout, range)
    if (block && !isPartOf(this.#sheet, this.#columns, this.#layout, this.#block, block)) this.#chosen(block)
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
  async #select(block: CellBlock, centred = true, shown: CellAt | null = block): Promise<void> {
    const layout = this.#layout
    if (!this.#sheet || !layout) return
    const { start, end, columnType, rowType } = targetOf(this.#sheet, this.#columns, layout, block)
    this.#tellSelected()
    await this.#element.setCellsFocus(start, end, columnType, rowType)
    if (!shown) return
    const one = { row: shown.row, column: shown.column, rows: 1, columns: 1 }
    const cell = targetOf(this.#sheet, this.#columns, layout, one)
    const { clientHeight: height, clientWidth: width } = this.#element
    const view = { sheet: this.#sheet, layout, shown: this.#columns, height, width, scrolled: this.#scrolled, centred }
    const row = cell.rowType === 'rgRow' ? rowToShow(view, cell.start.y) : undefined
    const column = cell.columnType === 'rgCol' ? columnToShow(view, cell.start.x) : undefined
    if (row !== undefined) await this.#element.scrollToRow(row)
    if (column !== undefined) await this.#element.scrollToColumnIndex(column)
  }
}
