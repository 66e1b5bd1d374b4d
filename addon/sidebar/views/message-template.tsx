/**
 * The text that all messages of one kind begin from: for everyone with that reason, or for one segment of them. The
 * proposed one until the owner writes their own; it is kept in the Settings tab.
 */
import { useState } from 'preact/hooks'
import { LABELS, type Segment } from '../../../worker/contract.ts'
import { chooseMessage, type MessageKey, type OwnMessage, ownMessage } from '../../message-choice.ts'
import type { Refused } from '../../sidebar-contract.ts'
import { Problem } from '../parts/notice.tsx'
import { server } from '../server.ts'
import { languageInUse, words } from '../words/index.ts'

interface Props {
  about: MessageKey
  messages: readonly OwnMessage[]
  kept: (messages: readonly OwnMessage[]) => void
}

export function MessageTemplate({ about, messages, kept }: Props) {
  const [text, setText] = useState<string>()
  const [forSegment, setForSegment] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const { contacts, save, cancel } = words()
  const keyFor = (onlySegment: boolean): MessageKey => ({ ...about, segment: onlySegment ? about.segment : undefined })
  const key = keyFor(forSegment)
  const begin = (onlySegment: boolean): void => {
    setForSegment(onlySegment)
    setText(chooseMessage(messages, keyFor(onlySegment)))
    setRefused(undefined)
  }
  const keep = async (wanted: string): Promise<void> => {
    setBusy(true)
    const answer = await server.message({ ...key, text: wanted })
    setBusy(false)
    setRefused(answer.ok ? undefined : answer)
    if (!answer.ok) return
    setText(undefined)
    kept(answer.messages)
  }
  if (text === undefined) {
    const isOwn = about.segment !== undefined && ownMessage(messages, about) !== ''
    return (
      <button type="button" class="link small" onClick={() => begin(isOwn)}>
        {contacts.editAll}
      </button>
    )
  }
  return (
    <div class="card">
      {about.segment !== undefined && (
        <label class="field">
          <span>{contacts.whom}</span>
          <select
            class="small"
            value={forSegment ? 'segment' : 'everyone'}
            onChange={(event) => {
              const onlySegment = event.currentTarget.value === 'segment'
              // What was written is not thrown away for it.
              if (text === chooseMessage(messages, key)) begin(onlySegment)
              else setForSegment(onlySegment)
            }}
          >
            <option value="everyone">{contacts.everyone}</option>
            <option value="segment">{contacts.onlySegment(segmentLabel(about.segment))}</option>
          </select>
        </label>
      )}
      <label class="field">
        <span>{contacts.editAll}</span>
        <textarea
          lang={about.language}
          rows={5}
          maxLength={1000}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p class="quiet small">{contacts.editAllNote}</p>
      {refused && <Problem refused={refused} />}
      <div class="row">
        <button type="button" class="action small" disabled={busy} onClick={() => void keep(text)}>
          {save}
        </button>
        <button type="button" class="plain small" onClick={() => setText(undefined)}>
          {cancel}
        </button>
        {ownMessage(messages, key) !== '' && (
          <button type="button" class="link small" disabled={busy} onClick={() => void keep('')}>
            {contacts.proposedAgain}
          </button>
        )}
      </div>
    </div>
  )
}

function segmentLabel(segment: Segment): string {
  return (LABELS[languageInUse()].segment as { [code: string]: string })[segment] ?? segment
}
