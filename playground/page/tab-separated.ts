/** Cells as tab-separated text, as other spreadsheet programs read and write it. Decides also how a block fills a larger one. */
import type { CellBlock } from '../server/messages.ts'

/** Lines of cells parted by tabs; a cell with a tab, a line break or a quote in quotes. */
export function textOf(texts: readonly string[][]): string {
  const cellText = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return texts.map((line) => line.map(cellText).join('\t')).join('\n')
}

/** The cells of such a text. A quote inside a cell that does not begin with one is a quote. */
export function textsOf(text: string): string[][] {
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|[^\t\n]*/y
  const lines: string[][] = [[]]
  for (let at = 0; at <= body.length; at++) {
    cell.lastIndex = at
    const [whole, quoted] = cell.exec(body) ?? ['']
    lines[lines.length - 1].push(quoted === undefined ? whole : quoted.replaceAll('""', '"'))
    at += whole.length
    if (body[at] === '\n') lines.push([])
  }
  return lines
}

/** A block whose multiple is selected fills the whole selection, as in Google Sheets. */
export function tiled(texts: readonly string[][], { rows, columns }: CellBlock): string[][] {
  const width = Math.max(...texts.map((line) => line.length))
  const fits = rows % texts.length === 0 && columns % width === 0
  const [down, right] = fits ? [rows / texts.length, columns / width] : [1, 1]
  const wide = texts.map((line) =>
    Array.from({ length: right }, () => [...line, ...new Array<string>(width - line.length).fill('')]).flat(),
  )
  return Array.from({ length: down }, () => wide).flat()
}
