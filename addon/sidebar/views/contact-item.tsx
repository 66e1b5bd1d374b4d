/** One person to contact: why, what to say and how, done or later. Links exist only for channels that the person allows. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Channel, Locale } from '../../../worker/contract.ts'
import type { OwnMessage } from '../../message-choice.ts'
import type { DueContact, Refused } from '../../sidebar-contract.ts'
import type { Go } from '../app.tsx'
import { birthdayNear } from '../birthday.ts'
import { callLink, mailLink, smsLink, whatsappLink } from '../links.ts'
import { SegmentChip } from '../parts/chip.tsx'
import { Problem } from '../parts/notice.tsx'
import { server } from '../server.ts'
import { WORDS, words } from '../words/index.ts'
import { MessagePanel } from './message-panel.tsx'
import { useMessage } from './use-message.ts'

const LATER_DAYS = [1, 3, 7, 14, 30]

interface Props {
  person: DueContact
  today: string
  language: Locale
  /** The owner's own texts. */
  messages: readonly OwnMessage[]
  /** The owner's texts were changed. */
  keep: (messages: readonly OwnMessage[]) => void
  shop: string
  go: Go
  changed: (change: Partial<DueContact>) => void
}

export function ContactItem({ person, today, language, messages, keep, shop, go, changed }: Props) {
  const [open, setOpen] = useState(false)
  const message = useMessage(person, messages, shop, language)
  const [told, setTold] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const pressed = useRef<HTMLElement>(null)
  const { contacts, day, date, reasons, aside } = words()
  const birthday = person.reason === 'birthday' && birthdayNear(person.birthday ?? '', person.date)
  // What somebody likes to buy says nothing about a birthday; its day does, which is not the contact's.
  const about =
    person.reason === 'birthday'
      ? birthday && aside(date(birthday, today))
      : person.reason && person.favourite && ` · ${person.favourite}`
  const { text } = message
  const blocked = person.blocked === 'doNotContact' || person.blocked === 'noConsent'
  const may = (channel: Channel): boolean => !blocked && (!person.allowed || person.allowed.includes(channel))
  const links = [
    { label: contacts.sms, href: may('sms') ? smsLink(person.phone, text) : undefined },
    {
      label: contacts.mail,
      href: may('email') ? mailLink(person.email, WORDS[message.key.language].contacts.subject(shop), text) : undefined,
    },
    { label: contacts.whatsapp, href: may('whatsapp') ? whatsappLink(person.phone, text) : undefined },
    { label: contacts.call, href: may('phone') ? callLink(person.phone) : undefined },
  ].filter((link): link is { label: string; href: string } => link.href !== undefined)

  // What waits for the script has lost the keyboard.
  useEffect(() => {
    if (refused && document.activeElement === document.body) pressed.current?.focus()
  }, [refused])

  const copy = async (): Promise<void> => {
    setTold((await copied(text)) ? contacts.copied : contacts.copyFailed)
  }
  const done = async (): Promise<void> => {
    setBusy(true)
    setRefused(undefined)
    const { row, id, channel = '' } = person
    const answer = await server.log({ row, id, kind: 'contact', channel, reason: person.reason ?? '', note: '' })
    setBusy(false)
    if (answer.ok) changed({ doneOn: today })
    else setRefused(answer)
  }
  const later = async (days: number): Promise<void> => {
    setBusy(true)
    setRefused(undefined)
    const answer = await server.later({ row: person.row, id: person.id, days })
    setBusy(false)
    if (answer.ok) {
      setTold(answer.message)
      const date = new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
      changed({ date })
    } else setRefused(answer)
  }

  if (person.doneOn !== '') {
    return (
      <li class="contact done">
        <div class="head">
          <span class="contact-name done" title={person.name}>
            <span aria-hidden="true">✓ </span>
            {person.name}
          </span>
          <span class="quiet small">{contacts.doneOn(day(person.doneOn, today))}</span>
        </div>
      </li>
    )
  }
  return (
    <li class="contact" data-row={person.row}>
      <div class="head">
        <button
          type="button"
          class="link contact-name"
          title={person.name}
          onClick={() => {
            void server.goTo(person.row)
            go('customer', person.row)
          }}
        >
          {person.name}
        </button>
        <SegmentChip label={person.segment} />
      </div>
      <div>
        {person.reason ? reasons[person.reason] : ''}
        {about}
      </div>
      <div class="quiet small">
        {sentenceCase(person.date < today ? contacts.dueSince(day(person.date, today)) : day(person.date, today))}
        {person.tier ? ` · ${person.tier}` : ''}
      </div>
      {blocked && <p class="small">{contacts.blocked[person.blocked ?? ''] ?? contacts.noConsent}</p>}
      <div class="row">
        {!blocked && (
          <button type="button" class="plain small" onClick={() => void copy()}>
            {contacts.copy}
          </button>
        )}
        {links.map(({ label, href }) => (
          <a key={label} class="way small" href={href} target="_blank" rel="noopener noreferrer">
            {label}
          </a>
        ))}
      </div>
      {!blocked && links.length === 0 && <p class="quiet small">{contacts.noAddress}</p>}
      {open && !blocked && <MessagePanel message={message} messages={messages} keep={keep} />}
      <div class="row">
        <button
          type="button"
          class="plain small"
          disabled={busy}
          onClick={(event) => {
            pressed.current = event.currentTarget
            void done()
          }}
        >
          {contacts.done}
        </button>
        <select
          class="small"
          aria-label={`${contacts.later}: ${person.name}`}
          disabled={busy}
          value=""
          onChange={(event) => {
            const days = Number(event.currentTarget.value)
            event.currentTarget.value = ''
            pressed.current = event.currentTarget
            if (days > 0) void later(days)
          }}
        >
          <option value="">{contacts.later}</option>
          {LATER_DAYS.map((days) => (
            <option key={days} value={days}>
              {contacts.laterDays(days)}
            </option>
          ))}
        </select>
        {!blocked && (
          <button type="button" class="link small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {contacts.message} {open ? '▴' : '▾'}
          </button>
        )}
        <span class="quiet small" role="status">
          {told}
        </span>
      </div>
      {refused && <Problem refused={refused} />}
    </li>
  )
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Into the clipboard; the older way where the page's frame may not use the newer one. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    document.body.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    return done
  }
}
