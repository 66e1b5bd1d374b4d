/** What the frame's menus and switches do. Each tells its failure in a sentence; nothing here draws. */
import type { CellBlock, NetworkTrouble, State } from '../server/messages.ts'
import { showToast } from './asking.ts'
import { busy } from './busy.ts'
import { ask, SESSION } from './connection.ts'
import { words } from './words.ts'

export function tellFailure(error: Error): void {
  showToast(words().notDone, error.message, 12, 'failure')
}

let running = 0
/** Runs a menu item; what the script throws is told as Google does, in a bar. */
export function runScript(functionName: string): void {
  const done = busy(words().running)
  running++
  document.body.classList.add('running')
  ask('menu', { functionName })
    .catch((error: Error) => showToast(words().scriptFailed, error.message, -1, 'failure'))
    .finally(() => {
      done()
      running--
      document.body.classList.toggle('running', running > 0)
    })
}

/** Inserts as many lines as are selected, before or after them, or deletes those. */
export function changeLines(
  state: State,
  block: CellBlock,
  act: 'before' | 'after' | 'delete',
  side: 'rows' | 'columns',
): void {
  const [first, count] = side === 'rows' ? [block.row, block.rows] : [block.column, block.columns]
  const at = act === 'after' ? first + count : first
  const { sheetId } = state.selection
  ask('lines', { sheetId, act: act === 'delete' ? 'delete' : 'insert', side, at, count }).catch(tellFailure)
}

export function undo(): void {
  ask('undo', {}).catch(tellFailure)
}
export function redo(): void {
  ask('redo', {}).catch(tellFailure)
}

export function sortBy(state: State, block: CellBlock, ascending: boolean): void {
  ask('sort', { sheetId: state.selection.sheetId, column: block.column, ascending }).catch(tellFailure)
}

export function changeTab(act: 'add' | 'rename' | 'delete' | 'show' | 'hide', sheetId?: number, name?: string): void {
  ask('tab', { act, sheetId, name }).catch(tellFailure)
}

/** Moves a sheet by so many places among those that are shown. */
export function moveTab(state: State, sheetId: number, by: number): void {
  const shown = state.sheets.filter(({ hidden }) => !hidden)
  const at = shown.findIndex(({ id }) => id === sheetId)
  const beside = shown[at + by]
  if (beside) ask('tab', { act: 'move', sheetId, to: state.sheets.indexOf(beside) }).catch(tellFailure)
}

export function changeFilter(sheetId: number, act: 'make' | 'remove'): void {
  ask('filter', { sheetId, act }).catch(tellFailure)
}

export function setNetwork(trouble: NetworkTrouble): void {
  ask('network', { trouble }).catch(tellFailure)
}
export function setToday(date: string): void {
  ask('today', { date }).catch(tellFailure)
}
export function setLanguage(locale: 'en' | 'zh'): void {
  ask('locale', { locale }).catch(tellFailure)
}
export function rename(name: string): void {
  ask('rename', { name }).catch(tellFailure)
}

export function fireSchedule(): void {
  const done = busy(words().running)
  ask('fire', {})
    .finally(done)
    .then(
      ({ fired }) => {
        const text = fired === 0 ? words().fireHint : words().fired.replace('%', String(fired))
        showToast(words().playground, text, 6)
      },
      (error: Error) => showToast(words().scriptFailed, error.message, -1, 'failure'),
    )
}

export { downloadFile, openFile, pickFile } from './files.ts'

/** Opens the same file as another person. */
export function openAs(person: string): void {
  window.open(`/?${new URLSearchParams({ session: SESSION, person })}`, '_blank', 'noopener')
}
