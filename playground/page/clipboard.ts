/**
 * Copy, cut and paste of cells. Decides when a copy is the grid's; the text is tab-separated.ts's, and the cells are the
 * server's, since not all of them are on the page.
 */
import type { CellBlock } from '../server/messages.ts'
import { ask } from './connection.ts'
import { textOf, textsOf, tiled } from './tab-separated.ts'

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
    // The cells come later than the event ends; the browser takes a promise for that.
    const text = ask('texts', from).then((texts) => new Blob([textOf(texts)], { type: 'text/plain' }))
    const emptied = (): Promise<unknown> => (cut ? ask('clear', from) : Promise.resolve())
    navigator.clipboard
      .write([new ClipboardItem({ 'text/plain': text })])
      .then(emptied)
      .catch(onFailure)
  }
  document.addEventListener('copy', (event) => copy(event, false))
  document.addEventListener('cut', (event) => copy(event, true))
  document.addEventListener('paste', (event) => {
    const to = place(event.target)
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!to || text === '') return
    event.preventDefault()
    const texts = tiled(textsOf(text), to.block)
    const { row, column } = to.block
    ask('type', { sheetId: to.sheetId, row, column, texts }).catch(onFailure)
  })
}
