/**
 * Loads the customers for the search once, page by page, the first columns before the others, and keeps them while the
 * sidebar is open. Decides the order of loading; tells whoever listens how far it is.
 */
import type { Refused } from '../sidebar-contract.ts'
import { SearchIndex } from './search-index.ts'
import { server } from './server.ts'

export interface SearchState {
  index: SearchIndex
  /** Places of the shown texts. */
  columns: { id: number; name?: number; phone?: number; email?: number; company?: number }
  read: number
  total: number
  phase: 'idle' | 'people' | 'others' | 'ready'
  refused?: Refused
}

/** Two pages on their way at once: the script takes about as long as the way. */
const AT_ONCE = 2

let state: SearchState = emptyState()
let run = 0
const listeners = new Set<() => void>()

export function searchState(): SearchState {
  return state
}
export function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Begins where nothing was read yet. */
export function load(): void {
  if (state.phase === 'idle') void loadAll()
}
export function reload(): void {
  state = emptyState()
  void loadAll()
}

async function loadAll(): Promise<void> {
  const mine = ++run
  tell({ phase: 'people', refused: undefined })
  if (!(await loadPart('people', mine))) return
  tell({ phase: 'others' })
  if (!(await loadPart('others', mine))) return
  tell({ phase: 'ready' })
}

/** false where it was refused or another loading began. */
async function loadPart(part: 'people' | 'others', mine: number): Promise<boolean> {
  const page = async (from?: number): Promise<{ next?: number; size: number; total: number } | undefined> => {
    const answer = await server.search({ from, part })
    if (mine !== run) return undefined
    if (!answer.ok) {
      // What was read stays usable.
      tell({ refused: answer, phase: state.index.size > 0 ? 'ready' : 'idle' })
      return undefined
    }
    if (part === 'people') {
      state.index.add(answer.from, answer.rows, answer.columns.phone)
      tell({ columns: answer.columns, read: state.read + answer.rows.length, total: answer.total })
    } else state.index.addOthers(answer.from, answer.rows)
    return { next: answer.next, size: answer.rows.length, total: answer.total }
  }
  const first = await page()
  if (!first) return false
  if (first.next === undefined) return true
  const step = first.size || 1
  const starts: number[] = []
  const end = first.next - first.size + first.total
  for (let from = first.next; from < end; from += step) starts.push(from)
  if (part === 'others' && step === 1 && first.size === 0) return true
  let failed = false
  const worker = async (): Promise<void> => {
    for (let from = starts.shift(); from !== undefined && !failed; from = starts.shift())
      if (!(await page(from))) failed = true
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return !failed
}

function tell(changes: Partial<SearchState>): void {
  state = { ...state, ...changes }
  for (const listener of listeners) listener()
}

function emptyState(): SearchState {
  return { index: new SearchIndex(), columns: { id: 0 }, read: 0, total: 0, phase: 'idle' }
}
