/** The playground's page: what happens when something comes from the server. Each part draws itself. */
import type { Event, State } from '../server/messages.ts'
import { closeQuestion, showQuestion, showToast } from './asking.ts'
import { ask, connect } from './connection.ts'
import { openPage, startFrames } from './frames.ts'
import { drawTop } from './top.ts'
import { setLocale, words } from './words.ts'

let state: State
let asking = false
let stale = false

/** Fetches the state and draws everything; calls that come while one is under way are answered by one more. */
async function refresh(): Promise<void> {
  if (asking) {
    stale = true
    return
  }
  asking = true
  do {
    stale = false
    state = await ask('state', {})
    setLocale(state.person.locale)
    drawTop(state, runMenu)
  } while (stale)
  asking = false
}

/** Runs a menu item; what the script throws is told as Google does, in a bar. */
function runMenu(functionName: string): void {
  document.body.classList.add('running')
  ask('menu', { functionName })
    .catch((error: Error) => showToast(words().scriptFailed, error.message, -1, 'failure'))
    .finally(() => document.body.classList.remove('running'))
}

function onEvent(event: Event): void {
  if (event.event === 'changed' || event.event === 'selection') void refresh()
  if (event.event === 'toast') showToast(event.title, event.message, event.seconds)
  if (event.event === 'ask') showQuestion(event)
  if (event.event === 'answered') closeQuestion(event.question)
  if (event.event === 'open') openPage(event)
  if (event.event === 'ended') showToast(words().scriptFailed, event.message, -1, 'failure')
}

startFrames(() => {})
await connect(onEvent, () => showToast('', words().lost, -1, 'failure'))
await ask('onOpen', {})
await refresh()
document.body.dataset.ready = 'true'
