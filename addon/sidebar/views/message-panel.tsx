/** The message to one person: its kind, its language, its text, and the way to the text that all of its kind begin from. */
import { CONTACT_REASONS, type ContactReason, type Locale } from '../../../worker/contract.ts'
import type { OwnMessage } from '../../message-choice.ts'
import { words } from '../words/index.ts'
import { MessageTemplate } from './message-template.tsx'
import type { Message } from './use-message.ts'

interface Props {
  message: Message
  messages: readonly OwnMessage[]
  keep: (messages: readonly OwnMessage[]) => void
}

export function MessagePanel({ message, messages, keep }: Props) {
  const { contacts, reasons } = words()
  const { key, text } = message
  return (
    <>
      <div class="row message-choice">
        <select
          class="small"
          aria-label={contacts.kind}
          value={key.reason}
          onChange={(event) => message.chooseKind(event.currentTarget.value as ContactReason)}
        >
          {CONTACT_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {reasons[reason]}
            </option>
          ))}
        </select>
        <select
          class="small"
          aria-label={contacts.itsLanguage}
          value={key.language}
          onChange={(event) => message.chooseLanguage(event.currentTarget.value as Locale)}
        >
          <option value="en">English</option>
          <option value="zh">中文</option>
        </select>
      </div>
      <label class="field">
        <span>{contacts.template}</span>
        <textarea
          lang={key.language}
          value={text}
          rows={5}
          onInput={(event) => message.write(event.currentTarget.value)}
        />
      </label>
      <MessageTemplate
        // Another kind or language is another text to edit.
        key={key.reason + key.language}
        about={key}
        messages={messages}
        kept={(kept) => {
          message.beginAnew()
          keep(kept)
        }}
      />
    </>
  )
}
