/** Home: where this sheet stands and the next thing to do. Decides which of its states is shown. */
import { useEffect, useState } from 'preact/hooks'
import type { HomeAnswer, SampleAnswer } from '../../sidebar-contract.ts'
import type { Go } from '../app.tsx'
import { Done, Problem } from '../parts/notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useCall } from '../parts/use-call.ts'
import { type Answer, server } from '../server.ts'
import { words } from '../words/index.ts'
import { ClassChanges } from './class-changes.tsx'
import { Duplicates } from './duplicates.tsx'
import { ReportTabs } from './report-tabs.tsx'
import { UpdatePanel } from './update-panel.tsx'

/** Somebody is in the Set up dialog meanwhile, which also makes the first update. */
const WAITING_MS = 4_000

export function HomeView({ go }: { go: Go }) {
  const { answer, loading, reload } = useCall(server.home)
  const waiting = answer?.ok === true && answer.state !== 'ready'
  useEffect(() => {
    // Another person, the menu or the Set up dialog may have changed where the sheet stands.
    const look = (): void => {
      if (!document.hidden) reload()
    }
    window.addEventListener('focus', look)
    const timer = waiting ? setInterval(look, WAITING_MS) : undefined
    return () => {
      window.removeEventListener('focus', look)
      clearInterval(timer)
    }
  }, [reload, waiting])
  if (!answer) return <Skeleton lines={7} />
  if (!answer.ok) return <Problem refused={answer} retry={reload} />
  if (answer.state === 'notConnected') return <FirstSteps empty={answer.empty === true} made={reload} />
  if (answer.state === 'notSetUp') return <ToSetUp empty={answer.empty === true} made={reload} />
  return <Ready home={answer} loading={loading} reload={reload} go={go} />
}

/** What the states before the first set-up have in common. */
interface Beginning {
  empty: boolean
  made: () => void
}

function FirstSteps({ empty, made }: Beginning) {
  const { home } = words()
  return (
    <div>
      <p>{home.whatItIs}</p>
      <ol style={{ listStyle: 'decimal', paddingLeft: '20px', margin: '10px 0' }}>
        {home.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Begin empty={empty} made={made} />
    </div>
  )
}

function ToSetUp({ empty, made }: Beginning) {
  return (
    <div>
      <p>{words().home.notSetUp}</p>
      <Begin empty={empty} made={made} />
    </div>
  )
}

/** Set up, and in an empty spreadsheet a shop to try it with. */
function Begin({ empty, made }: Beginning) {
  const { home, setUp } = words()
  const [sample, setSample] = useState<Answer<SampleAnswer> | 'making'>()
  const make = (): void => {
    setSample('making')
    void server.makeSample().then((answer) => {
      setSample(answer)
      made()
    })
  }
  return (
    <>
      {sample === 'making' && <p role="status">{home.sampleMaking}</p>}
      {sample && sample !== 'making' && (sample.ok ? <Done>{sample.message}</Done> : <Problem refused={sample} />)}
      <div class="row">
        <button type="button" class="action" onClick={() => void server.setUp()}>
          {setUp}
        </button>
        {empty && (
          <button type="button" class="plain" disabled={sample === 'making'} onClick={make}>
            {home.sample}
          </button>
        )}
      </div>
    </>
  )
}

function Ready({ home, loading, reload, go }: { home: HomeAnswer; loading: boolean; reload: () => void; go: Go }) {
  const { home: text, figure } = words()
  const { lastRun, due } = home
  return (
    <div aria-busy={loading}>
      {lastRun ? (
        <>
          <h2 class="title">{text.updated(Math.floor((home.nowMs - lastRun.atMs) / 60_000))}</h2>
          <p class="quiet number">{text.counts(lastRun.customers, lastRun.orders)}</p>
          {lastRun.notes.map((note) => (
            <p class="quiet">{note}</p>
          ))}
        </>
      ) : (
        !home.nobody && <p>{text.neverUpdated}</p>
      )}
      {home.nobody && (
        <p>
          {text.nobody}{' '}
          <button type="button" class="link" onClick={() => void server.setUp()}>
            {words().setUp}
          </button>
        </p>
      )}
      <UpdatePanel lastRun={lastRun} changed={reload} />
      {lastRun && (
        <>
          {due ? (
            <p>
              <button type="button" class="link" onClick={() => go('contacts')}>
                {text.dueToday(due.today)} ›
              </button>
              <span class="quiet small block">{text.dueWeek(due.week)}</span>
            </p>
          ) : (
            <p class="quiet">{text.noDates}</p>
          )}
          {lastRun.problems > 0 && (
            <p>
              <button type="button" class="link" onClick={() => void server.openProblems()}>
                {text.problems(lastRun.problems)} ›
              </button>
            </p>
          )}
          <ReportTabs />
          <Duplicates runAtMs={lastRun.atMs} />
          <ClassChanges runAtMs={lastRun.atMs} figure={figure} />
        </>
      )}
      {home.scheduleTrouble && (
        <p class="warning" role="status">
          {home.scheduleTrouble}
        </p>
      )}
      <p>
        <span class="quiet">{home.nextRun ? text.nextRun(home.nextRun) : text.noSchedule}</span>{' '}
        <button type="button" class="link" onClick={() => void server.openSchedule()}>
          {home.nextRun ? text.schedule : text.makeSchedule}
        </button>
      </p>
    </div>
  )
}
