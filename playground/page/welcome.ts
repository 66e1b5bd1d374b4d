/** For somebody who is here for the first time: what this is, three steps, and shops to try. Decides when that is shown. */
import { setLanguage } from './actions.ts'
import { button, element, place } from './elements.ts'
import { openFile, pickFile, type SampleKind } from './files.ts'
import { words } from './words.ts'

/** The address that `npm start` prints has it, as `1`; in the next file it is `again`. */
const PARAMETER = 'welcome'
let shown = new URLSearchParams(location.search).has(PARAMETER)

/** Who comes for the first time is greeted in the language of the browser. */
export function greet(): void {
  const first = new URLSearchParams(location.search).get(PARAMETER) === '1'
  if (first && navigator.language.startsWith('zh')) setLanguage('zh')
}

export function showWelcome(): void {
  shown = true
  drawWelcome()
  place('welcome').querySelector('button')?.focus()
}

/** Draws the steps, in the language of now, or takes them away. */
export function drawWelcome(): void {
  const area = place('welcome')
  area.hidden = !shown
  if (!shown) {
    // A key after the click that closes it is for the grid.
    area.replaceChildren()
    return
  }
  const w = words()
  const sample = (kind: SampleKind): HTMLElement => button(w.sampleNames[kind], () => void openFile({ kind }))
  const [look, ...rest] = w.steps
  const first = element('li', {}, look, ' ')
  for (const kind of ['demo', 'baby', 'restaurant', 'empty'] as const) first.append(sample(kind))
  first.append(button(w.sampleNames.own, () => pickFile()))
  area.setAttribute('aria-label', w.whatIsThis)
  area.replaceChildren(
    element('p', {}, w.welcome),
    element('ol', {}, first, ...rest.map((step) => element('li', {}, step))),
    button(w.gotIt, close, { class: 'action' }),
  )
}

function close(): void {
  shown = false
  const url = new URL(location.href)
  url.searchParams.delete(PARAMETER)
  history.replaceState(null, '', url)
  drawWelcome()
}
