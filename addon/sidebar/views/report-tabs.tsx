/** Home's way to the tabs that are made when somebody asks for them: the Contact list and the Dashboard. */
import { useState } from 'preact/hooks'
import type { DoneAnswer } from '../../sidebar-contract.ts'
import { Done, Problem } from '../parts/notice.tsx'
import { type Answer, server } from '../server.ts'
import { words } from '../words/index.ts'

export function ReportTabs() {
  const text = words().reports
  const [busy, setBusy] = useState('')
  const [shown, setShown] = useState<{ answer: Answer<DoneAnswer>; again: () => void }>()
  const open = (ask: () => Promise<Answer<DoneAnswer>>, working: string): void => {
    setBusy(working)
    setShown(undefined)
    void ask().then((answer) => {
      setShown({ answer, again: () => open(ask, working) })
      setBusy('')
    })
  }
  return (
    <div>
      <div class="row">
        <button
          type="button"
          class="plain"
          disabled={busy !== ''}
          onClick={() => open(server.contactList, text.contactListWorking)}
        >
          {text.contactList}
        </button>
        <button
          type="button"
          class="plain"
          disabled={busy !== ''}
          onClick={() => open(server.dashboard, text.dashboardWorking)}
        >
          {text.dashboard}
        </button>
      </div>
      {busy !== '' && <p role="status">{busy}</p>}
      {shown &&
        (shown.answer.ok ? (
          <Done>{shown.answer.message}</Done>
        ) : (
          <Problem refused={shown.answer} retry={shown.again} />
        ))}
    </div>
  )
}
