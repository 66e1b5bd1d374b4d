/** Logs a contact or an enquiry of one customer. Decides what is asked; the script writes it into the Contact log. */
import { useState } from 'preact/hooks'
import { CHANNELS, type Channel, CONTACT_REASONS, type ContactReason, LABELS } from '../../../worker/contract.ts'
import type { Card } from '../../sidebar-contract.ts'
import { SaveForm } from '../parts/save-form.tsx'
import { server } from '../server.ts'
import { languageInUse, words } from '../words/index.ts'

export function LogForm(props: { card: Card; close: () => void; finished: (message: string) => void }) {
  const { card } = props
  const [kind, setKind] = useState<'contact' | 'enquiry'>('contact')
  const [channel, setChannel] = useState<Channel | ''>('')
  const [reason, setReason] = useState<ContactReason | ''>('')
  const [note, setNote] = useState('')
  const { log } = words()
  const channels = LABELS[languageInUse()].contactChannel as Record<string, string>
  const reasons = words().reasons

  const save = () => server.log({ row: card.row, id: card.id, kind, channel, reason, note })
  return (
    <SaveForm title={log.title} save={save} close={props.close} finished={props.finished}>
      <fieldset>
        <legend>{log.kind}</legend>
        {(['contact', 'enquiry'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} /> {log[one]}
          </label>
        ))}
      </fieldset>
      <label class="field">
        <span>{log.channel}</span>
        <select value={channel} onChange={(event) => setChannel(event.currentTarget.value as Channel | '')}>
          <option value="">{log.noChannel}</option>
          {CHANNELS.map((one) => (
            <option key={one} value={one}>
              {channels[one]}
            </option>
          ))}
        </select>
      </label>
      {kind === 'contact' && (
        <label class="field">
          <span>{log.reason}</span>
          <select value={reason} onChange={(event) => setReason(event.currentTarget.value as ContactReason | '')}>
            <option value="">{log.noReason}</option>
            {CONTACT_REASONS.map((one) => (
              <option key={one} value={one}>
                {reasons[one]}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="field">
        <span>{log.note}</span>
        <textarea
          value={note}
          placeholder={log.notePlace}
          maxLength={1000}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
    </SaveForm>
  )
}
