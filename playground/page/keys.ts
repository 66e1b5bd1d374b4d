/** What keys do in the grid, as in Google Sheets. */

/** Rows down and columns to the right. */
export type Step = [down: number, right: number]

/** What a key asks for that is no step. */
export type Shortcut =
  | 'undo'
  | 'redo'
  | 'find'
  | 'edit'
  | 'clear'
  | 'all'
  | 'row'
  | 'column'
  | 'rowStart'
  | 'sheetStart'
  | 'sheetEnd'
  | 'pageUp'
  | 'pageDown'
  | { widen: Step }
  | { jump: Step; widening: boolean }

const ARROWS: Record<string, Step> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }
const PLAIN: Record<string, Shortcut> = {
  F2: 'edit',
  Enter: 'edit',
  Delete: 'clear',
  Backspace: 'clear',
  Home: 'rowStart',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
}
const WITH_CONTROL: Record<string, Shortcut> = {
  z: 'undo',
  y: 'redo',
  f: 'find',
  a: 'all',
  ' ': 'column',
  Home: 'sheetStart',
  End: 'sheetEnd',
}

/** How a cell is being edited: `typed` was begun by typing over it, where arrows leave the cell. */
export type Editing = 'no' | 'opened' | 'typed'

/** Whether a cell is being edited at that place of the page. */
export function editingAt(target: EventTarget | null): Editing {
  if (!(target instanceof HTMLElement) || !target.closest('revogr-edit')) return 'no'
  return target.dataset.typed ? 'typed' : 'opened'
}

export function stepOf(event: KeyboardEvent, editing: Editing): Step | undefined {
  const { key, shiftKey, ctrlKey, metaKey, altKey, isComposing } = event
  if (ctrlKey || metaKey || altKey || isComposing) return undefined
  if (key === 'Tab') return [0, shiftKey ? -1 : 1]
  if (editing !== 'no' && key === 'Enter') return [shiftKey ? -1 : 1, 0]
  if (editing === 'opened' || shiftKey) return undefined
  return ARROWS[key]
}

/** While no cell is edited. */
export function shortcutOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): Shortcut | undefined {
  if (altKey) return undefined
  const arrow = ARROWS[key]
  if (!ctrlKey && !metaKey) {
    if (!shiftKey) return PLAIN[key]
    return arrow ? { widen: arrow } : key === ' ' ? 'row' : undefined
  }
  if (arrow) return { jump: arrow, widening: shiftKey }
  const shortcut = WITH_CONTROL[key.length === 1 ? key.toLowerCase() : key]
  if (!shiftKey) return shortcut
  return shortcut === 'undo' ? 'redo' : undefined
}
