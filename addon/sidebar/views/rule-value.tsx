/** The right side of a condition: a choice where the values are known, a field for everything else. */
import { useState } from 'preact/hooks'
import type { RuleSubject } from '../../sidebar-contract.ts'
import { useRuleTexts } from '../parts/use-rule-texts.ts'
import type { ValueInput } from '../rule-parts.ts'
import { words } from '../words/index.ts'

interface ValueProps {
  subject: RuleSubject | undefined
  input: ValueInput
  hint: string
  value: string
  unit: string
  change: (value: string) => void
}

export function Value({ subject, input, hint, value, unit, change }: ValueProps) {
  const { settings, rule: text } = words()
  if (input === 'none') return null
  if (input === 'choice')
    return <Choice label={settings.value} options={subject?.values ?? []} value={value} change={change} />
  if (input === 'texts')
    return <TextChoice column={subject?.code ?? ''} label={settings.value} value={value} change={change} />
  const placeholder = hint || (input === 'days' ? text.daysHint : unit)
  const field = {
    'aria-label': settings.value,
    title: value || placeholder,
    placeholder,
    value,
    onInput: (event: { currentTarget: HTMLInputElement }) => change(event.currentTarget.value),
  }
  // A date that is none yet, such as one in words, has to be seen to be mended.
  if (input === 'date' && (value === '' || /^\d{4}-\d\d-\d\d$/.test(value))) return <input type="date" {...field} />
  const inputMode = input === 'number' ? 'decimal' : input === 'days' ? 'numeric' : 'text'
  return <input type="text" inputMode={inputMode} {...field} />
}

/** A text of that column of the sheet, or one that nobody has yet. */
export function TextChoice(props: { column: string; label: string; value: string; change: (value: string) => void }) {
  const { column, label, value, change } = props
  const texts = useRuleTexts(column)
  const [typed, setTyped] = useState(false)
  const { rule: text } = words()
  if (typed || !texts || texts.length === 0)
    return (
      <input
        type="text"
        aria-label={label}
        title={value}
        value={value}
        onInput={(event) => {
          // The sheet's own texts may still be on their way: they take no field from who writes in it.
          setTyped(true)
          change(event.currentTarget.value)
        }}
      />
    )
  return (
    <Choice
      label={label}
      options={texts}
      value={value}
      change={change}
      other={{ label: text.otherText, chosen: () => setTyped(true) }}
    />
  )
}

function Choice(props: {
  label: string
  options: readonly string[]
  value: string
  change: (value: string) => void
  other?: { label: string; chosen: () => void }
}) {
  const { label, options, value, change, other } = props
  const missing = value !== '' && !options.includes(value)
  const otherAt = options.length + 1
  return (
    <select
      aria-label={label}
      title={value}
      value={missing ? '-1' : String(options.indexOf(value) + 1)}
      onChange={(event) => {
        const at = Number(event.currentTarget.value)
        if (at === otherAt) other?.chosen()
        else if (at >= 0) change(options[at - 1] ?? '')
      }}
    >
      <option value="0">{words().override.choose}</option>
      {missing && <option value="-1">{value}</option>}
      {options.map((one, k) => (
        <option key={one} value={String(k + 1)}>
          {one}
        </option>
      ))}
      {other && <option value={String(otherAt)}>{other.label}</option>}
    </select>
  )
}
