/**
 * Whether a page of the add-on fits, measured on it: no sideways scroll, nothing beyond the edge, no text that is
 * cut without saying it in full, no two texts in one place. Decides what counts as a misfit.
 */
import type { Frame, Page } from 'playwright-core'

/** Misfits of what is shown, each with the text it speaks of. */
export function misfits(shown: Page | Frame): Promise<string[]> {
  return shown.evaluate(MEASURE) as Promise<string[]>
}

// Lines of one text come closer to each other than letters of another may: a third of a line's height.
const MEASURE = `(() => {
  const found = []
  // A grid cuts its cells as any sheet does; the words under a chart's axis stand aslant, so their boxes cross.
  const skipped = '.visually-hidden, .unseen, revo-grid, .charts'
  const named = (one) => one.tagName.toLowerCase() + ' “' + one.textContent.trim().slice(0, 60) + '”'
  if (document.documentElement.scrollWidth > innerWidth) found.push('scrolls sideways: ' + document.documentElement.scrollWidth)
  const texts = []
  // A bar that stays while the rest is scrolled, and an open menu, lie over it by design.
  const layer = (one) => {
    for (let box = one; box; box = box.parentElement) {
      const { position, zIndex } = getComputedStyle(box)
      if (/fixed|sticky/.test(position) || (position === 'absolute' && zIndex > 0)) return box
    }
  }
  // What a title says in full may show its first lines only, or the beginning of one.
  const seenUntil = (one) => {
    const end = { right: Infinity, bottom: Infinity }
    for (let box = one; box; box = box.parentElement) {
      if (getComputedStyle(box).overflowY !== 'hidden' || !box.closest('[title]')) continue
      const { right, bottom } = box.getBoundingClientRect()
      Object.assign(end, { right: Math.min(end.right, right), bottom: Math.min(end.bottom, bottom) })
    }
    return end
  }
  for (const one of (document.getElementById('app') ?? document.body).querySelectorAll('*')) {
    if (!one.checkVisibility({ contentVisibilityAuto: true }) || one.closest(skipped)) continue
    const box = one.getBoundingClientRect()
    if (box.width > 0 && box.right > innerWidth + 1) found.push('beyond the edge: ' + named(one))
    const cuts = getComputedStyle(one).overflowX !== 'visible'
    if (cuts && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1 && !one.closest('[title]')) found.push('cut: ' + named(one))
    for (const node of one.childNodes) {
      if (node.nodeType !== 3 || node.data.trim() === '') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const end = seenUntil(one)
      for (const { left, right: textRight, top, bottom: textBottom } of range.getClientRects()) {
        const [right, bottom] = [Math.min(textRight, end.right), Math.min(textBottom, end.bottom)]
        const rect = { left, right, top, bottom, height: bottom - top }
        if (right > left && rect.height > 1 && rect.bottom < 4000) texts.push({ node, one, rect, layer: layer(one) })
      }
    }
  }
  texts.sort((a, b) => a.rect.top - b.rect.top)
  texts.forEach((a, k) => {
    for (let next = k + 1; next < texts.length && texts[next].rect.top < a.rect.bottom; next++) {
      const b = texts[next]
      if (a.node === b.node || a.layer !== b.layer) continue
      const wide = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left)
      const high = Math.min(a.rect.bottom, b.rect.bottom) - b.rect.top
      if (wide > 1 && high > Math.min(a.rect.height, b.rect.height) / 3) found.push('one over the other: ' + named(a.one) + ' and ' + named(b.one))
    }
  })
  return [...new Set(found)]
})()`
