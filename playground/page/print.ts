/**
 * Printing the sheet that is shown, as Google Sheets does by default: all of it with its charts, in landscape, one page wide,
 * frozen rows on each page, rows that the filter hides left out. The grid itself holds only what is on the screen, so the
 * sheet is put into a table of its own that the screen never shows. Decides no data.
 */
import type { BlockView, CellView, ChartView, SheetState } from '../server/messages.ts'
import { tellFailure } from './actions.ts'
import { chartBox } from './charts.ts'
import { ask } from './connection.ts'
import { element } from './elements.ts'
import { RowLayout } from './row-layout.ts'

/** What is fetched at once, and at most: nobody prints a hundred thousand rows from a practice sheet. */
const BLOCK_ROWS = 500
const ROWS_MAX = 5_000
/** Regions that print on Letter (Unicode CLDR, supplemental data, paperSize). */
const LETTER = /-(?:BZ|CA|CL|CO|CR|GT|MX|NI|PA|PH|PR|SV|US|VE)$/
/** Between margins of 0.7 inches, at 96 pixels an inch. */
const PAPER = { A4: 987, letter: 921 }

type Cells = Map<number, { cell: CellView; look: BlockView['looks'][number] }>

/** Takes away what was prepared: the sheet has changed. */
export function forgetPrint(): void {
  document.getElementById('print')?.remove()
}

/** Prepares the sheet as the file holds it now, after all that the person did, and opens the browser's print dialog. */
export async function printSheet(): Promise<void> {
  try {
    const { sheets, selection } = await ask('state', {})
    const sheet = sheets.find(({ id }) => id === selection.sheetId)
    if (!sheet) return
    const [rows, charts] = await Promise.all([
      rowsOf(sheet),
      sheet.charts > 0 ? ask('charts', { sheetId: sheet.id }) : Promise.resolve([]),
    ])
    const layout = new RowLayout(sheet)
    const paper = LETTER.test(navigator.language) ? 'letter' : 'A4'
    const { made, widthPixels } = tableOf(sheet, rows, layout, charts)
    const holder = element('div', { class: sheet.hiddenGridlines ? 'printed' : 'printed lines' }, made)
    holder.style.width = `${widthPixels}px`
    holder.style.setProperty('zoom', String(Math.min(1, PAPER[paper] / widthPixels)))
    forgetPrint()
    const style = element('style', {}, `@page { size: ${paper} landscape; margin: 0.75in 0.7in; }`)
    document.body.append(element('div', { id: 'print', 'aria-hidden': 'true' }, style, holder))
    window.print()
  } catch (error) {
    tellFailure(error as Error)
  }
}

async function rowsOf({ id, rows }: SheetState): Promise<Cells[]> {
  const found: Cells[] = []
  for (let row = 1; row <= Math.min(rows, ROWS_MAX); row += BLOCK_ROWS) {
    const { cells, looks } = await ask('view', { sheetId: id, row, rows: BLOCK_ROWS })
    for (const line of cells)
      found.push(new Map(line.map(([column, cell]) => [column, { cell, look: looks[cell.look ?? -1] ?? {} }])))
  }
  while (found.length > 0 && ![...found[found.length - 1].values()].some(({ cell }) => cell.text !== '')) found.pop()
  return found
}

function tableOf(
  sheet: SheetState,
  rows: Cells[],
  layout: RowLayout,
  charts: readonly ChartView[],
): { made: HTMLElement; widthPixels: number } {
  const used = rows.flatMap((cells) => [...cells].filter(([, { cell }]) => cell.text !== '').map(([column]) => column))
  const last = used.reduce((most, column) => Math.max(most, column), 1)
  const columns = Array.from({ length: sheet.columns }, (_, k) => k + 1).filter(
    (column) => !sheet.hiddenColumns.includes(column) && column <= Math.max(last, ...charts.map(endColumn(sheet))),
  )
  const widths = columns.map((column) => sheet.columnWidths[column - 1])
  const hidden = new Set(sheet.hiddenRows)
  const lines = rows.flatMap((cells, k) => (hidden.has(k + 1) ? [] : [lineOf(cells, k + 1, columns, layout, charts)]))
  const group = element('colgroup', {})
  for (const width of widths) {
    const column = element('col')
    column.style.width = `${width}px`
    group.append(column)
  }
  const widthPixels = widths.reduce((sum, width) => sum + width, 0)
  const head = layout.frozen > 0 ? [element('thead', {}, ...lines.slice(0, layout.frozen))] : []
  const made = element('table', {}, group, ...head, element('tbody', {}, ...lines.slice(layout.frozen)))
  made.style.width = `${widthPixels}px`
  return { made, widthPixels }
}

/** The last column that a chart covers. */
function endColumn({ columnWidths }: SheetState): (chart: ChartView) => number {
  return ({ anchorColumn, offsetXPixels, widthPixels }) => {
    let column = anchorColumn
    for (let left = offsetXPixels + widthPixels - 1; left > columnWidths[column - 1]; column++)
      left -= columnWidths[column - 1]
    return column
  }
}

function lineOf(
  cells: Cells,
  row: number,
  columns: number[],
  layout: RowLayout,
  charts: readonly ChartView[],
): HTMLElement {
  const made = element(
    'tr',
    {},
    ...columns.map((column, k) => {
      const { cell, look } = cells.get(column) ?? { cell: { text: '' } as CellView, look: {} }
      const text = cell.checked === undefined ? cell.text : cell.checked ? '☑' : '☐'
      const here = charts.filter(({ anchorRow, anchorColumn }) => anchorRow === row && anchorColumn === column)
      // In the cell where it begins, so that it goes with its rows to the next page.
      const box = element('td', {}, text, ...here.map(chartBox))
      const { background, color, bold, italic, fontSize, align, vertical, wrap } = look
      const next = cells.get(columns[k + 1])?.cell.text ?? ''
      Object.assign(box.style, {
        ...(background ? { backgroundColor: background } : {}),
        ...(color ? { color } : {}),
        ...(bold ? { fontWeight: 'bold' } : {}),
        ...(italic ? { fontStyle: 'italic' } : {}),
        ...(fontSize ? { fontSize: `${fontSize}pt` } : {}),
        ...(align ? { textAlign: align } : {}),
        verticalAlign: vertical ?? 'bottom',
        ...(wrap ? { whiteSpace: 'pre-wrap' } : next !== '' ? { overflow: 'hidden' } : {}),
      })
      return box
    }),
  )
  made.style.height = `${layout.heightOf(row)}px`
  return made
}
