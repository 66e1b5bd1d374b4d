/**
 * Breaks a text into lines: between words, East Asian text anywhere but before its marks. Widths are counted in letters;
 * an East Asian one counts two. Pure.
 */

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/
/** Stands at no line's beginning. */
const CLOSING = /^[，。；：、）”’！？％]/
const PIECE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+/g

/** At least one line; a word longer than `width` has a line of its own. */
export function linesOf(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(PIECE) ?? []) {
    if (line.trim() !== '' && widthOf(line + piece.trim()) > width && !CLOSING.test(piece)) {
      lines.push(line.trim())
      line = ''
    }
    line += piece
  }
  lines.push(line.trim())
  return lines
}

function widthOf(text: string): number {
  let width = 0
  for (let at = 0; at < text.length; at++) width += WIDE.test(text.charAt(at)) ? 2 : 1
  return width
}
