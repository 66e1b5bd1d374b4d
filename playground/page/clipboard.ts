/**
 * Copy, cut and paste of cells. Decides when a copy is the grid's; the text is tab-separated.ts's, and the cells are the
 * server's, since not all of them are on the page. By keys as the browser tells of them, by a menu as it allows.
 */
import type { CellBlock } from '../server/messages.ts'
import { ask } from './connection.ts'
import { textOf, textsOf, tiled } from './tab-separated.ts'
import { words } from './words.ts'

export interface Place {
  sheetId: number
  block: CellBlock
}

/** @param place the selected cells; undefined while the keyboard is elsewhere */
export function startClipboard(
  place: (target: EventTarget | null) => Place | undefined,
  onFailure: (e: Error) => void,
): void {
  const copy = (event: ClipboardEvent, cut: boolean): void => {
    const from = place(event.target)
    if (!from) return
    event.preventDefault()
    copyCells(from, cut).catch(onFailure)
  }
  document.addEventListener('copy', (event) => copy(event, false))
  document.addEventListener('cut', (event) => copy(event, true))
  document.addEventListener('paste', (event) => {
    const to = place(event.target)
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!to || text === '') return
    event.preventDefault()
    pasteText(to, text).catch(onFailure)
  })
}

/** Copies the cells and, where they are cut, empties them afterwards. */
export async function copyCells(from: Place, cut: boolean): Promise<void> {
  // The cells come later than the event ends; the browser takes a promise for that.
  const text = ask('texts', from).then((texts) => new Blob([textOf(texts)], { type: 'text/plain' }))
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })])
  if (cut) await ask('clear', from)
}

/** Pastes what the browser lets the page read. Rejects with a sentence where it does not. */
export async function pasteCells(to: Place): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => {
    throw new Error(words().pasteByKey)
  })
  if (text !== '') await pasteText(to, text)
}

async function pasteText({ sheetId, block }: Place, text: string): Promise<void> {
  const { row, column } = block
  await ask('type', { sheetId, row, column, texts: tiled(textsOf(text), block) })
}
