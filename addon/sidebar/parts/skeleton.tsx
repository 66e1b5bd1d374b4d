/** Grey lines where text will stand, and words for it. Decides that nothing jumps when the text comes. */
import { words } from '../words/index.ts'

const WIDTHS = ['92%', '70%', '84%', '55%', '78%', '64%']

export function Skeleton({ lines, text }: { lines: number; text?: string }) {
  return (
    <div>
      <p class="quiet small" role="status">
        {text ?? words().loading}
      </p>
      <div aria-hidden="true">
        {Array.from({ length: lines }, (_, k) => (
          <span class="line" key={k} style={{ width: WIDTHS[k % WIDTHS.length] }} />
        ))}
      </div>
    </div>
  )
}
