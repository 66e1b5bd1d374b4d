/** Update now with its progress and Cancel, Preview, and what the last update did with Undo. Decides when to poll. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { HomeAnswer, ProgressAnswer, Refused } from '../../sidebar-contract.ts'
import { Done, needsSetUp, Problem } from '../parts/notice.tsx'
import { server } from '../server.ts'
import { words } from '../words/index.ts'
import { PreviewPanel } from './preview-panel.tsx'

const POLL_MS = 1_000
/** Progress that was told before this run began is another's. */
const CLOCKS_APART_MS = 2_000

type State =
  | { kind: 'idle' }
  | { kind: 'running'; progress?: ProgressAnswer['progress']; cancelling: boolean }
  | { kind: 'undoing' }
  | { kind: 'preview' }
  | { kind: 'told'; message: string }
  | { kind: 'refused'; refused: Refused; again: () => void }

/** `changed` is called when the sheet was changed. */
export function UpdatePanel({ lastRun, changed }: { lastRun: HomeAnswer['lastRun']; changed: () => void }) {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const alive = useRef(true)
  useEffect(
    () => () => {
      alive.current = false
    },
    [],
  )
  const { home, cancel } = words()

  const update = async (): Promise<void> => {
    setState({ kind: 'running', cancelling: false })
    const running = { now: true }
    const startedMs = Date.now()
    const poll = async (): Promise<void> => {
      while (running.now && alive.current) {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
        if (!running.now) return
        const told = await server.progress()
        if (!running.now || !alive.current || !told.ok) continue
        const { progress } = told
        if (progress && progress.atMs > startedMs - CLOCKS_APART_MS)
          setState((before) => (before.kind === 'running' ? { ...before, progress } : before))
      }
    }
    void poll()
    const report = await server.update()
    running.now = false
    if (!alive.current) return
    if (report.ok) setState({ kind: 'told', message: report.message })
    else setState({ kind: 'refused', refused: report, again: () => void update() })
    if (report.ok) changed()
  }
  const undo = async (): Promise<void> => {
    setState({ kind: 'undoing' })
    const report = await server.undo()
    if (!alive.current) return
    if (report.ok) setState({ kind: 'told', message: report.message })
    else setState({ kind: 'refused', refused: report, again: () => void undo() })
    if (report.ok) changed()
  }

  if (state.kind === 'running') {
    return (
      <Running
        progress={state.progress}
        cancelling={state.cancelling}
        cancelWord={cancel}
        cancel={() => {
          setState({ ...state, cancelling: true })
          void server.cancel()
        }}
      />
    )
  }
  const busy = state.kind === 'undoing'
  return (
    <div>
      <div class="row">
        <button
          type="button"
          class={state.kind === 'refused' && needsSetUp(state.refused) ? 'plain' : 'action'}
          disabled={busy}
          onClick={() => void update()}
        >
          {home.update}
        </button>
        <button type="button" class="plain" disabled={busy} onClick={() => setState({ kind: 'preview' })}>
          {home.preview}
        </button>
      </div>
      {busy && <p role="status">{home.undoing}</p>}
      {state.kind === 'refused' && <Problem refused={state.refused} retry={state.again} />}
      {state.kind === 'told' && (
        <Done>
          <p>{state.message}</p>
        </Done>
      )}
      {state.kind === 'preview' && <PreviewPanel close={() => setState({ kind: 'idle' })} />}
      {lastRun && !busy && state.kind !== 'preview' && (
        <p class="quiet">
          {state.kind === 'told' ? '' : lastRun.undone ? home.undone : home.changed(lastRun.changedCells)}{' '}
          {!lastRun.undone && lastRun.changedCells > 0 && (
            <button type="button" class="link" onClick={() => void undo()}>
              {home.undo}
            </button>
          )}
        </p>
      )}
    </div>
  )
}

function Running(props: {
  progress: ProgressAnswer['progress']
  cancelling: boolean
  cancelWord: string
  cancel: () => void
}) {
  const { progress, cancelling } = props
  const { home, figure, going } = words()
  const step = progress && home.steps_[progress.step]
  const sentence = cancelling ? home.cancelling : progress && step ? step(progress.done, progress.total) : home.starting
  const known = progress !== undefined && progress.total > 0
  const share = known ? Math.min(1, progress.done / progress.total) : 0
  return (
    <section class="card" aria-label={home.update}>
      <p role="status">{going(sentence)}</p>
      <div
        class={`bar ${known ? '' : 'unknown'}`}
        role="progressbar"
        aria-label={sentence}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={known ? Math.round(share * 100) : undefined}
      >
        <span class="bar-fill" style={known ? { width: `${share * 100}%` } : {}} />
      </div>
      <div class="row" style={{ marginBottom: 0, justifyContent: 'space-between' }}>
        <button
          type="button"
          class="plain small"
          disabled={cancelling || progress?.step === 'writing'}
          onClick={props.cancel}
        >
          {props.cancelWord}
        </button>
        <span class="quiet small number">{known ? `${figure(progress.done)} / ${figure(progress.total)}` : ''}</span>
      </div>
    </section>
  )
}
