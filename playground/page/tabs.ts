/** Sheet tabs at the bottom: go to, add, rename. Hidden sheets are not shown. */
import type { State } from '../server/messages.ts'
import * as actions from './actions.ts'
import { button, element, place } from './elements.ts'
import { whenFree } from './pressed.ts'
import { words } from './words.ts'

let drawn = ''
let draw = (): void => {}

/** @param choose is called when the person wants to go to another sheet */
export function drawTabs(state: State, choose: (sheetId: number) => void): void {
  draw = () => {
    // Drawn afterwards.
    if (!place('tabs').querySelector('.tab-name')) drawList(state, choose)
  }
  whenFree(place('tabs'), draw)
}

function drawList(state: State, choose: (sheetId: number) => void): void {
  const { sheets, selection, person } = state
  const shown = sheets.filter(({ hidden }) => !hidden)
  const key = JSON.stringify([shown.map(({ id, name }) => [id, name]), selection.sheetId, person.locale])
  if (key === drawn) return
  drawn = key
  const list = element('div', { role: 'tablist', 'aria-label': words().sheets })
  for (const { id, name } of shown) {
    const active = id === selection.sheetId
    // A click on the one that is shown would take the keyboard away from somebody who renames it.
    const tab = button(
      name,
      () => {
        if (!active) choose(id)
      },
      {
        role: 'tab',
        'aria-selected': String(active),
        tabindex: active ? 0 : -1,
        title: words().renameHint,
      },
    )
    tab.addEventListener('dblclick', () => editName(tab, id, name))
    tab.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
      const all = [...list.querySelectorAll<HTMLElement>('[role=tab]')]
      if (step !== 0) all[(all.indexOf(tab) + step + all.length) % all.length].focus()
      if (event.key === 'F2') editName(tab, id, name)
    })
    draggable(tab, id, (dragged) => {
      const from = shown.findIndex((one) => one.id === dragged)
      if (from >= 0) actions.moveTab(state, dragged, shown.findIndex((one) => one.id === id) - from)
    })
    list.append(tab)
  }
  const add = button('+', () => actions.changeTab('add'), { class: 'add', 'aria-label': words().addSheet })
  place('tabs').replaceChildren(add, list)
}

/** A tab that is dropped on another takes its place. */
function draggable(tab: HTMLElement, id: number, drop: (dragged: number) => void): void {
  tab.draggable = true
  tab.addEventListener('dragstart', ({ dataTransfer }) => dataTransfer?.setData('text/plain', String(id)))
  tab.addEventListener('dragover', (event) => event.preventDefault())
  tab.addEventListener('drop', (event) => {
    event.preventDefault()
    drop(Number(event.dataTransfer?.getData('text/plain')))
  })
}

function editName(tab: HTMLElement, id: number, name: string): void {
  const field = element('input', { value: name, 'aria-label': words().renameSheet, class: 'tab-name' })
  field.size = Math.max(6, name.length + 2)
  let ended = false
  const end = (save: boolean): void => {
    if (ended) return
    ended = true
    field.replaceWith(tab)
    setTimeout(draw)
    if (save && field.value !== name) actions.changeTab('rename', id, field.value)
  }
  field.addEventListener('keydown', ({ key, isComposing }) => {
    if (isComposing) return
    if (key === 'Enter') end(true)
    if (key === 'Escape') end(false)
  })
  field.addEventListener('blur', () => end(true))
  tab.replaceWith(field)
  field.select()
}
