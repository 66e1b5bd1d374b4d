/**
 * A form of one customer's card: its fields, why saving was refused, Save and Cancel. Decides how saving goes; what is
 * asked and saved is the view's.
 */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { DoneAnswer, Refused } from '../../sidebar-contract.ts'
import type { Answer } from '../server.ts'
import { words } from '../words/index.ts'
import { Problem } from './notice.tsx'

interface SaveFormProps {
  title: string
  /** Something that has to be there is not yet. */
  incomplete?: boolean
  save: () => Promise<Answer<DoneAnswer>>
  close: () => void
  finished: (message: string) => void
  children: ComponentChildren
}

export function SaveForm({ title, incomplete, save, close, finished, children }: SaveFormProps) {
  const [saving, setSaving] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const texts = words()
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    setSaving(true)
    setRefused(undefined)
    const answer = await save()
    setSaving(false)
    if (answer.ok) finished(answer.message)
    else setRefused(answer)
  }
  return (
    <form class="card" onSubmit={(event) => void submit(event)} aria-label={title}>
      {children}
      {refused && <Problem refused={refused} />}
      <div class="row">
        <button type="submit" class="action" disabled={saving || incomplete}>
          {saving ? texts.log.saving : texts.save}
        </button>
        <button type="button" class="plain" onClick={close}>
          {texts.cancel}
        </button>
      </div>
    </form>
  )
}
