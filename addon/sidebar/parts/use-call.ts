/** One question to the script for a view: its answer, whether it is still on its way, and how to ask again. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Answer } from '../server.ts'

export interface Called<Shape> {
  answer: Answer<Shape> | undefined
  loading: boolean
  reload: () => void
}

/** Asks when the view appears and whenever `key` changes. Answers that come too late are dropped. */
export function useCall<Shape>(ask: () => Promise<Answer<Shape>>, key: unknown = ''): Called<Shape> {
  const [answer, setAnswer] = useState<Answer<Shape>>()
  const [loading, setLoading] = useState(true)
  const asked = useRef(0)
  const reload = useCallback(() => {
    const mine = ++asked.current
    setLoading(true)
    void ask().then((given) => {
      if (mine !== asked.current) return
      setAnswer(given)
      setLoading(false)
    })
    // `ask` is made anew with every drawing; `key` says when it asks something else.
  }, [key])
  useEffect(() => {
    reload()
    return () => {
      asked.current++
    }
  }, [reload])
  return { answer, loading, reload }
}
