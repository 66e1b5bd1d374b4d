/** The playground's page: what happens when something comes from the server. Each part draws itself. */
import type { Event, State } from '../server/messages.ts'
import { tellFailure } from './actions.ts'
import { closeQuestion, showQuestion, showToast } from './asking.ts'
import { busy } from './busy.ts'
import { startCellMenu } from './cell-menu.ts'
import { Charts } from './charts.ts'
import { startClipboard } from './clipboard.ts'
import { ask, connect } from './connection.ts'
import { place } from './elements.ts'
import { openFindBar } from './find-bar.ts'
import { openPage, startFrames } from './frames.ts'
import { Grid } from './grid.ts'
import { forgetPrint, printSheet } from './print.ts'
import { hold } from './settled.ts'
import { drawTabs } from './tabs.ts'
import { drawCell, drawTop, startTop } from './top.ts'
import { greet } from './welcome.ts'
import { setLocale, words } from './words.ts'

startTop()
const charts = new Charts(place('grid-area'))
const grid = new Grid(place('grid-area'), {
  onSelect: drawCell,
  onFailure: tellFailure,
  onFind: find,
  onScroll: (side, pixels) => charts.scroll(side, pixels),
})
startClipboard((target) => {
  const { sheet, block } = grid
  return sheet && grid.hears(target) ? { sheetId: sheet.id, block } : undefined
}, tellFailure)
let drawn: State | undefined
startCellMenu(place('grid-area'), grid, () => drawn)
let shown: Promise<void> | undefined
let stale = false
let follow = true

function find(): void {
  openFindBar(place('grid-area'), grid)
}

/** Fetches the state and draws everything; calls that come while one is under way are answered by one more. */
function refresh(): Promise<void> {
  stale = true
  const settled = hold()
  shown ??= showNow().finally(() => {
    shown = undefined
  })
  return shown.finally(settled)
}

async function showNow(): Promise<void> {
  while (stale) {
    stale = false
    const { selects } = grid
    const state: State = await ask('state', {})
    const goes = follow || state.selection.sheetId !== grid.sheet?.id
    // The person has gone on meanwhile: where to, only the next state tells.
    if (goes && selects !== grid.selects) stale = true
    else await show(state)
  }
}

async function show(state: State): Promise<void> {
  forgetPrint()
  drawn = state
  setLocale(state.person.locale)
  drawTop(state, { selected: () => grid.block, find, filterSelected: () => grid.filterSelected() })
  drawTabs(state, goToSheet)
  grid.show(state, follow)
  follow = false
  await charts.show(state)
}

function goToSheet(sheetId: number): void {
  const selected = ask('select', { sheetId, row: 1, column: 1, rows: 1, columns: 1 }).catch(tellFailure)
  grid.leave(
    selected.then(() => {
      follow = true
      return refresh()
    }),
  )
}

function onEvent(event: Event): void {
  switch (event.event) {
    case 'selection':
      follow = true
      void refresh()
      return
    case 'changed':
      void refresh()
      return
    case 'toast':
      showToast(event.title, event.message, event.seconds)
      return
    case 'ask':
      showQuestion(event)
      return
    case 'answered':
      closeQuestion(event.question)
      return
    case 'open':
      openPage(event)
      return
    case 'ended':
      showToast(words().scriptFailed, event.message, -1, 'failure')
  }
}

startFrames(() => grid.focus())
const opened = busy(words().loading)
// The browser would print the screen.
document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return
  event.preventDefault()
  void printSheet()
})
await connect(onEvent, () => showToast('', words().lost, -1, 'failure'))
await ask('onOpen', {})
await refresh()
greet()
opened()
document.body.dataset.ready = 'true'
