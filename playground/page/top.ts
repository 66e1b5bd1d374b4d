/** The top of the page: file name, menu bar with the add-on's menu as it registered it, the playground's own switches. */
import type { CellBlock, MenuItem, NetworkTrouble, State } from '../server/messages.ts'
import * as actions from './actions.ts'
import { button, element, place } from './elements.ts'
import { type Item, menuBar, menuIsOpen } from './menu-bar.ts'
import { addressOf } from './selection.ts'
import { words } from './words.ts'

const drawn = { menus: '', switches: '' }

/**
 * Draws what has changed. @param selected gives the cells that are selected when a menu is used
 * @param filterSelected opens the filter of their column
 */
export function drawTop(state: State, selected: () => CellBlock, filterSelected: () => void): void {
  const { name, menus, person } = state
  const hidden = state.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name)
  const key = JSON.stringify([name, menus, person, hidden, state.selection.sheetId, isFiltered(state)])
  if (key !== drawn.menus && !menuIsOpen()) {
    drawn.menus = key
    fill('menus', nameField(name), menuBar(words().menus, allMenus(state, selected, filterSelected)))
  }
  const { network, today, triggers, persons, workerUrl, setupKey } = state
  const switches = JSON.stringify([network, today, triggers, person, persons])
  if (switches === drawn.switches) return
  drawn.switches = switches
  document.title = `${name} – ${words().playground}`
  fill('switches', ...switchesOf(state))
  fill('hint', words().local, ' ', words().connection, ' ', copied(workerUrl), ' ', words().key, ' ', copied(setupKey))
}

/** Says which cell is selected and what it holds. */
export function drawCell(block: CellBlock, content: string): void {
  fill('address', addressOf(block))
  fill('content', content)
}

/** The parts in which the others draw. */
export function startTop(): void {
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
  top.append(element('p', { id: 'hint' }), cell)
  top.prepend(element('h1', { class: 'unseen' }, words().playground))
}

function fill(id: string, ...children: (Node | string)[]): void {
  place(id).replaceChildren(...children)
}

function nameField(name: string): HTMLElement {
  const field = element('input', { class: 'name', value: name, 'aria-label': words().fileName, autocomplete: 'off' })
  // Chinese characters take the room of two.
  const characters = name.length + (name.match(/[\u2e80-\uffef]/g)?.length ?? 0)
  field.size = Math.max(8, Math.min(40, characters + 2))
  field.addEventListener('change', () => actions.rename(field.value))
  return field
}

function allMenus(state: State, selected: () => CellBlock, filterSelected: () => void): Item[] {
  const w = words()
  const lines = (act: 'insert' | 'delete', side: 'rows' | 'columns') => () =>
    actions.changeLines(state, selected(), act, side)
  const sort = (ascending: boolean) => () => actions.sortBy(state, selected(), ascending)
  const own: Item[] = [
    {
      caption: w.file,
      items: [
        { caption: w.newSheet, act: () => void actions.openFile({ kind: 'empty' }) },
        { caption: w.demoShop, act: () => void actions.openFile({ kind: 'demo' }) },
        { caption: w.openFile, act: actions.pickFile },
        { caption: '' },
        { caption: w.download, act: actions.downloadFile },
      ],
    },
    {
      caption: w.edit,
      items: [
        { caption: w.deleteRows, act: lines('delete', 'rows') },
        { caption: w.deleteColumns, act: lines('delete', 'columns') },
      ],
    },
    {
      caption: w.insert,
      items: [
        { caption: w.rowsAbove, act: lines('insert', 'rows') },
        { caption: w.columnsLeft, act: lines('insert', 'columns') },
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

function filterItems(state: State, filterSelected: () => void): Item[] {
  const w = words()
  const { sheetId } = state.selection
  if (!isFiltered(state)) return [{ caption: w.makeFilter, act: () => actions.changeFilter(sheetId, 'make') }]
  return [
    { caption: w.filterColumn, act: filterSelected },
    { caption: w.removeFilter, act: () => actions.changeFilter(sheetId, 'remove') },
  ]
}

function sheetItems({ sheets, selection }: State): Item[] {
  const w = words()
  const alone = sheets.filter(({ hidden }) => !hidden).length === 1
  const hidden = sheets.filter((sheet) => sheet.hidden)
  return [
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
  const fire = button(w.fire, actions.fireSchedule, { title: scheduleText(triggers) })
  return [
    element('label', {}, `${w.today} `, day),
    element(
      'label',
      {},
      `${w.network} `,
      choice(troubles, network, (value) => actions.setNetwork(value as NetworkTrouble)),
    ),
    fire,
    ...(other
      ? [
          button(
            w.secondPerson.replace('%', () => other.name),
            () => actions.openAs(other.id),
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

/** A value that a click copies. */
function copied(text: string): HTMLElement {
  const made = button(
    text,
    () => {
      void navigator.clipboard?.writeText(text)
      made.title = words().copied
    },
    { class: 'copy', title: words().copy },
  )
  return made
}
