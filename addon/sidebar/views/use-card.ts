/**
 * The card of the selected row, asked again every 2 seconds while somebody may be selecting: slower when nothing changes,
 * not at all while the page is hidden. Decides when to ask; what a card holds is the script's.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Card, Refused } from '../../sidebar-contract.ts'
import { server } from '../server.ts'

const FASTEST_MS = 2_000
const SLOWEST_MS = 16_000
/** Unchanged answers before the next wait doubles. */
const PATIENCE = 5

export interface CardState {
  /** undefined until the first answer; null where no customer's row is selected. */
  card: Card | null | undefined
  refused?: Refused
  /** Asks at once; without a row for the row that is selected now, which it then follows. */
  show: (row?: number) => void
}

/** `row`: a row that another view chose; it stays until the person asks for the selected one. */
export function useCard(row: number | undefined): CardState {
  const [card, setCard] = useState<Card | null>()
  const [refused, setRefused] = useState<Refused>()
  const shown = useRef<Card | null | undefined>(undefined)
  const fixedRow = useRef(row)
  const timer = useRef(0)
  const unchanged = useRef(0)
  const asked = useRef(0)

  const ask = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    const mine = ++asked.current
    const answer = await server.card({ row: fixedRow.current, stamp: shown.current?.stamp })
    if (mine !== asked.current) return
    if (!answer.ok) setRefused(answer)
    else {
      setRefused(undefined)
      if (answer.state === 'same') unchanged.current++
      // Another tab or a cell beside the table: the last customer stays.
      else if (answer.state === 'none' && shown.current) unchanged.current++
      else {
        unchanged.current = 0
        shown.current = answer.card ?? null
        setCard(shown.current)
      }
    }
    if (document.hidden || fixedRow.current !== undefined) return
    const doublings = Math.floor(unchanged.current / PATIENCE)
    timer.current = window.setTimeout(() => void ask(), Math.min(SLOWEST_MS, FASTEST_MS * 2 ** doublings))
  }, [])

  const show = useCallback(
    (next?: number) => {
      fixedRow.current = next
      shown.current = undefined
      unchanged.current = 0
      void ask()
    },
    [ask],
  )

  useEffect(() => {
    const wake = (): void => {
      unchanged.current = 0
      if (!document.hidden && fixedRow.current === undefined) void ask()
    }
    show(row)
    document.addEventListener('visibilitychange', wake)
    window.addEventListener('blur', wake)
    return () => {
      asked.current++
      clearTimeout(timer.current)
      document.removeEventListener('visibilitychange', wake)
      window.removeEventListener('blur', wake)
    }
  }, [row, ask, show])

  return { card, refused, show }
}
