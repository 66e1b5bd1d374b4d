/** Editing a cell in place: a line of text, or a list where the cell offers choices. Saved by Enter, Tab and leaving. */
import type { Make } from './cell.ts'
import type { RowModel } from './rows.ts'

interface Edited {
  model: RowModel
  prop: string
  value?: string
}
let nextIsOpened = false
/** The next editor opens with what stands in the cell (F2, Enter), instead of being typed over. */
export function openNext(): void {
  nextIsOpened = true
}

/** An editor that is not there by then does not come. Frames, not time: a slow machine draws late. */
const PATIENCE_FRAMES = 60
let isOpen = false
/** Resolves when the next editor has the keyboard. */
export function editorOpen(): Promise<void> {
  isOpen = false
  return framesUntil(() => isOpen)
}
/** Resolves when the grid has no editor any more. */
export function editorGone(grid: HTMLElement): Promise<void> {
  return framesUntil(() => !grid.querySelector('revogr-edit'))
}
async function framesUntil(done: () => boolean): Promise<void> {
  for (let frame = 0; frame < PATIENCE_FRAMES && !done(); frame++) await new Promise(requestAnimationFrame)
}

type Field = HTMLInputElement | HTMLSelectElement

/** Keys that save what was typed. */
function leaves({ key, shiftKey }: KeyboardEvent, typed: boolean): boolean {
  return key === 'Enter' || key === 'Tab' || (typed && !shiftKey && key.startsWith('Arrow'))
}

export class CellEditor {
  element: Element | null = null
  editCell: { val?: string } | undefined
  readonly #edited: Edited
  readonly #save: (value: string, preventFocus?: boolean) => void
  #field: Field | null = null
  readonly #opened = nextIsOpened

  constructor(edited: Edited, save: (value: string, preventFocus?: boolean) => void) {
    nextIsOpened = false
    this.#edited = edited
    this.#save = save
  }

  /** What the grid saves when the person goes elsewhere. */
  getValue(): string {
    return this.#field?.value ?? ''
  }
  componentDidRender(): void {
    this.#field?.focus()
    isOpen = true
  }
  render(make: Make): unknown {
    const column = Number(this.#edited.prop.slice(1))
    const before = this.#edited.model[`c${column}`] ?? ''
    const options = this.#edited.model.cells.get(column)?.options
    const typed = this.editCell?.val
    const typedOver = Boolean(typed) && !this.#opened
    const shared = {
      // grid.ts lets arrows leave a cell that was typed over.
      'data-typed': typedOver ? 'true' : undefined,
      ref: (field: Field | null) => this.#bind(field, typed || before),
      'aria-label': before || 'cell',
      onKeyDown: (event: KeyboardEvent) => {
        if (event.isComposing || !leaves(event, typedOver)) return
        // grid.ts moves on; a field that keeps the focus would scroll the grid.
        const text = this.getValue()
        this.#field?.blur()
        this.#save(text, true)
      },
    }
    if (!options) return make('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', ...shared })
    const all = ['', ...options, ...(before === '' || options.includes(before) ? [] : [before])]
    return make(
      'select',
      { ...shared, onChange: () => this.#save(this.getValue(), true) },
      all.map((text) => make('option', { value: text }, text)),
    )
  }
  #bind(field: Field | null, text: string): void {
    if (!field || this.#field === field) return
    this.#field = field
    field.value = text
    field.focus()
  }
}
