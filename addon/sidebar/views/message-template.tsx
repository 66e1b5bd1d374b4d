/** The text that all messages of one reason begin from: the proposed one until the owner writes their own. */
import { useState } from 'preact/hooks'
import type { ContactReason, Locale } from '../../../worker/contract.ts'
import type { Refused } from '../../sidebar-contract.ts'
import { Problem } from '../parts/notice.tsx'
import { server } from '../server.ts'
import { WORDS, words } from '../words/index.ts'

interface Props {
  language: Locale
  reason: ContactReason
  /** The owner's own, '' where there is none. */
  template: string
  kept: (template: string) => void
}

export function MessageTemplate({ language, reason, template, kept }: Props) {
  const [text, setText] = useState<string>()
  const [refused, setRefused] = useState<Refused>()
  const { contacts, save, cancel } = words()
  const keep = async (wanted: string): Promise<void> => {
    const answer = await server.message({ language, reason, text: wanted })
    if (!answer.ok) {
      setRefused(answer)
      return
    }
    setText(undefined)
    setRefused(undefined)
    kept(wanted.trim())
  }
  if (text === undefined)
    return (
      <button type="button" class="link small" onClick={() => setText(template || WORDS[language].messages[reason])}>
        {contacts.editAll}
      </button>
    )
  return (
    <div class="card">
      <label class="field">
        <span>
          {contacts.editAll}. {contacts.editAllNote}
        </span>
        <textarea
          lang={language}
          rows={5}
          maxLength={1000}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {refused && <Problem refused={refused} />}
      <div class="row">
        <button type="button" class="action small" onClick={() => void keep(text)}>
          {save}
        </button>
        <button type="button" class="plain small" onClick={() => setText(undefined)}>
          {cancel}
        </button>
        {template !== '' && (
          <button type="button" class="link small" onClick={() => void keep('')}>
            {contacts.proposedAgain}
          </button>
        )}
      </div>
    </div>
  )
}
