/** Contacts: whom to contact today or this week, and what to say. Decides how the list is cut and sorted. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Locale } from '../../../worker/contract.ts'
import type { ContactsAnswer, DueContact } from '../../sidebar-contract.ts'
import type { Go } from '../app.tsx'
import { Problem } from '../parts/notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useCall } from '../parts/use-call.ts'
import { server } from '../server.ts'
import { languageInUse, words } from '../words/index.ts'
import { ContactItem } from './contact-item.tsx'

export function ContactsView({ go }: { go: Go }) {
  const { answer, loading, reload } = useCall(server.contacts)
  const [range, setRange] = useState<'today' | 'week'>('today')
  const [language, setLanguage] = useState<Locale>(languageInUse())
  const [people, setPeople] = useState<DueContact[]>([])
  const [messages, setMessages] = useState<ContactsAnswer['messages']>([])
  const [asking, setAsking] = useState(false)
  const [next, setNext] = useState<{ row: number | undefined }>()
  const view = useRef<HTMLDivElement>(null)
  const { contacts, figure, date } = words()

  // Done and Later take away the button that was pressed: the keyboard goes on with the next person.
  useEffect(() => {
    if (!next || !isLost(view.current)) return
    const person = next.row === undefined ? '[aria-pressed=true]' : `[data-row="${next.row}"] .contact-name`
    view.current?.querySelector<HTMLElement>(person)?.focus()
  }, [next])

  useEffect(() => {
    if (!answer?.ok) return
    setPeople(answer.contacts)
    setMessages(answer.messages)
    if (!answer.reasonsMissing || answer.contacts.length === 0) return
    setAsking(true)
    let wanted = true
    void server.reasons(answer.contacts.map(({ row }) => row)).then((told) => {
      if (!wanted) return
      setAsking(false)
      // Without them the list still says whom to contact.
      if (!told.ok) return
      const byRow = new Map(told.reasons.map((reason) => [reason.row, reason]))
      setPeople((before) => before.map((person) => withReason(person, byRow.get(person.row))))
    })
    return () => {
      wanted = false
    }
  }, [answer])

  if (!answer) return <Skeleton lines={8} />
  if (!answer.ok) return <Problem refused={answer} retry={reload} />
  if (answer.datesMissing)
    return <Empty text={contacts.noDates} action={words().setUp} go={() => void server.setUp()} />
  const { today } = answer
  const todays = people.filter(({ date }) => date <= today)
  const shown = range === 'today' ? todays : people
  const open = (list: readonly DueContact[]): number => list.filter(({ doneOn }) => doneOn === '').length
  /** With those who are due and not listed, as the list ends where nobody reads on. */
  const inAll = (wanted: (date: string) => boolean, due: number): number =>
    due - open(answer.contacts.filter(({ date }) => wanted(date))) + open(people.filter(({ date }) => wanted(date)))
  const counts = {
    today: inAll((date) => date <= today, answer.due.today),
    week: inAll(() => true, answer.due.week),
  }
  const tomorrow = inAll((date) => isDayAfter(date, today), answer.due.tomorrow)
  const isWhole = counts[range] <= open(shown)
  return (
    <div aria-busy={loading} ref={view}>
      <fieldset class="toggle" style={{ padding: 0 }}>
        <legend class="visually-hidden">{contacts.list}</legend>
        {(['today', 'week'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={range === one} onClick={() => setRange(one)}>
            {contacts[one]} {figure(counts[one])}
          </button>
        ))}
      </fieldset>
      {asking && (
        <p class="quiet small" role="status">
          {contacts.reasonsWorking}
        </p>
      )}
      {!isWhole && <p class="quiet small">{contacts.more(open(shown), counts[range])}</p>}
      <ul aria-label={contacts.list}>
        {shown.map((person) => (
          <ContactItem
            key={person.row + person.id}
            person={person}
            today={today}
            language={language}
            messages={messages}
            keep={setMessages}
            shop={answer.shop}
            go={go}
            changed={(change) => {
              setPeople((before) => before.map((one) => (one.row === person.row ? { ...one, ...change } : one)))
              setNext({ row: rowAfter(shown, person) })
            }}
          />
        ))}
      </ul>
      {isWhole && (range === 'today' || shown.length === 0) && (
        <p class="quiet">
          {range === 'today' ? contacts.nobodyToday(tomorrow, shown.length > 0) : contacts.nobodyWeek}
        </p>
      )}
      {counts.week === 0 &&
        (answer.next ? (
          <p>{contacts.nextDue(date(answer.next.date, today), answer.next.customers)}</p>
        ) : (
          shown.length === 0 && <Empty text={contacts.noneAtAll} action={contacts.toHome} go={() => go('home')} />
        ))}
      {people.length > 0 && (
        <label class="field">
          <span>{contacts.language}</span>
          <select value={language} onChange={(event) => setLanguage(event.currentTarget.value as Locale)}>
            <option value="en">English</option>
            <option value="zh">中文</option>
          </select>
        </label>
      )}
    </div>
  )
}

/** Why there is nothing to see, and the next thing to do. */
function Empty({ text, action, go }: { text: string; action: string; go: () => void }) {
  return (
    <>
      <p>{text}</p>
      <div class="row">
        <button type="button" class="action" onClick={go}>
          {action}
        </button>
      </div>
    </>
  )
}

/** The next one who is still open, from the beginning again after the last; undefined where there is nobody else. */
function rowAfter(shown: readonly DueContact[], person: DueContact): number | undefined {
  const at = shown.findIndex(({ row }) => row === person.row)
  const others = [...shown.slice(at + 1), ...shown.slice(0, Math.max(0, at))]
  return others.find(({ doneOn }) => doneOn === '')?.row
}

/** Whether the focus is on nothing, or on what belongs to a contact: somebody who has gone elsewhere meanwhile is left there. */
function isLost(view: HTMLElement | null): boolean {
  const { activeElement } = document
  return !view || !activeElement || activeElement.contains(view) || view.contains(activeElement)
}

function withReason(person: DueContact, told: Partial<DueContact> | undefined): DueContact {
  if (!told) return person
  return {
    ...person,
    reason: told.reason ?? person.reason,
    channel: told.channel ?? person.channel,
    blocked: person.blocked ?? told.blocked,
    favourite: told.favourite ?? person.favourite,
    segmentCode: person.segmentCode ?? told.segmentCode,
    tier: person.tier || (told.tier ?? ''),
  }
}

function isDayAfter(iso: string, today: string): boolean {
  return Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`) === 86_400_000
}
