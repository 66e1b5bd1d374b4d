/** What went wrong in one sentence and the next action beside it, or that something went well. Decides the action by the code. */
import type { Refused } from '../../sidebar-contract.ts'
import { server } from '../server.ts'
import { words } from '../words/index.ts'

const NEEDS_SET_UP = ['notConnected', 'notSetUp', 'unauthorized', 'erased', 'tabGone', 'headerMissing', 'noCustomers']

/** Whether the way out is Set up, which is then the view's primary button. */
export function needsSetUp({ code }: Refused): boolean {
  return NEEDS_SET_UP.includes(code)
}

export function Problem({ refused, retry }: { refused: Refused; retry?: () => void }) {
  const setUp = needsSetUp(refused)
  return (
    <div class={`notice ${refused.code === 'cancelled' ? 'plain' : ''}`} role="alert">
      <p>{refused.message}</p>
      {setUp ? (
        <button type="button" class="action" onClick={() => void server.setUp()}>
          {words().setUp}
        </button>
      ) : (
        retry && (
          <button type="button" class="plain" onClick={retry}>
            {words().tryAgain}
          </button>
        )
      )}
    </div>
  )
}

/** Read out when it appears. */
export function Done({ children }: { children: preact.ComponentChildren }) {
  return (
    <div class="notice good" role="status">
      {children}
    </div>
  )
}
