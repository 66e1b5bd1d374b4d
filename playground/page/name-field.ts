/** The file's name in a field that it can be changed in. Decides no name; the server keeps it. */
import { rename } from './actions.ts'
import { element } from './elements.ts'
import { words } from './words.ts'

/** The field; its change is told to the server. @param left it no longer has the keyboard */
export function nameField(name: string, left: () => void): HTMLElement {
  const attributes = { class: 'name', value: name, 'aria-label': words().fileName, autocomplete: 'off' }
  // A name that is longer than the field is cut.
  const field = element('input', { ...attributes, title: name })
  // Chinese characters take the room of two.
  const characters = name.length + (name.match(/[\u2e80-\uffef]/g)?.length ?? 0)
  field.size = Math.max(8, Math.min(40, characters + 2))
  field.addEventListener('change', () => rename(field.value))
  field.addEventListener('blur', () => setTimeout(left))
  field.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') field.blur()
  })
  return field
}

/** Whether somebody is writing another name into the field. */
export function isBeingNamed(name: string): boolean {
  const field = document.activeElement
  return (
    field instanceof HTMLInputElement && field.matches('.name') && ![field.defaultValue, name].includes(field.value)
  )
}
