/** How wide a column has to be for what it shows. An estimate: the real one measures glyphs. */
import type { Sheet } from './sheet.ts'

const ROWS_LOOKED_AT = 1000
const CHARACTER_PIXELS = 7
const PADDING_PIXELS = 12
const LEAST_PIXELS = 40

export function fittingWidthPixels(sheet: Sheet, column: number): number {
  let longest = 0
  const rows = Math.min(sheet.lastRow(), ROWS_LOOKED_AT)
  for (let row = 1; row <= rows; row++) longest = Math.max(longest, textWidth(sheet.text(row, column)))
  return Math.max(LEAST_PIXELS, longest * CHARACTER_PIXELS + PADDING_PIXELS)
}

/** In characters; East Asian ones count double. */
function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1
  return width
}
