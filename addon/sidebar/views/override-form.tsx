/** The owner's own segment, tier or next-contact date for one customer, with reason and end. */
import { useState } from 'preact/hooks'
import type { Card, OverrideQuestion } from '../../sidebar-contract.ts'
import { SaveForm } from '../parts/save-form.tsx'
import { server } from '../server.ts'
import { words } from '../words/index.ts'

const COLUMNS = ['segment', 'tier', 'nextContact'] as const

export function OverrideForm(props: { card: Card; close: () => void; finished: (message: string) => void }) {
  const { card } = props
  const [column, setColumn] = useState<OverrideQuestion['column']>('segment')
  const [value, setValue] = useState('')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const { override, aside } = words()

  const save = () => server.override({ row: card.row, id: card.id, column, value, until, reason })
  return (
    <SaveForm
      title={override.title}
      incomplete={value === ''}
      save={save}
      close={props.close}
      finished={props.finished}
    >
      <label class="field">
        <span>{override.what}</span>
        <select
          value={column}
          onChange={(event) => {
            setColumn(event.currentTarget.value as OverrideQuestion['column'])
            setValue('')
          }}
        >
          {COLUMNS.map((one) => (
            <option key={one} value={one}>
              {override[one]}
            </option>
          ))}
        </select>
      </label>
      <label class="field" for="override-value">
        <span>{override.value}</span>
        {column === 'nextContact' ? (
          <input
            id="override-value"
            type="date"
            required
            min={card.today}
            value={value}
            onInput={(event) => setValue(event.currentTarget.value)}
          />
        ) : (
          <select id="override-value" required value={value} onChange={(event) => setValue(event.currentTarget.value)}>
            <option value="">{override.choose}</option>
            {(column === 'segment' ? card.segments : card.tiers).map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        )}
      </label>
      {column !== 'nextContact' && (
        <label class="field">
          <span>{override.until + aside(override.untilNote)}</span>
          <input type="date" min={card.today} value={until} onInput={(event) => setUntil(event.currentTarget.value)} />
        </label>
      )}
      <label class="field">
        <span>{override.reason}</span>
        <input
          type="text"
          value={reason}
          maxLength={200}
          placeholder={override.reasonPlace}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
    </SaveForm>
  )
}
