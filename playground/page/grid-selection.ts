/**
 * The selected cells of the grid. Decides what is selected after a move, a widening or a click, keeps the server told, and
 * scrolls to what was selected; where RevoGrid has those cells is selection.ts's.
 */
import type { CellAt, CellBlock } from '../server/messages.ts'
import { ask } from './connection.ts'
import type { GridElement } from './grid-element.ts'
import type { Step } from './keys.ts'
import type { RowModel } from './rows.ts'
import { columnToShow, rowToShow } from './scrolling.ts'
import { isPartOf, selectionIn, targetOf } from './selection.ts'
import { hold } from './settled.ts'
import type { NowShown } from './shown-sheet.ts'
import { blockBetween } from './whole-lines.ts'

/** How long the grid tells of its selection late. */
const SETTLED_MS = 50

const pause = (until: (done: () => void) => unknown): Promise<void> => new Promise((done) => until(() => done()))

export interface SelectionListeners {
  /** Other cells are selected, or the first has another text. */
  onSelect(block: CellBlock, first: string): void
  /** A command for the file failed. */
  onFailure(error: Error): void
}

export class GridSelection {
  readonly #element: GridElement
  readonly #now: NowShown
  readonly #listeners: SelectionListeners
  #block: CellBlock = { row: 1, column: 1, rows: 1, columns: 1 }
  /** Where a widened selection began, and its corner that moves. */
  #corners: { anchor: CellAt; head: CellAt } | undefined
  /** What the grid says was selected is still of the sheet before. */
  #settling: symbol | undefined
  /** A sheet has come to the front, and neither the person nor a jump has moved it since, down or sideways. */
  readonly #staysAt = { top: false, left: false }
  /** Resolves when what was last to be selected is, or when the person has clicked meanwhile. */
  settled: Promise<void> = Promise.resolve()
  /** How often the server was told. */
  selects = 0
  /** Pixels by which the cells are moved. */
  readonly scrolled = { x: 0, y: 0 }

  constructor(element: GridElement, now: NowShown, listeners: SelectionListeners) {
    this.#element = element
    this.#now = now
    this.#listeners = listeners
    for (const name of ['afterfocus', 'setrange'])
      element.addEventListener(name, () => setTimeout(() => this.#onSelect(), 0))
    // Drawn anew, the grid may have lost it, and before it is drawn at all it takes none.
    element.addEventListener('aftergridrender', () => void this.#keep())
    // At once, so that a key pressed right after a click starts from the clicked cell.
    element.addEventListener('beforecellfocus', (event) => {
      const { model, prop } = (event as CustomEvent<{ model?: RowModel; prop?: string }>).detail
      if (!model || !prop || this.#settling) return
      this.#chosen({ row: model.n, column: Number(prop.slice(1)), rows: 1, columns: 1 })
    })
    element.addEventListener(
      'pointerdown',
      () => {
        this.#settling = undefined
        Object.assign(this.#staysAt, { top: false, left: false })
      },
      { capture: true },
    )
    const onWheel = ({ deltaX, deltaY, shiftKey }: WheelEvent) => {
      if (deltaY !== 0) this.#staysAt.top = false
      if (deltaX !== 0 || shiftKey) this.#staysAt.left = false
    }
    element.addEventListener('wheel', onWheel, { passive: true })
    // The grid's parts follow each other late, and one that is behind takes the others back to where the last sheet was.
    element.addEventListener('scroll', () => void this.#keepAtTop(), { capture: true })
  }

  get block(): CellBlock {
    return this.#block
  }
  /** The corner that moves while the selection is widened. */
  get head(): CellAt {
    const { row, column, rows, columns } = this.#block
    return this.#corners?.head ?? { row: row + rows - 1, column: column + columns - 1 }
  }

  /** Selects again what is selected, which takes the keyboard into the grid. */
  focus(): void {
    void this.#select(this.#block)
  }
  /** Selects cells and shows where they begin. */
  goTo({ row, column, rows = 1, columns = 1 }: Partial<CellBlock> & CellAt, show = true): Promise<void> {
    this.#chosen({ row, column, rows, columns })
    this.#corners = undefined
    return this.#select(this.#block, false, show ? { row, column } : null)
  }
  move(step: Step): void {
    void this.goTo(this.#beside(this.#corners?.anchor ?? this.#block, step))
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

  /**
   * Selects once the grid has drawn; what it says before is of the sheet before, unless the person clicks meanwhile.
   * @param other another sheet has come to the front
   */
  settle(block: CellBlock, other: boolean): void {
    this.#block = block
    if (other) Object.assign(this.#staysAt, { top: true, left: true })
    this.settled = this.#settle().finally(hold())
  }

  async #settle(): Promise<void> {
    const mine = Symbol('settling')
    this.#settling = mine
    await pause(requestAnimationFrame)
    if (this.#settling !== mine) return
    await this.#keepAtTop()
    // By now the person may have gone on.
    await this.#select(this.#block)
    await pause((done) => setTimeout(done, SETTLED_MS))
    if (this.#settling === mine) this.#settling = undefined
  }

  /** A sheet that comes to the front is not where the last one was scrolled to. */
  async #keepAtTop(): Promise<void> {
    const { top, left } = this.#staysAt
    const isMoved = (part: string, side: 'scrollTop' | 'scrollLeft'): boolean =>
      Array.from(this.#element.querySelectorAll(part)).some((one) => one[side] !== 0)
    if (top && (this.scrolled.y !== 0 || isMoved('.vertical-inner', 'scrollTop'))) await this.#element.scrollToRow(0)
    if (left && (this.scrolled.x !== 0 || isMoved('revogr-viewport-scroll', 'scrollLeft')))
      await this.#element.scrollToColumnIndex(0)
  }

  /** Tells what is selected and what stands in its first cell. */
  tell(): void {
    const { row, column } = this.#block
    this.#listeners.onSelect(this.#block, this.#now()?.rows.models[row - 1]?.[`c${column}`] ?? '')
  }

  /** Selects what is selected where the grid has nothing selected. */
  async #keep(): Promise<void> {
    const drawn = hold()
    if (!(await this.#element.getSelectedRange())) await this.#select(this.#block, false, null)
    drawn()
  }

  /** The cell so many steps away, on the sheet and not in a hidden column. */
  #beside({ row, column }: CellAt, [down, right]: Step): CellAt {
    const { columns = [], layout } = this.#now() ?? {}
    const at = columns.indexOf(column) + right
    return {
      row: layout?.step(row, down) ?? 1,
      column: columns[Math.min(columns.length - 1, Math.max(0, at))],
    }
  }

  async #onSelect(): Promise<void> {
    const range = await this.#element.getSelectedRange()
    const shown = this.#now()
    if (!range || !shown || this.#settling) return
    const { sheet, columns, layout } = shown
    const block = selectionIn(sheet, columns, layout, range)
    if (block && !isPartOf(sheet, columns, layout, this.#block, block)) this.#chosen(block)
  }

  /** Keeps what the person has selected, and tells where it is new. */
  #chosen(block: CellBlock): void {
    const shown = this.#now()
    if (!shown || JSON.stringify(block) === JSON.stringify(this.#block)) return
    this.#block = block
    this.#corners = undefined
    this.tell()
    this.selects++
    ask('select', { sheetId: shown.sheet.id, ...block }).catch(this.#listeners.onFailure)
  }

  /**
   * @param centred scrolls so that there is something around the cell; else only as far as needed
   * @param shown the cell to scroll to; null: none
   */
  async #select(block: CellBlock, centred = true, shown: CellAt | null = block): Promise<void> {
    const now = this.#now()
    if (!now) return
    const { start, end, columnType, rowType } = targetOf(now.sheet, now.columns, now.layout, block)
    this.tell()
    await this.#element.setCellsFocus(start, end, columnType, rowType)
    if (shown) await this.#scrollTo(shown, centred)
  }

  async #scrollTo({ row, column }: CellAt, centred: boolean): Promise<void> {
    const now = this.#now()
    if (!now) return
    const { sheet, columns, layout } = now
    const cell = targetOf(sheet, columns, layout, { row, column, rows: 1, columns: 1 })
    const { clientHeight: height, clientWidth: width } = this.#element
    const view = { sheet, layout, shown: columns, height, width, scrolled: this.scrolled, centred }
    const first = cell.rowType === 'rgRow' ? rowToShow(view, cell.start.y) : undefined
    const left = cell.columnType === 'rgCol' ? columnToShow(view, cell.start.x) : undefined
    if (first !== undefined) this.#staysAt.top = false
    if (left !== undefined) this.#staysAt.left = false
    if (first !== undefined) await this.#element.scrollToRow(first)
    if (left !== undefined) await this.#element.scrollToColumnIndex(left)
  }
}
