/** How many customers each segment has and how that moved since the end of last month. */
import { SegmentChip } from '../parts/chip.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useCall } from '../parts/use-call.ts'
import { server } from '../server.ts'
import { words } from '../words/index.ts'

/** About as high as the segments that most shops have: what stands below stays where it is. */
const ROWS_OF_A_SHOP = 12

/** `runAtMs` of the last update: asked again when there was another. */
export function ClassChanges({ runAtMs, figure }: { runAtMs: number; figure: (count: number) => string }) {
  const { answer } = useCall(server.changes, runAtMs)
  const { home } = words()
  if (!answer) return <Skeleton lines={ROWS_OF_A_SHOP} />
  // What the Worker cannot say now is no reason to disturb Home: the update tells its own problems.
  if (!answer.ok || answer.classes.length === 0) return null
  return (
    <section aria-labelledby="since">
      <h2 id="since">{home.since(answer.since, new Date(runAtMs).toISOString().slice(0, 10))}</h2>
      <table class="classes number">
        <tbody>
          {answer.classes.map(({ code, label, customers, change }) => (
            <tr key={code}>
              <td>
                <SegmentChip label={label} />
              </td>
              <td class="right">{figure(customers)}</td>
              <td class={`right ${change === 0 ? 'quiet' : ''}`}>
                {change === 0 ? <span title={home.unchanged}>0</span> : home.change(change)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
