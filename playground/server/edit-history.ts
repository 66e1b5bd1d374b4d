/**
 * What each person did by hand, so that they can take it back and do it again: Ctrl+Z and Ctrl+Y. Decides how much is kept,
 * and that a person takes back only what is theirs; what taking back means for an edit is decided in undoable.ts.
 */
import type { CellBlock } from './messages.ts'
import { Refused } from './refusals.ts'

/** One edit. Both throw Refused where others have changed too much since. */
export interface Edit {
  /** Cells that are kept for it. */
  readonly cells: number
  /** Takes it back. */
  back(): Place | undefined
  /** Does it again. */
  again(): Place | undefined
}
/** Where the page goes to show what has changed. */
export type Place = CellBlock & { sheetId: number }

const EDITS_MAX = 200
/** For all edits of one person. */
const CELLS_MAX = 5_000_000

export class EditHistory {
  readonly #done = new Map<string, Edit[]>()
  readonly #undone = new Map<string, Edit[]>()

  /** Keeps an edit that was made just now; what had been taken back cannot come again after it. */
  add(person: string, edit: Edit | undefined): void {
    if (!edit) return
    const done = stackOf(this.#done, person)
    done.push(edit)
    this.#undone.delete(person)
    let cells = done.reduce((total, one) => total + one.cells, 0)
    while (done.length > 1 && (done.length > EDITS_MAX || cells > CELLS_MAX)) cells -= done.shift()?.cells ?? 0
  }

  canUndo(person: string): boolean {
    return stackOf(this.#done, person).length > 0
  }
  canRedo(person: string): boolean {
    return stackOf(this.#undone, person).length > 0
  }

  /** Takes the person's last edit back. One that cannot be taken back any more is forgotten. */
  undo(person: string): Place | undefined {
    const edit = stackOf(this.#done, person).pop()
    if (!edit) throw new Refused('nothingToUndo')
    const place = edit.back()
    stackOf(this.#undone, person).push(edit)
    return place
  }
  redo(person: string): Place | undefined {
    const edit = stackOf(this.#undone, person).pop()
    if (!edit) throw new Refused('nothingToRedo')
    const place = edit.again()
    stackOf(this.#done, person).push(edit)
    return place
  }
}

function stackOf(stacks: Map<string, Edit[]>, person: string): Edit[] {
  const stack = stacks.get(person) ?? []
  stacks.set(person, stack)
  return stack
}
