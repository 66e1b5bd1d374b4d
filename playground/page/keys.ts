/** Which keys move the selection, and by how much. Those that widen it or jump are the grid's own. */

/** Rows down and columns to the right. */
export type Step = [down: number, right: number]

const ARROWS: Record<string, Step> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

/** @param editing a cell's text is being edited: arrows move in the text, Enter and Tab save it and go on */
export function stepOf(event: KeyboardEvent, editing: boolean): Step | undefined {
  const { key, shiftKey, ctrlKey, metaKey, altKey, isComposing } = event
  if (ctrlKey || metaKey || altKey || isComposing) return undefined
  if (key === 'Tab') return [0, shiftKey ? -1 : 1]
  if (editing) return key === 'Enter' ? [shiftKey ? -1 : 1, 0] : undefined
  return shiftKey ? undefined : ARROWS[key]
}
