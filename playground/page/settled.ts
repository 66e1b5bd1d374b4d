/**
 * Whether the page shows what the file holds, as far as it has heard: `data-settled` of the body. Holds are taken by what is
 * asked, drawn or scrolled. Decides nothing about them.
 */

let held = 0

/** Something is on its way to the screen. @returns to be called when it is there; two frames later it is drawn */
export function hold(): () => void {
  held++
  document.body.dataset.settled = 'false'
  let over = false
  return () => {
    if (over) return
    over = true
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(release)))
  }
}

function release(): void {
  held--
  if (held === 0) document.body.dataset.settled = 'true'
}
