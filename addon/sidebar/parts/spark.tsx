/** Spend by month as small columns, with the figures for those who cannot see them. Decides heights only. */
import { words } from '../words/index.ts'

const HEIGHT = 44
const WIDTH = 264
const GAP = 3

export function Spark({ months, currency }: { months: readonly { month: string; spend: number }[]; currency: string }) {
  if (months.length === 0) return null
  const { money, month, customer } = words()
  const most = Math.max(...months.map(({ spend }) => spend), 0)
  const total = months.reduce((sum, { spend }) => sum + spend, 0)
  const step = WIDTH / months.length
  return (
    <figure style={{ margin: 0 }}>
      <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {months.map(({ month: name, spend }, k) => {
          const height = most > 0 ? Math.max(1, (Math.max(0, spend) / most) * (HEIGHT - 2)) : 1
          return (
            <rect
              key={name}
              class={k === months.length - 1 ? 'last' : ''}
              x={k * step}
              y={HEIGHT - height}
              width={step - GAP}
              height={height}
            >
              <title>{`${month(name)}: ${money(spend, currency)}`}</title>
            </rect>
          )
        })}
      </svg>
      <figcaption class="quiet small">
        {customer.spendYear(money(total, currency))}
        <span class="visually-hidden">
          {months.map(({ month: name, spend }) => `. ${month(name)}: ${money(spend, currency)}`).join('')}
        </span>
      </figcaption>
    </figure>
  )
}
