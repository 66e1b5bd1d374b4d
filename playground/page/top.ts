/** The top of the page: file name, menu bar with the add-on's menu as it registered it, the playground's own switches. */
import type { CellBlock, MenuItem, NetworkTrouble, State } from '../server/messages.ts'
import * as actions from './actions.ts'
import { button, element, place } from './elements.ts'
import type { SampleKind } from './files.ts'
import { type Item, menuBar, menuIsOpen, onMenuClosed } from './menu-bar.ts'
import { isBeingNamed, nameField } from './name-field.ts'
import { keepingFocus, whenFree } from './pressed.ts'
import { printSheet } from './print.ts'
import { addressOf } from './selection.ts'
import { drawWelcome, showWelcome } from './welcome.ts'
import { words } from './words.ts'

const drawn = { menus: '', switches: '' }
let draw = (): void => {}

/** What the menus need of the grid. */
interface GridOfTop {
  /** The cells that are selected when a menu is used. */
  selected: () => CellBlock
  find: () => void
  /** Opens the filter of the selected column. */
  filterSelected: () => void
}

/** Draws what has changed; what somebody uses at this moment only afterwards. */
export function drawTop(state: State, grid: GridOfTop): void {
  document.title = `${state.name} – ${words().playground}`
  const top = place('top')
  draw = () =>
    whenFree(top, () =>
      keepingFocus(top, () => {
        drawMenus(state, grid)
        drawSwitches(state)
      }),
    )
  draw()
}

function drawMenus(state: State, grid: GridOfTop): void {
  const { name, menus, person } = state
  const hidden = state.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name)
  const order = state.sheets.map(({ id }) => id)
  const can = [state.canUndo, state.canRedo, isFiltered(state)]
  const key = JSON.stringify([name, menus, person, hidden, order, state.selection.sheetId, can])
  if (key === drawn.menus || menuIsOpen() || isBeingNamed(name)) return
  drawn.menus = key
  fill(
    'menus',
    nameField(name, () => draw()),
    menuBar(words().menus, allMenus(state, grid)),
  )
}

function drawSwitches(state: State): void {
  const { network, today, triggers, person, persons, workerUrl, setupKey } = state
  const switches = JSON.stringify([network, today, triggers, person, persons])
  if (switches === drawn.switches) return
  drawn.switches = switches
  fill('switches', ...switchesOf(state))
  drawWelcome()
  fill(
    'hint',
    button(words().whatIsThis, showWelcome, { class: 'what' }),
    words().local,
    ' ',
    words().connection,
    ' ',
    copied(workerUrl),
    ' ',
    words().key,
    ' ',
    copied(setupKey),
  )
}

/** Says which cell is selected and what it holds. */
export function drawCell(block: CellBlock, content: string): void {
  fill('address', addressOf(block))
  fill('content', content)
}

/** The parts in which the others draw. */
export function startTop(): void {
  onMenuClosed(() => draw())
  const top = place('top')
  const cell = element(
    'div',
    { class: 'cell-bar' },
    element('output', { id: 'address' }),
    element('output', { id: 'content' }),
  )
  const logo = element('span', { class: 'logo', 'aria-hidden': true })
  top.append(
    element('div', { class: 'first' }, logo, element('div', { id: 'menus' }), element('div', { id: 'switches' })),
  )
  top.append(element('p', { id: 'hint' }), element('section', { id: 'welcome', hidden: true }), cell)
  top.prepend(element('h1', { class: 'unseen' }, words().playground))
}

function fill(id: string, ...children: (Node | string)[]): void {
  place(id).replaceChildren(...children)
}

function allMenus(state: State, { selected, find, filterSelected }: GridOfTop): Item[] {
  const w = words()
  const lines = (act: 'before' | 'after' | 'delete', side: 'rows' | 'columns') => () =>
    actions.changeLines(state, selected(), act, side)
  const sort = (ascending: boolean) => () => actions.sortBy(state, selected(), ascending)
  const open = (kind: SampleKind) => () => void actions.openFile({ kind })
  const own: Item[] = [
    {
      caption: w.file,
      items: [
        { caption: w.newSheet, act: open('empty') },
        { caption: w.openFile, act: () => actions.pickFile() },
        { caption: w.openFolder, act: () => actions.pickFile(true) },
        { caption: '' },
        {
          caption: w.samples,
          items: [
            { caption: w.demoShop, act: open('demo') },
            { caption: w.babyShop, act: open('baby') },
            { caption: w.restaurant, act: open('restaurant') },
          ],
        },
        { caption: '' },
        { caption: w.download, act: actions.downloadFile },
        { caption: '' },
        { caption: w.print, act: () => void printSheet() },
      ],
    },
    {
      caption: w.edit,
      items: [
        { caption: w.undo, act: actions.undo, keys: 'Ctrl+Z', disabled: !state.canUndo },
        { caption: w.redo, act: actions.redo, keys: 'Ctrl+Y', disabled: !state.canRedo },
        { caption: w.find, act: find, keys: 'Ctrl+F' },
        { caption: '' },
        { caption: w.deleteRows, act: lines('delete', 'rows') },
        { caption: w.deleteColumns, act: lines('delete', 'columns') },
      ],
    },
    {
      caption: w.insert,
      items: [
        { caption: w.rowsAbove, act: lines('before', 'rows') },
        { caption: w.rowsBelow, act: lines('after', 'rows') },
        { caption: w.columnsLeft, act: lines('before', 'columns') },
        { caption: w.columnsRight, act: lines('after', 'columns') },
        { caption: w.addSheet, act: () => actions.changeTab('add') },
      ],
    },
    {
      caption: w.data,
      items: [
        { caption: w.sortUp, act: sort(true) },
        { caption: w.sortDown, act: sort(false) },
        { caption: '' },
        ...filterItems(state, filterSelected),
      ],
    },
    { caption: w.sheets, items: sheetItems(state) },
  ]
  return [...own, ...addOnMenus(state.menus)]
}

function isFiltered({ sheets, selection }: State): boolean {
  return sheets.some(({ id, filter }) => id === selection.sheetId && filter !== undefined)
}

/** What can be done with the filter of the person's sheet. */
export function filterItems(state: State, filterSelected: () => void): Item[] {
  const w = words()
  const { sheetId } = state.selection
  if (!isFiltered(state)) return [{ caption: w.makeFilter, act: () => actions.changeFilter(sheetId, 'make') }]
  return [
    { caption: w.filterColumn, act: filterSelected },
    { caption: w.removeFilter, act: () => actions.changeFilter(sheetId, 'remove') },
  ]
}

function sheetItems(state: State): Item[] {
  const { sheets, selection } = state
  const w = words()
  const alone = sheets.filter(({ hidden }) => !hidden).length === 1
  const hidden = sheets.filter((sheet) => sheet.hidden)
  const first = sheets.findIndex(({ hidden }) => !hidden)
  const last = sheets.findLastIndex(({ hidden }) => !hidden)
  const at = sheets.findIndex(({ id }) => id === selection.sheetId)
  const move = (by: number) => () => actions.moveTab(state, selection.sheetId, by)
  return [
    { caption: w.moveLeft, act: move(-1), disabled: at <= first },
    { caption: w.moveRight, act: move(1), disabled: at >= last },
    { caption: w.hideSheet, act: () => actions.changeTab('hide', selection.sheetId), disabled: alone },
    { caption: w.deleteSheet, act: () => actions.changeTab('delete', selection.sheetId), disabled: alone },
    ...(hidden.length > 0 ? [{ caption: '' }] : []),
    ...hidden.map(({ id, name }) => ({
      caption: w.showSheet.replace('%', () => name),
      act: () => actions.changeTab('show', id),
    })),
  ]
}

/** A bound script's menu stands in the bar; a published add-on's lies under Extensions, written `Extensions > Name`. */
function addOnMenus(menus: MenuItem[]): Item[] {
  return menus.map(({ caption, items = [] }) => {
    const [bar, inner] = caption.split(' > ')
    const listed = items.map(itemOf)
    return inner ? { caption: bar, items: [{ caption: inner, items: listed }] } : { caption, items: listed }
  })
}

function itemOf({ caption, functionName, items }: MenuItem): Item {
  if (items) return { caption, items: items.map(itemOf) }
  return { caption, act: functionName ? () => actions.runScript(functionName) : undefined }
}

function switchesOf({ network, today, persons, person, triggers }: State): HTMLElement[] {
  const w = words()
  const troubles = Object.entries(w.troubles).map(([value, text]) => ({ value, text }))
  const day = element('input', { type: 'date', value: today })
  day.addEventListener('change', () => actions.setToday(day.value))
  const other = persons.find(({ id }) => id !== person.id)
  const fire = button(w.fire, actions.fireSchedule, { title: [w.fireWhat, scheduleText(triggers)].join('\n').trim() })
  return [
    element('label', { title: w.todayHint }, `${w.today} `, day),
    element(
      'label',
      { title: w.networkHint },
      `${w.network} `,
      choice(troubles, network, (value) => actions.setNetwork(value as NetworkTrouble)),
    ),
    fire,
    ...(other
      ? [
          button(
            w.secondPerson.replace('%', () => other.name),
            () => actions.openAs(other.id),
            { title: w.secondHint },
          ),
        ]
      : []),
    element(
      'label',
      { title: w.language },
      `${w.you.replace('%', () => person.name)} `,
      choice(
        [
          { value: 'en', text: 'English' },
          { value: 'zh', text: '中文' },
        ],
        person.locale,
        (value) => actions.setLanguage(value === 'zh' ? 'zh' : 'en'),
      ),
    ),
  ]
}

function scheduleText(triggers: State['triggers']): string {
  return triggers
    .map(({ handler, schedule, personName }) => `${handler}: ${schedule.join(' ')} (${personName})`)
    .join('\n')
}

function choice(options: { value: string; text: string }[], chosen: string, act: (value: string) => void): HTMLElement {
  const made = element('select')
  for (const { value, text } of options) made.append(element('option', { value, selected: value === chosen }, text))
  made.addEventListener('change', () => act(made.value))
  return made
}

/** How long a click is answered by a word. */
const COPIED_MS = 1500

/** A value that a click copies. */
function copied(text: string): HTMLElement {
  const made = button(
    text,
    () => {
      void navigator.clipboard?.writeText(text)
      made.style.minWidth = `${made.offsetWidth}px`
      made.textContent = words().copied
      setTimeout(() => {
        made.textContent = text
      }, COPIED_MS)
    },
    { class: 'copy', title: words().copy },
  )
  return made
}
