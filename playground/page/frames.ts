/**
 * The add-on's own pages in frames: the sidebar, 300 pixels wide, and dialogs. Carries `google.script.run` calls of a frame
 * to the server and answers back (bridge.ts is the other end). Decides which frame may speak and what closes it.
 */
import type { Event } from '../server/messages.ts'
import { ask, type CommandFailed, SESSION } from './connection.ts'
import { button, element, place } from './elements.ts'
import { words } from './words.ts'

type Opened = Extract<Event, { event: 'open' }>

interface Shown {
  frame: HTMLIFrameElement
  close(): void
  resize(side: 'width' | 'height', pixels: number): void
}

const MARGIN_PIXELS = 40
const DIALOG = { width: 600, height: 300 }
let sidebar: Shown | undefined
let dialog: Shown | undefined
let focusGrid = (): void => {}

/** @param toGrid puts the keyboard back into the grid */
export function startFrames(toGrid: () => void): void {
  focusGrid = toGrid
  addEventListener('message', ({ source, data }) => {
    const shown = [sidebar, dialog].find((one) => one?.frame.contentWindow === source)
    if (!shown || typeof data !== 'object' || data === null) return
    if (data.google === 'run') carry(shown.frame, data)
    else if (data.google === 'host') act(shown, data)
  })
}

function carry(
  frame: HTMLIFrameElement,
  { id, functionName, json }: { id: number; functionName: string; json: string },
) {
  const answer = (result: object): void => frame.contentWindow?.postMessage({ google: 'result', id, ...result }, '*')
  ask('page', { functionName: String(functionName), json: String(json) }).then(
    (result) => answer({ ok: true, json: result.json }),
    ({ message, name }: CommandFailed) => answer({ ok: false, message, name }),
  )
}

function act(shown: Shown, { act: what, value }: { act: string; value?: number }): void {
  if (what === 'close') shown.close()
  if (what === 'focus') focusGrid()
  if (what === 'setHeight') shown.resize('height', Number(value))
  if (what === 'setWidth') shown.resize('width', Number(value))
}

function frameOf({ page, title }: Opened): HTMLIFrameElement {
  return element('iframe', {
    src: `/add-on-page?session=${SESSION}&page=${page}`,
    title,
    sandbox: 'allow-scripts allow-forms allow-popups allow-modals allow-downloads allow-popups-to-escape-sandbox',
    allow: 'clipboard-write',
  })
}

/** Shows a page; one of its kind that is open goes, as in Google Sheets. */
export function openPage(opened: Opened): void {
  if (opened.kind === 'sidebar') openSidebar(opened)
  else openDialog(opened)
}

function openSidebar(opened: Opened): void {
  sidebar?.close()
  const area = place('sidebar')
  const frame = frameOf(opened)
  const shown: Shown = {
    frame,
    close: () => {
      area.hidden = true
      area.textContent = ''
      if (sidebar === shown) sidebar = undefined
      focusGrid()
    },
    // G: reference/html/host.md: a sidebar's size cannot be changed.
    resize: () => {},
  }
  sidebar = shown
  const title = element('h2', {}, opened.title)
  const close = button('×', shown.close, { class: 'close', 'aria-label': words().closeSidebar })
  area.replaceChildren(element('div', { class: 'title' }, title, close), frame)
  area.setAttribute('aria-label', opened.title)
  area.hidden = false
}

function openDialog(opened: Opened): void {
  dialog?.close()
  const frame = frameOf(opened)
  const box = element('dialog', { class: 'page', 'aria-label': opened.title })
  const shown: Shown = {
    frame,
    close: () => {
      box.remove()
      if (dialog === shown) dialog = undefined
      focusGrid()
    },
    resize: (side, pixels) => {
      const most = (side === 'width' ? innerWidth : innerHeight) - MARGIN_PIXELS * 2
      if (pixels > 0) frame.style[side] = `${Math.min(pixels, most)}px`
    },
  }
  dialog = shown
  const close = button('×', shown.close, { class: 'close', 'aria-label': words().close })
  box.append(element('div', { class: 'title' }, element('h2', {}, opened.title), close), frame)
  box.addEventListener('close', shown.close)
  document.body.append(box)
  shown.resize('width', opened.width || DIALOG.width)
  shown.resize('height', opened.height || DIALOG.height)
  if (opened.modal) box.showModal()
  else box.show()
}
