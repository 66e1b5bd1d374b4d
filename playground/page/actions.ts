/** What the frame's menus and switches do. Each tells its failure in a sentence; nothing here draws. */
import type { CellBlock, NetworkTrouble, State } from '../server/messages.ts'
import { showToast } from './asking.ts'
import { ask, PERSON, SESSION } from './connection.ts'
import { words } from './words.ts'

export function tellFailure(error: Error): void {
  showToast(words().notDone, error.message, 12, 'failure')
}

let running = 0
/** Runs a menu item; what the script throws is told as Google does, in a bar. */
export function runScript(functionName: string): void {
  running++
  document.body.classList.add('running')
  ask('menu', { functionName })
    .catch((error: Error) => showToast(words().scriptFailed, error.message, -1, 'failure'))
    .finally(() => {
      running--
      document.body.classList.toggle('running', running > 0)
    })
}

export function changeLines(state: State, block: CellBlock, act: 'insert' | 'delete', side: 'rows' | 'columns'): void {
  const at = side === 'rows' ? block.row : block.column
  const count = act === 'insert' ? 1 : side === 'rows' ? block.rows : block.columns
  ask('lines', { sheetId: state.selection.sheetId, act, side, at, count }).catch(tellFailure)
}

export function sortBy(state: State, block: CellBlock, ascending: boolean): void {
  ask('sort', { sheetId: state.selection.sheetId, column: block.column, ascending }).catch(tellFailure)
}

export function changeTab(act: 'add' | 'rename' | 'delete' | 'show' | 'hide', sheetId?: number, name?: string): void {
  ask('tab', { act, sheetId, name }).catch(tellFailure)
}

export function changeFilter(sheetId: number, act: 'make' | 'remove'): void {
  ask('filter', { sheetId, act }).catch(tellFailure)
}

export function goToSheet(sheetId: number): Promise<unknown> {
  return ask('select', { sheetId, row: 1, column: 1, rows: 1, columns: 1 }).catch(tellFailure)
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
  ask('fire', {}).then(
    ({ fired }) => {
      const text = fired === 0 ? words().fireHint : words().fired.replace('%', String(fired))
      showToast(words().playground, text, 6)
    },
    (error: Error) => showToast(words().scriptFailed, error.message, -1, 'failure'),
  )
}

/** Opens another file in this window; the one before stays open in others. */
export async function openFile(source: { kind: 'demo' | 'empty' } | File): Promise<void> {
  const zh = document.documentElement.lang.startsWith('zh')
  const query = new URLSearchParams({
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: zh ? 'zh_CN' : 'en_US',
    sheetName: zh ? '工作表1' : 'Sheet1',
  })
  const file = source instanceof File
  query.set('kind', file ? 'xlsx' : source.kind)
  query.set('name', file ? source.name.replace(/\.xlsx$/i, '') : zh ? '未命名表格' : 'Untitled spreadsheet')
  const response = await fetch(`/sessions?${query}`, { method: 'POST', body: file ? source : undefined })
  if (!response.ok) return tellFailure(new Error(await response.text()))
  const { session } = (await response.json()) as { session: string }
  location.assign(`/?${new URLSearchParams({ session, person: PERSON })}`)
}

export function pickFile(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.xlsx'
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) void openFile(file).catch(tellFailure)
  })
  input.click()
}

export function downloadFile(): void {
  const link = document.createElement('a')
  link.href = `/download?session=${SESSION}`
  link.download = ''
  link.click()
}

export function openAs(person: string): void {
  window.open(`/?${new URLSearchParams({ session: SESSION, person })}`, '_blank', 'noopener')
}
