/**
 * What one cell holds: a value and its look. A date is a serial number with a date format, as in Google Sheets
 * (G: workspace/sheets/api/guides/formats.md), so a cell that loses its date format shows a number again.
 * Decides nothing about how typed text is read (typed-text.ts) or shown (number-format.ts).
 */

/** `''` is an empty cell. */
export type Value = string | number | boolean

/** What a cell is to hold: one of a list (a drop-down) or a check box. */
export interface Validation {
  readonly choices?: readonly string[]
  readonly checkbox?: boolean
  readonly allowInvalid: boolean
}

/** Everything about a cell that is not its value. Looks are shared between cells and never changed in place. */
export interface Look {
  /** undefined: automatic. */
  readonly numberFormat?: string
  readonly background?: string
  readonly fontColor?: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly fontSize?: number
  readonly align?: string
  readonly verticalAlign?: string
  readonly wrap?: boolean
  readonly note?: string
  /** With its leading `=`. The cell's value is the cached result; nothing is ever calculated here. */
  readonly formula?: string
  readonly link?: string
  readonly validation?: Validation
}
export type LookPatch = { -readonly [K in keyof Look]?: Look[K] | undefined }

/** The look with the patch applied; undefined in the patch removes; undefined comes back when nothing is left. */
export function patched(look: Look | undefined, patch: LookPatch): Look | undefined {
  const next: Record<string, unknown> = { ...look }
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) delete next[key]
    else next[key] = value
  }
  return Object.keys(next).length ? (next as Look) : undefined
}

/** A patch function that gives the same look object for the same look object: a column's cells keep sharing. */
export function sharedPatch(patch: LookPatch): (look: Look | undefined) => Look | undefined {
  const seen = new Map<Look | undefined, Look | undefined>()
  return (look) => {
    if (seen.has(look)) return seen.get(look)
    const next = patched(look, patch)
    seen.set(look, next)
    return next
  }
}

export const CONTENT_PATCH: LookPatch = { formula: undefined, link: undefined }

/** What a new row or column takes over from its neighbour. */
export function inheritedLook(look: Look | undefined): Look | undefined {
  return look && patched(look, { note: undefined, formula: undefined, link: undefined })
}
