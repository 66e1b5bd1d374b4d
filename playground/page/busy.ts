/** Says in words what is going on where something takes longer than a moment. */
import { place } from './elements.ts'

/** What is done sooner needs no words. */
const AFTER_MS = 600
const under: string[] = []

/** Something has begun. @returns to be called when it has ended */
export function busy(text: string): () => void {
  let shown = false
  const timer = setTimeout(() => {
    shown = true
    under.push(text)
    draw()
  }, AFTER_MS)
  return () => {
    clearTimeout(timer)
    if (!shown) return
    shown = false
    under.splice(under.indexOf(text), 1)
    draw()
  }
}

function draw(): void {
  const line = place('busy')
  line.textContent = under[under.length - 1] ?? ''
  line.hidden = under.length === 0
}
