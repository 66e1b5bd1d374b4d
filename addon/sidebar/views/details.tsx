/** What the Worker derives for one customer: tier progress, rhythm, spend by month, preferences, and why it is so. */
import type { Card, DetailsAnswer } from '../../sidebar-contract.ts'
import { Problem } from '../parts/notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Spark } from '../parts/spark.tsx'
import { useCall } from '../parts/use-call.ts'
import { server } from '../server.ts'
import { words } from '../words/index.ts'

export function Details({ card }: { card: Card }) {
  const { answer, loading, reload } = useCall(() => server.details(card.row), card.row)
  const { customer } = words()
  if (loading) return <Skeleton lines={6} text={customer.whyWorking} />
  if (!answer) return null
  if (!answer.ok) return <Problem refused={answer} retry={reload} />
  if (answer.state === 'unknown') return <p class="quiet">{customer.notScored}</p>
  return <Known details={answer} today={card.today} />
}

function Known({ details, today }: { details: DetailsAnswer; today: string }) {
  const { customer, day, money, percent } = words()
  const { tier, referrals } = details
  return (
    <>
      {tier && (
        <section>
          <p>{tier.text}</p>
          <div
            class="bar"
            role="progressbar"
            aria-label={tier.text}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(tier.progress * 100)}
          >
            <span class="bar-fill" style={{ width: `${Math.round(tier.progress * 100)}%` }} />
          </div>
        </section>
      )}
      <h2>{customer.spend}</h2>
      <Spark months={details.months} currency={details.currency} />
      {details.cycleDays !== undefined && (
        <p>{customer.cycle(Math.round(details.cycleDays), details.cycleFrom, details.cycleTo)}</p>
      )}
      {details.nextOrder && (
        <p>
          {customer.next(
            day(details.nextOrder, today),
            day(details.nextOrderFrom ?? details.nextOrder, today),
            day(details.nextOrderTo ?? details.nextOrder, today),
          )}
          {details.chance30 === undefined ? '' : `. ${customer.chance(percent(details.chance30))}`}
        </p>
      )}
      {details.preferences.length > 0 && (
        <p>
          <span class="quiet">{customer.likes}</span>{' '}
          {details.preferences.map(({ name, share }) => `${name} ${percent(share)}`).join(', ')}
        </p>
      )}
      {referrals && referrals.customers > 0 && (
        <p>{customer.referrals(referrals.customers, money(referrals.spend, details.currency))}</p>
      )}
      <details>
        <summary>{customer.why}</summary>
        <div>
          {details.reasons.map((reason) => (
            <dl class="why" key={reason.what}>
              <dt>{reason.what}</dt>
              <dd>
                {[reason.value, reason.comparedWith, reason.score, reason.change].map(
                  (text, k) =>
                    text !== '' && (
                      <div key={customer.whyHeads[k + 1]}>
                        <span class="quiet">{customer.whyHeads[k + 1]}</span>
                        <span>{text}</span>
                      </div>
                    ),
                )}
              </dd>
            </dl>
          ))}
          {details.lines.map((line) => (
            <p class="small" key={line}>
              {line}
            </p>
          ))}
        </div>
      </details>
      <details>
        <summary>{customer.ordersTitle(details.orders.length + details.ordersMore)}</summary>
        <div>
          <table class="facts number">
            <tbody>
              {details.orders.map(({ date, amount, category }, k) => (
                <tr key={`${date}/${k}`}>
                  <th scope="row">{day(date, today)}</th>
                  <td>{category}</td>
                  <td class="right">{money(amount, details.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}
