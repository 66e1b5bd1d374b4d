/**
 * Single cells: when one is blank, and its text as an id or as a word. Decides no meaning. Pure.
 */
import type { Cell } from '../contract.ts'

/** Whether a cell says nothing: null, missing, or only white space. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

/** A cell as an id: numbers by their usual digits, text without white space at its ends; '' where blank. */
export function idText(cell: Cell | undefined): string {
  if (typeof cell === 'string') return hasPlainEnds(cell) ? cell : cell.trim()
  return cell === null || cell === undefined ? '' : String(cell)
}

/** Whether nothing can be trimmed: asked a million times, of which trim itself would find nothing. */
function hasPlainEnds(text: string): boolean {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  return first > 32 && first < 127 && last > 32 && last < 127
}

/** A cell as a word to look up: lower case, full-width letters plain; '' where blank. */
export function wordText(cell: Cell | undefined): string {
  return idText(cell).normalize('NFKC').toLowerCase()
}

/** Looks a word up in a table of the contract, never in Object's own names such as `constructor`. */
export function lookUp<T>(words: Record<string, T>, word: string): T | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined
}
