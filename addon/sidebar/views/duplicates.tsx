/** Home's way to rows that are one customer: look for them, then merge what is ticked on the Duplicates tab. */
import { useEffect, useState } from 'preact/hooks'
import type { DuplicatesAnswer, MergeAnswer } from '../../sidebar-contract.ts'
import { Done, Problem } from '../parts/notice.tsx'
import { type Answer, server } from '../server.ts'
import { words } from '../words/index.ts'

export function Duplicates({ runAtMs }: { runAtMs: number }) {
  const text = words().duplicates
  const [busy, setBusy] = useState('')
  const [found, setFound] = useState<Answer<DuplicatesAnswer>>()
  const [merged, setMerged] = useState<Answer<MergeAnswer>>()
  // What is told of a merge speaks of the next update: after that it is said no more.
  useEffect(() => {
    if (!merged?.ok) return
    setMerged(undefined)
    setFound(undefined)
  }, [runAtMs])
  const look = (): void => {
    setBusy(text.looking)
    setMerged(undefined)
    void server.findDuplicates().then((answer) => {
      setFound(answer)
      setBusy('')
    })
  }
  const merge = (): void => {
    setBusy(text.merging)
    void server.mergeDuplicates().then((answer) => {
      setMerged(answer)
      setBusy('')
    })
  }
  const last = merged ?? found
  return (
    <div>
      <button type="button" class="link" disabled={busy !== ''} onClick={look}>
        {text.look} ›
      </button>
      {busy !== '' && <p role="status">{busy}</p>}
      {busy === '' && last && (last.ok ? <Done>{last.message}</Done> : <Problem refused={last} />)}
      {busy === '' && found?.ok && found.found > 0 && !merged?.ok && (
        <div class="row">
          <button type="button" class="plain" onClick={merge}>
            {text.merge}
          </button>
        </div>
      )}
    </div>
  )
}
