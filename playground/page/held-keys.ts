/**
 * Keys that come before the grid can hear them: a cell is about to be opened, a jump waits for its answer, another sheet is
 * on its way. They are kept in their order and pressed as soon as it can. Decides nothing about what a key does.
 */
import { hold } from './settled.ts'

/** They belong to the browser, or come again as an event of the clipboard. */
const NOT_HELD = /^[cvxp]$/i

export class HeldKeys {
  readonly #grid: HTMLElement
  readonly #keys: KeyboardEvent[] = []
  readonly #again = new WeakSet<Event>()
  #holds = 0
  #pressing = false

  constructor(grid: HTMLElement) {
    this.#grid = grid
    addEventListener('keydown', (event) => this.#onKey(event), true)
  }

  /** Holds keys until then, whether it succeeds or not. */
  until(ready: Promise<unknown>): void {
    this.#holds++
    const settled = hold()
    const end = (): void => {
      this.#holds--
      void this.#press().finally(settled)
    }
    ready.then(end, end)
  }

  #onKey(event: KeyboardEvent): void {
    const { target } = event
    if ((this.#holds === 0 && !this.#pressing) || this.#again.has(event)) return
    if (target !== document.body && !(target instanceof Node && this.#grid.contains(target))) return
    const { key, isComposing, ctrlKey, metaKey } = event
    if (isComposing || key === 'Process' || ((ctrlKey || metaKey) && NOT_HELD.test(key))) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.#keys.push(event)
  }

  async #press(): Promise<void> {
    if (this.#pressing) return
    this.#pressing = true
    // A key may be what the next ones have to wait for.
    while (this.#holds === 0) {
      const held = this.#keys.shift()
      if (!held) break
      const { key, code, shiftKey, ctrlKey, metaKey, altKey } = held
      const modifiers = { shiftKey, ctrlKey, metaKey, altKey }
      const again = new KeyboardEvent('keydown', { key, code, ...modifiers, bubbles: true, cancelable: true })
      this.#again.add(again)
      const at = document.activeElement ?? document.body
      const isText = at.dispatchEvent(again) && key.length === 1 && !ctrlKey && !metaKey && !altKey
      if (isText && at instanceof HTMLInputElement)
        at.setRangeText(key, at.selectionStart ?? 0, at.selectionEnd ?? 0, 'end')
      // The grid takes them one at a time.
      await new Promise((done) => setTimeout(done))
    }
    this.#pressing = false
  }
}
