/** How one cell is drawn: text, colours, notes, check boxes, text that runs over empty neighbours as in Google Sheets. */
import { USUAL_POINTS } from '../workbook/cell-sizes.ts'
import type { RowModel, ShownCell } from './rows.ts'
import { words } from './words.ts'

// RevoGrid's own `h`: makes what the grid draws.
// biome-ignore lint/suspicious/noExplicitAny: the grid's type takes any properties
export type Make = (tag: string, properties: Record<string, any> | null, ...children: unknown[]) => unknown

const PADDING_PIXELS = 4

export interface CellPlace {
  row: RowModel
  /** From 1. */
  column: number
  /** The row is taller than one line. */
  tall: boolean
  /** The cell is in the header of the filter: what its arrow does, and whether the column hides rows. */
  filter?: { open: (arrow: HTMLElement) => void; filtered: boolean }
  /** Widths of this and the following columns on the screen. */
  widths: () => number[]
}

/** Style and notes of the cell's box. */
export function cellProperties({ row, column, tall, filter }: CellPlace): Record<string, unknown> {
  const cell = row.cells.get(column)
  if (!cell) return { class: { filter: Boolean(filter) } }
  const { background, color, bold, italic, fontSize, align, vertical, wrap, link } = cell.style
  const style: Record<string, string> = {}
  if (background) style.backgroundColor = background
  if (color) style.color = color
  if (bold) style.fontWeight = 'bold'
  if (italic) style.fontStyle = 'italic'
  if (fontSize) style.fontSize = `${fontSize}pt`
  const side = align ?? (cell.checked === undefined ? undefined : 'center')
  if (side) style.textAlign = side
  const middle = vertical === 'middle'
  // Large letters are taller than the line of usual ones, whose end the cell cuts.
  if (tall && fontSize && !wrap) style.lineHeight = '1.25'
  if (tall) style.justifyContent = vertical === 'top' ? 'flex-start' : middle ? 'center' : 'flex-end'
  const classes = {
    note: Boolean(cell.note),
    link: Boolean(link),
    choice: Boolean(cell.options),
    filter: Boolean(filter),
    tall,
    wrap: wrap === true,
  }
  return { style, class: classes, ...(cell.note ? { title: cell.note } : {}) }
}

/** What stands in the cell. @param check is told when a check box is clicked */
export function cellContent(make: Make, place: CellPlace, check: (checked: boolean) => void): unknown {
  const content = contentOf(make, place, check)
  const { filter } = place
  if (!filter) return content
  const arrow = make(
    'button',
    {
      type: 'button',
      class: { 'filter-arrow': true, filtered: filter.filtered },
      tabIndex: -1,
      'aria-label': words().filterColumn,
      onClick: (event: MouseEvent) => {
        event.stopPropagation()
        filter.open(event.currentTarget as HTMLElement)
      },
    },
    filter.filtered ? '▼' : '▽',
  )
  return [content, arrow]
}

function contentOf(make: Make, place: CellPlace, check: (checked: boolean) => void): unknown {
  const cell = place.row.cells.get(place.column)
  if (!cell) return ''
  if (cell.checked !== undefined) {
    return make('input', {
      type: 'checkbox',
      checked: cell.checked,
      tabIndex: -1,
      'aria-label': cell.checked ? 'TRUE' : 'FALSE',
      onClick: (event: MouseEvent) => {
        event.preventDefault()
        check(!cell.checked)
      },
    })
  }
  const room = overflowWidth(cell, place)
  return room > 0 ? make('span', { class: 'over', style: { width: `${room}px` } }, cell.text) : cell.text
}

/** Pixels that a text may take where empty cells follow it; 0 where it has to stay in its own. */
function overflowWidth(cell: ShownCell, { row, column, widths, filter }: CellPlace): number {
  if (filter) return 0
  const { align, wrap, fontSize } = cell.style
  const short = cell.text.length * ((fontSize ?? USUAL_POINTS) / USUAL_POINTS) < 8
  if (wrap || (align && align !== 'left') || short || blocks(row, column + 1)) return 0
  let pixels = -PADDING_PIXELS * 2
  for (const [index, width] of widths().entries()) {
    if (index > 0 && blocks(row, column + index)) break
    pixels += width
  }
  return pixels
}

function blocks(row: RowModel, column: number): boolean {
  const cell = row.cells.get(column)
  return cell !== undefined && (cell.text !== '' || cell.checked !== undefined)
}
