/**
 * How tall rows are: as a script set them, else as their largest font and their wrapped texts need. An estimate: the real one
 * measures glyphs. Decides no drawing. Pure.
 */
import { ROW_PIXELS, USUAL_POINTS } from './cell-sizes.ts'
import type { Sheet } from './sheet.ts'

/** Below these rows wrapped texts are cut: nobody reads a hundred thousand wrapped lines. */
const ROWS_LOOKED_AT = 2_000
const DEFAULT_WIDTH_PIXELS = 100
const PADDING_PIXELS = 8
/** Of usual size. */
const EM_PIXELS = 13.4
/** Widths of Arial's letters in thousandths of its size; all others are as wide as an n. */
const THOUSANDTHS: readonly [letters: string, width: number][] = [
  ["ijl'‘’|", 225],
  [' ftI.,:;!/\\()[]-“”', 290],
  ['r"*', 345],
  ['cksvxyzJ', 500],
  ['FTZ+=<>~', 600],
  ['ABEKPSVXY&', 667],
  ['CDHNRUw', 722],
  ['GOQ', 778],
  ['mM', 833],
  ['W%@…', 950],
]
const USUAL_THOUSANDTHS = 556
const WIDTHS = new Map(
  THOUSANDTHS.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)),
)
/** Fonts that stand in for Arial are a little wider. */
const MARGIN = 1.04
const LINE_PIXELS = 17
const PIXELS_PER_POINT = 1.7

/** Rows that are not as tall as most, `[row, pixels]`, ascending. */
export function unusualHeights(sheet: Sheet): [row: number, pixels: number][] {
  const found: [number, number][] = []
  const rows = Math.min(sheet.maxRows, ROWS_LOOKED_AT)
  for (let row = 1; row <= rows; row++) {
    const pixels = rowHeightPixels(sheet, row)
    if (pixels !== ROW_PIXELS) found.push([row, pixels])
  }
  return found
}

/** Height of one row in pixels. */
export function rowHeightPixels(sheet: Sheet, row: number): number {
  const { values, looks, heightPixels } = sheet.rows[row - 1]
  if (heightPixels !== undefined) return heightPixels
  let most = ROW_PIXELS
  looks.forEach((look, index) => {
    if (!look || (!look.wrap && !look.fontSize)) return
    const value = values[index]
    if (value === undefined || value === '') return
    const points = look.fontSize ?? USUAL_POINTS
    const width = sheet.columns[index]?.widthPixels ?? DEFAULT_WIDTH_PIXELS
    const lines = look.wrap ? wrappedLines(sheet.text(row, index + 1), width, points, look.bold === true) : 1
    const line = Math.max(LINE_PIXELS, Math.round(points * PIXELS_PER_POINT))
    most = Math.max(most, lines * line + ROW_PIXELS - LINE_PIXELS)
  })
  return most
}

/** Lines that a text takes in a cell of that width: broken between words, East Asian text anywhere. */
function wrappedLines(text: string, widthPixels: number, points: number, bold: boolean): number {
  const scale = (points / USUAL_POINTS) * (bold ? 1.08 : 1)
  const room = widthPixels - PADDING_PIXELS
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let used = 0
    lines++
    for (const [piece] of paragraph.matchAll(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g)) {
      const pixels = textPixels(piece.trimEnd()) * scale
      if (used > 0 && used + pixels > room) {
        lines++
        used = 0
      }
      // A word longer than the line is broken inside.
      if (pixels > room) lines += Math.ceil(pixels / room) - 1
      used += textPixels(piece) * scale
    }
  }
  return lines
}

function textPixels(text: string): number {
  let thousandths = 0
  for (const character of text) {
    const isWide = (character.codePointAt(0) ?? 0) > 0x2e7f
    thousandths += isWide ? 1000 : (WIDTHS.get(character) ?? USUAL_THOUSANDTHS) * MARGIN
  }
  return (thousandths / 1000) * EM_PIXELS
}
