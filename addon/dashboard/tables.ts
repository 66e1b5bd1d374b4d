/** What the Dashboard's sections share: headings, headers of tables, shades of counts, sizes of charts. Pure. */
import { COLUMNS, FIRST_PX, OTHER_PX, type Pen, ROW_PX } from './page.ts'

/** From few to many; dark text is read on each of them. */
const HEAT = ['#e8f0fe', '#d2e3fc', '#c3d9fb', '#aecbfa', '#9ac0f9']

/** A section's heading, with a small line below it where there is more to say. */
export function heading(pen: Pen, text: string, note = ''): void {
  pen.put(1, text)
  pen.style('heading', 1, COLUMNS)
  pen.down()
  if (note === '') return
  pen.put(1, note)
  pen.style('note', 1, 1)
  pen.down()
}

/** Headers of a table: the first over names, the others over numbers. */
export function heads(pen: Pen, texts: readonly string[]): void {
  texts.forEach((text, k) => {
    pen.put(k + 1, text)
  })
  pen.style('head', 1, 1)
  if (texts.length > 1) {
    pen.style('head', 2, texts.length - 1)
    pen.style('numbers', 2, texts.length - 1)
  }
  pen.down()
}

/** Colour of a count, by its share of the largest. */
export function shade(count: number, most: number): string {
  return HEAT[Math.min(HEAT.length - 1, Math.floor((count / most) * HEAT.length))]
}

/** From this column to the page's right edge. */
export function sizeFrom(column: number, rows: number): { widthPx: number; heightPx: number } {
  const widthPx = (COLUMNS - Math.max(column, 2) + 1) * OTHER_PX + (column === 1 ? FIRST_PX : 0)
  return { widthPx, heightPx: rows * ROW_PX }
}
