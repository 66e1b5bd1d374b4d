/** Customer: one customer in full. Shows the row's own cells at once and what the Worker derives when it arrives. */
import { useState } from 'preact/hooks'
import type { Explanation } from '../../../worker/contract.ts'
import type { Card } from '../../sidebar-contract.ts'
import { SegmentChip, TierChip } from '../parts/chip.tsx'
import { Done, Problem } from '../parts/notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { server } from '../server.ts'
import { contactReason } from '../why.ts'
import { words } from '../words/index.ts'
import { Details } from './details.tsx'
import { LogForm } from './log-form.tsx'
import { OverrideForm } from './override-form.tsx'
import { useCard } from './use-card.ts'

export function CustomerView({ row }: { row: number | undefined }) {
  const { card, refused, show } = useCard(row)
  const { customer } = words()
  return (
    <div>
      <div class="row" style={{ marginTop: 0 }}>
        <button type="button" class="plain small" onClick={() => show()}>
          {customer.showSelected}
        </button>
      </div>
      {refused && <Problem refused={refused} retry={() => show(row)} />}
      {!refused && card === undefined && <Skeleton lines={9} />}
      {card === null && !refused && <p>{customer.none}</p>}
      {card && <CustomerCard key={card.row + card.id} card={card} again={() => show(card.row)} />}
    </div>
  )
}

function CustomerCard({ card, again }: { card: Card; again: () => void }) {
  const [form, setForm] = useState<'log' | 'override'>()
  const [told, setTold] = useState('')
  const [derived, setDerived] = useState<Explanation>()
  const { customer, day, date, aside } = words()
  const { values } = card
  // The sheet need not hold the reason.
  const reason = values.contactReason || (derived ? contactReason(derived, card.nextContact, words()) : '')
  const open = (wanted: 'log' | 'override'): void => {
    setTold('')
    setForm(form === wanted ? undefined : wanted)
  }
  const finished = (message: string): void => {
    setForm(undefined)
    setTold(message)
    again()
  }
  return (
    <article>
      <div class="head">
        <h2 class="title">{card.name}</h2>
        <button type="button" class="link small" onClick={() => void server.goTo(card.row)}>
          {customer.row(card.row)}
        </button>
      </div>
      <div class="row" style={{ margin: '6px 0' }}>
        <SegmentChip label={values.segment ?? ''} />
        <TierChip label={values.tier ?? ''} tiers={card.tiers} />
      </div>
      {card.overrides.map((override) => (
        <p class="small" key={override.column}>
          {customer.ownChoice(override.value, override.until && date(override.until, card.today), override.reason)}{' '}
          <button
            type="button"
            class="link"
            onClick={() =>
              void server
                .override({ row: card.row, id: card.id, column: override.column, value: '', until: '', reason: '' })
                .then((answer) => finished(answer.message))
            }
          >
            {customer.takeBack}
          </button>
        </p>
      ))}
      <h2>{customer.nextContact}</h2>
      {card.nextContact ? (
        <p>
          <strong>{date(card.nextContact, card.today)}</strong>
          {day(card.nextContact, card.today) === date(card.nextContact, card.today)
            ? ''
            : aside(day(card.nextContact, card.today))}
          {reason ? ` · ${reason}` : ''}
          {values.contactChannel ? ` · ${values.contactChannel}` : ''}
        </p>
      ) : (
        <p class="quiet">{values.contactBlocked || customer.noContact}</p>
      )}
      <div class="row">
        <button
          type="button"
          // The form that is open has the one primary button.
          class={form ? 'plain' : 'action'}
          onClick={() => open('log')}
          aria-expanded={form === 'log'}
        >
          {customer.log}
        </button>
        <button type="button" class="plain" onClick={() => open('override')} aria-expanded={form === 'override'}>
          {customer.override}
        </button>
      </div>
      {told && (
        <Done>
          <p>{told}</p>
        </Done>
      )}
      {form === 'log' && <LogForm card={card} close={() => setForm(undefined)} finished={finished} />}
      {form === 'override' && <OverrideForm card={card} close={() => setForm(undefined)} finished={finished} />}

      <Details card={card} told={setDerived} />

      <details>
        <summary>{customer.contactsTitle(card.contacts.length)}</summary>
        <div>
          <ul>
            {card.contacts.map((contact, k) => (
              <li key={k} style={{ padding: '3px 0' }}>
                <span class="number">{contact.date ? date(contact.date, card.today) : '–'}</span>
                {[contact.channel, contact.reason, contact.note]
                  .filter((text) => text !== '')
                  .map((text) => ` · ${text}`)
                  .join('')}
              </li>
            ))}
          </ul>
          {card.contacts.length === 0 && <p class="quiet">{customer.noContacts}</p>}
        </div>
      </details>
      <details open>
        <summary>{customer.fieldsTitle}</summary>
        <div>
          <Facts rows={card.fields} />
        </div>
      </details>
      <details>
        <summary>{customer.columnsTitle}</summary>
        <div>
          <Facts
            rows={Object.keys(values)
              .filter((key) => values[key] !== '')
              .map((key) => ({ header: card.headers[key], text: values[key] }))}
          />
        </div>
      </details>
    </article>
  )
}

function Facts({ rows }: { rows: readonly { header: string; text: string }[] }) {
  return (
    <table class="facts">
      <tbody>
        {rows.map(({ header, text }) => (
          <tr key={header}>
            <th scope="row">{header}</th>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
