/**
 * The grid: RevoGrid as a view of the sheet that the server holds. Decides when it gets other columns, rows and heights, and
 * which part of the page hears a key; the selection is grid-selection.ts's, edits are grid-edits.ts's, rows come from rows.ts.
 */
import type { CellAt, CellBlock, SheetState, State } from '../server/messages.ts'
import { belowSelected, cellsAt } from './cell-at.ts'
import { ask } from './connection.ts'
import { CellEditor, editorGone, editorOpen, openNext } from './editor.ts'
import { filterArrowAt, openFilterOf } from './filter-arrow.ts'
import { gridColumns } from './grid-columns.ts'
import { type CellEdit, GridEdits, type RangeEdit } from './grid-edits.ts'
import type { GridElement } from './grid-element.ts'
import { giveRoles, ROW_NUMBER_PROPERTIES } from './grid-roles.ts'
import { GridSelection, type SelectionListeners } from './grid-selection.ts'
import { HeldKeys } from './held-keys.ts'
import { editingAt, type Step, shortcutOf, stepOf } from './keys.ts'
import { RowLayout } from './row-layout.ts'
import { Rows } from './rows.ts'
import { targetOf } from './selection.ts'
import { hold } from './settled.ts'
import { runShortcut } from './shortcuts.ts'
import type { ShownSheet } from './shown-sheet.ts'
import { HEADER_PIXELS, ROW_HEADER_PIXELS, ROW_PIXELS } from './sizes.ts'
import { linesAt, type Sized, sizedColumns } from './whole-lines.ts'

/** The click that ends the sizing of a column comes this much later at most. */
const CLICK_AFTER_SIZING_MS = 50

export interface GridListeners extends SelectionListeners {
  /** Somebody wants to look for a text. */
  onFind(): void
  /** Pixels by which the cells are moved. */
  onScroll(side: 'x' | 'y', pixels: number): void
}

export class Grid {
  readonly #element: GridElement
  readonly #listeners: GridListeners
  readonly #selection: GridSelection
  readonly #edits: GridEdits
  #shown: ShownSheet | undefined
  #definitions = ''
  #shape = ''
  #drawing = false
  /** Ends the wait for the first cell of a sheet, or of its new shape. */
  #undrawn = (): void => {}
  readonly #keys: HeldKeys
  #leaving: symbol | undefined
  #handled: KeyboardEvent | undefined
  /** When a column was sized: the click that ends it is for nothing else. */
  #sizedMs = Number.NEGATIVE_INFINITY

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
    this.#keys = new HeldKeys(grid)
    const now = () => this.#shown
    this.#selection = new GridSelection(grid, now, listeners)
    this.#edits = new GridEdits(now, (error) => listeners.onFailure(error))
    grid.addEventListener('beforeedit', (event) => this.#edits.onEdit(event as CellEdit))
    grid.addEventListener('beforerangeedit', (event) => this.#edits.onRangeEdit(event as RangeEdit))
    grid.addEventListener('aftercolumnresize', (event) => this.#onResize(event as CustomEvent))
    grid.addEventListener('click', (event) => this.#onHeaderClick(event))
    grid.addEventListener('pointerdown', () => this.#takeKeyboard(), { capture: true })
    grid.addEventListener('beforekeydown', (event) => this.#onKey(event as CustomEvent))
    grid.addEventListener('viewportscroll', (event) => {
      const { dimension, coordinate } = (event as CustomEvent<{ dimension: string; coordinate: number }>).detail
      const side = dimension === 'rgRow' ? 'y' : 'x'
      this.#selection.scrolled[side] = coordinate
      listeners.onScroll(side, coordinate)
    })
    grid.addEventListener('beforeeditstart', () => this.#keys.until(editorOpen()))
    giveRoles(grid)
    area.append(grid)
  }

  get block(): CellBlock {
    return this.#selection.block
  }
  get head(): CellAt {
    return this.#selection.head
  }
  /** How often the person has selected something. */
  get selects(): number {
    return this.#selection.selects
  }
  get sheet(): SheetState | undefined {
    return this.#shown?.sheet
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
    this.#selection.focus()
  }
  /** What a click is on. */
  cellsAt(event: MouseEvent): CellBlock | undefined {
    return this.#shown && cellsAt(event, this.#shown, this.block)
  }
  /** A place of the page. */
  belowSelected(): { x: number; y: number } {
    return belowSelected(this.#element)
  }
  /** Selects cells and shows where they begin. */
  goTo(cells: Partial<CellBlock> & CellAt, show = true): Promise<void> {
    return this.#selection.goTo(cells, show)
  }
  widenBy(step: Step): Promise<void> {
    return this.#selection.widenBy(step)
  }
  widenTo(head: CellAt): Promise<void> {
    return this.#selection.widenTo(head)
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
    const other = sheet.id !== this.#shown?.sheet.id
    const layout = new RowLayout(sheet)
    this.#element.classList.toggle('no-lines', sheet.hiddenGridlines)
    if (!this.#shown || shape !== this.#shape) {
      this.#shape = shape
      this.#reshape(sheet, layout)
    } else {
      this.#shown = { ...this.#shown, sheet, layout }
      this.#shown.rows.expire()
      this.#draw()
    }
    this.#size(layout)
    if (follow || other) {
      const { sheetId: _sheet, ...block } = state.selection
      this.#selection.settle(block, other)
    }
  }

  /** The person goes to another sheet: until that is shown, clicks are for none and keys wait. */
  leave(shown: Promise<void>): void {
    const mine = Symbol('leaving')
    this.#leaving = mine
    this.#element.inert = true
    this.#takeKeyboard()
    const settled = (): Promise<void> => this.#selection.settled
    const arrived = shown.then(settled, settled).then(() => {
      if (this.#leaving === mine) this.#element.inert = false
    })
    this.#keys.until(arrived)
  }

  /** Heights, where they have changed. */
  #size(layout: RowLayout): void {
    const definitions = layout.definitions()
    const key = JSON.stringify(definitions)
    if (key === this.#definitions) return
    this.#definitions = key
    this.#element.rowDefinitions = definitions
  }

  #reshape(sheet: SheetState, layout: RowLayout): void {
    // As long as rows are where they were, their cells stay on the screen until the new ones are there.
    const before =
      this.#shown?.sheet.id === sheet.id && this.#shown.sheet.rows === sheet.rows ? this.#shown.rows : undefined
    before?.expire()
    const rows = before ?? new Rows(sheet.id, sheet.rows, () => this.#draw())
    const columns = Array.from({ length: sheet.columns }, (_, index) => index + 1).filter(
      (column) => !sheet.hiddenColumns.includes(column),
    )
    this.#shown = { sheet, layout, rows, columns }
    // The grid's parts come one after the other; the last are those that draw cells.
    this.#undrawn()
    if (layout.frozen + layout.places > 0) this.#undrawn = hold()
    this.#element.columns = gridColumns(sheet, columns, () => this.#shown, {
      filterAt: (row, column) => filterArrowAt(this.sheet, row, column, () => this.focus()),
      onDraw: () => this.#undrawn(),
      onCheck: (row, column, checked) => this.#edits.check(row, column, checked),
    })
    this.#element.pinnedTopSource = rows.models.slice(0, layout.frozen)
    this.#element.source =
      sheet.hiddenRows.length === 0
        ? rows.models.slice(layout.frozen)
        : Array.from({ length: layout.places }, (_, place) => rows.models[layout.rowAt(place) - 1])
    this.#draw()
  }

  /** The grid takes it itself some time after a press; a key until then would go to the tab or button that had it. */
  #takeKeyboard(): void {
    const { activeElement } = document
    if (activeElement instanceof HTMLElement && !this.#element.contains(activeElement)) activeElement.blur()
  }

  /** Opens the filter of the selected column, where it has one. */
  filterSelected(): void {
    if (!this.#shown) return
    const { sheet, layout } = this.#shown
    const { left, top } = this.#element.getBoundingClientRect()
    const under = new DOMRect(left + ROW_HEADER_PIXELS, top, 0, HEADER_PIXELS + layout.frozenPixels)
    openFilterOf(sheet, this.block.column, under, () => this.focus())
  }

  /** Many blocks in one go are drawn once. */
  #draw(): void {
    if (this.#drawing) return
    this.#drawing = true
    const drawn = hold()
    requestAnimationFrame(() => {
      this.#drawing = false
      void this.#element.refresh('all').finally(drawn)
      this.#selection.tell()
    })
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
    // The next one would be typed into the field that goes.
    if (editing !== 'no' && (step || original.key === 'Escape')) this.#keys.until(editorGone(this.#element))
    const shortcut = editing === 'no' ? shortcutOf(original) : undefined
    const turns = () => editing === 'no' && original.key === ' ' && this.#edits.toggle(this.block)
    if (!step && !shortcut && !turns()) return
    this.#handled = original
    original.preventDefault()
    event.preventDefault()
    if (step) this.#selection.move(step)
    const under = shortcut && runShortcut(shortcut, this, this.#listeners)
    if (under) this.#keys.until(under)
  }

  /** Opens the selected cell for editing with what stands in it. */
  edit(): void {
    if (!this.#shown) return
    const { sheet, columns, layout } = this.#shown
    const { row, column } = this.block
    const { start, rowType } = targetOf(sheet, columns, layout, { row, column, rows: 1, columns: 1 })
    openNext()
    this.#keys.until(editorOpen())
    void this.#element.setCellEdit(start.y, `c${column}`, rowType)
  }

  #onHeaderClick(event: MouseEvent): void {
    if (!this.#shown || performance.now() - this.#sizedMs < CLICK_AFTER_SIZING_MS) return
    const lines = linesAt(event, this.#shown.sheet, this.#shown.columns, this.block)
    if (lines) void this.goTo(lines, false)
  }

  #onResize(event: CustomEvent<Sized>): void {
    this.#sizedMs = performance.now()
    const { sheet } = this
    const sized = sheet && sizedColumns(event.detail, sheet, this.block)
    if (sheet && sized) ask('width', { sheetId: sheet.id, ...sized }).catch(this.#listeners.onFailure)
  }
}
