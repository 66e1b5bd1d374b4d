/** What every call of the sidebar has in common: its tabs, a refusal, a mere answer. Names only. */

/** Tabs of the sidebar, in order. */
export const VIEWS = ['home', 'customer', 'contacts', 'search', 'settings'] as const

export type View = (typeof VIEWS)[number]

/** What every call may give instead of its answer. `message` is a sentence for the person. */
export interface Refused {
  ok: false
  code: string
  message: string
}

export interface DoneAnswer {
  message: string
}
