/** What the Worker derives for one customer: tier progress, rhythm, spend by month, preferences, and why it is so. */
import { useEffect } from 'preact/hooks'
import type { Explanation } from '../../../worker/contract.ts'
import type { Card } from '../../sidebar-contract.ts'
import { Problem } from '../parts/notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Spark } from '../parts/spark.tsx'
import { useCall } from '../parts/use-call.ts'
import { server } from '../server.ts'
import { reasonsOf, tierProgress, tierSentences } from '../why.ts'
import { languageInUse, words } from '../words/index.ts'

/** About as high as what comes: the folds below stay where they are. */
const LINES_OF_A_BUYER = 14

/** `told` is called with the derivation when it is there. */
export function Details({ card, told }: { card: Card; told: (explanation: Explanation) => void }) {
  const { answer, loading, reload } = useCall(() => server.details(card.row), card.row)
  const { customer } = words()
  useEffect(() => {
    if (answer?.ok && answer.explanation) told(answer.explanation)
  }, [answer])
  if (loading) return <Skeleton lines={LINES_OF_A_BUYER} text={customer.whyWorking} />
  if (!answer) return null
  if (!answer.ok) return <Problem refused={answer} retry={reload} />
  if (!answer.explanation) return <p class="quiet">{customer.notScored}</p>
  return <Known explanation={answer.explanation} currency={answer.currency} today={card.today} />
}

interface KnownProps {
  explanation: Explanation
  currency: string
  today: string
}

function Known({ explanation, currency, today }: KnownProps) {
  const { customer, date, money, percent, comma, space } = words()
  const { cycle, nextOrder, predictions, preferences, referrals, orders, months } = explanation
  const buyer = orders.length > 0
  return (
    <>
      <TierProgress explanation={explanation} currency={currency} today={today} />
      {buyer && (
        <>
          <h2>{customer.spend}</h2>
          <Spark months={months} currency={currency} />
        </>
      )}
      {cycle && <p>{customer.cycle(Math.max(1, Math.round(cycle.days)), cycle.gapCount > 0)}</p>}
      {nextOrder && (
        <p>
          {customer.next(date(nextOrder.day, today), date(nextOrder.from, today), date(nextOrder.to, today))}
          {predictions?.orderChance90 == null ? '' : space + customer.chance(percent(predictions.orderChance90))}
        </p>
      )}
      {preferences.length > 0 && (
        <p>
          <span class="quiet">{customer.likes}</span>{' '}
          {preferences
            .slice(0, 3)
            .map(({ category, share }) => `${category} ${percent(share)}`)
            .join(comma)}
        </p>
      )}
      {referrals.customers > 0 && <p>{customer.referrals(referrals.customers, money(referrals.spend, currency))}</p>}
      <Why explanation={explanation} currency={currency} today={today} />
      {buyer && (
        <details>
          <summary>{customer.ordersTitle(orders.length)}</summary>
          <div>
            <table class="facts number">
              <tbody>
                {orders.map(({ date: bought, net, category }, k) => (
                  <tr key={`${bought}/${k}`}>
                    <th scope="row">{date(bought, today)}</th>
                    <td>{category ?? ''}</td>
                    <td class="right">{money(net, currency)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </>
  )
}

function TierProgress({ explanation, currency, today }: KnownProps) {
  const progress = tierProgress(explanation)
  const { percent } = words()
  const text = tierSentences(explanation, words(), currency, today)
  if (progress === undefined && text.length === 0) return null
  return (
    <section>
      {text.map((one) => (
        <p key={one}>{one}</p>
      ))}
      {progress !== undefined && (
        <div class="progress">
          <div
            class="bar"
            role="progressbar"
            aria-label={text[text.length - 1]}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(progress * 100)}
          >
            <span class="bar-fill" style={{ width: `${Math.round(progress * 100)}%` }} />
          </div>
          <span class="quiet small number" aria-hidden="true">
            {percent(progress)}
          </span>
        </div>
      )}
    </section>
  )
}

function Why({ explanation, currency, today }: KnownProps) {
  const { customer, why, date } = words()
  // The Worker writes dates as ISO; on this card they read as everywhere else.
  const told = (line: string): string => line.replace(/\d{4}-\d\d-\d\d/g, (iso) => date(iso, today))
  return (
    <details>
      <summary>{customer.why}</summary>
      <div>
        {reasonsOf(explanation, words(), languageInUse(), currency, today).map((reason) => (
          <section class="why" key={reason.what}>
            <h3>{reason.what}</h3>
            <dl>
              {reason.facts.map(({ head, text }) => (
                <div key={head + text}>
                  <dt>{head}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <details>
          <summary>{customer.inSentences}</summary>
          <div>
            {/* An older Worker says amounts without a sign. */}
            {currency && explanation.currency === undefined && <p class="quiet small">{why.amountsIn(currency)}</p>}
            {explanation.text.map((line) => (
              <p class="small" key={line}>
                {told(line)}
              </p>
            ))}
          </div>
        </details>
      </div>
    </details>
  )
}
