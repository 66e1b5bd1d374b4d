/**
 * Parts of the page that are drawn anew by being replaced. Decides when that may be: not while somebody presses something
 * in them, or the click would be lost; and where the keyboard is afterwards.
 */

const waiting = new Map<HTMLElement, () => void>()
let pressed: Node | undefined

/** Draws at once, or as soon as nothing in that part is pressed; of several that wait only the last. */
export function whenFree(part: HTMLElement, draw: () => void): void {
  if (pressed && part.contains(pressed)) waiting.set(part, draw)
  else {
    waiting.delete(part)
    draw()
  }
}

/** Draws, and gives the keyboard to what has the same words as what had it. */
export function keepingFocus(part: HTMLElement, draw: () => void): void {
  const before = document.activeElement
  draw()
  if (!(before instanceof HTMLElement) || before.isConnected) return
  const alike = [...part.querySelectorAll<HTMLElement>(before.tagName)].find((one) => nameOf(one) === nameOf(before))
  alike?.focus()
}

const nameOf = (one: HTMLElement): string => one.ariaLabel ?? (one.closest('label') ?? one).textContent ?? ''

addEventListener(
  'pointerdown',
  ({ target }) => {
    pressed = target instanceof Node ? target : undefined
  },
  true,
)
/** After the click that ends it. */
const free = (): unknown =>
  setTimeout(() => {
    pressed = undefined
    const draws = [...waiting.values()]
    waiting.clear()
    for (const draw of draws) draw()
  })
addEventListener('pointerup', free, true)
addEventListener('pointercancel', free, true)
