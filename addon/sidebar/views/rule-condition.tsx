/** One condition of a rule in plain words: about what, how it compares, with what. What it cannot say stays a text. */
import { useState } from 'preact/hooks'
import type { RuleDraft, RuleSubject, SettingsAnswer } from '../../sidebar-contract.ts'
import {
  type ColumnParts,
  dimensionsOf,
  joinColumn,
  nameOf,
  operatorWord,
  partsOf,
  splitColumn,
  valueInputOf,
} from '../rule-parts.ts'
import { currencySign } from '../words/figures.ts'
import { words } from '../words/index.ts'
import { TextChoice, Value } from './rule-value.tsx'

type Condition = RuleDraft['conditions'][number]
const GROUPS: readonly RuleSubject['group'][] = ['figures', 'classes', 'dates', 'sheet', 'orders', 'own', 'others']
const AS_TEXT = ''

interface Props {
  condition: Condition
  /** From 1. */
  number: number
  known: SettingsAnswer
  change: (part: Partial<Condition>) => void
  remove: () => void
}

export function RuleCondition({ condition, number, known, change, remove }: Props) {
  const { settings, rule: text } = words()
  const { subjects } = known
  const { column, operator, value } = condition
  const [asText, setAsText] = useState(false)
  const split = splitColumn(column, subjects)
  const parts: ColumnParts = asText ? { subject: undefined, argument: '', dimension: '' } : split
  const { subject } = parts
  const put = (next: Partial<ColumnParts>): void => change({ column: joinColumn({ ...parts, ...next }, subjects) })
  const choose = (code: string): void => {
    const chosen = subjects.find((one) => one.code === code)
    setAsText(!chosen)
    if (!chosen) return
    const [first] = chosen.operators
    const usual = chosen.kind === 'number' && chosen.operators.includes('>=') ? '>=' : first
    change({
      column: joinColumn(partsOf(chosen, subjects), subjects),
      operator: known.operators.find((one) => one.code === usual)?.text ?? '',
      value: chosen.kind === 'flag' ? chosen.values[0] : '',
    })
  }
  const code = known.operators.find((one) => one.text === operator)?.code
  const operatorShown = code ? operatorWord(code, subject?.kind ?? 'text', text) : operator
  const offered = known.operators.filter((one) => !subject || subject.operators.includes(one.code))
  return (
    <div class="condition">
      <div class="about">
        <select
          aria-label={settings.column}
          value={subject?.code ?? AS_TEXT}
          onChange={(e) => choose(e.currentTarget.value)}
        >
          {GROUPS.map((group) => {
            const inGroup = subjects.filter((one) => one.group === group)
            return (
              inGroup.length > 0 && (
                <optgroup key={group} label={text.groups[group]}>
                  {inGroup.map((one) => (
                    <option key={one.code} value={one.code}>
                      {one.call ? text.subjects[one.call] : nameOf(one)}
                    </option>
                  ))}
                </optgroup>
              )
            )
          })}
          <option value={AS_TEXT}>{text.asText}</option>
        </select>
        <button
          type="button"
          class="link"
          title={settings.remove}
          aria-label={`${settings.remove}: ${settings.condition(number)}`}
          onClick={remove}
        >
          ×
        </button>
      </div>
      {subject ? (
        <Inside parts={parts} subjects={subjects} put={put} />
      ) : (
        <input
          type="text"
          aria-label={text.asText}
          title={column}
          value={column}
          onInput={(event) => change({ column: event.currentTarget.value })}
        />
      )}
      <div class="compare">
        <select
          aria-label={settings.operator}
          title={operatorShown}
          value={operator}
          onChange={(event) => change({ operator: event.currentTarget.value })}
        >
          {offered.map((one) => (
            <option key={one.code} value={one.text}>
              {operatorWord(one.code, subject?.kind ?? 'text', text)}
            </option>
          ))}
          {/* What the table holds and the builder would not offer. */}
          {!offered.some((one) => one.text === operator) && <option value={operator}>{operator}</option>}
        </select>
        <Value
          subject={subject}
          input={valueInputOf(subject, code)}
          hint={code === 'in' ? text.severalHint : code === 'between' ? text.betweenHint : ''}
          value={value}
          unit={
            subject?.call === 'spend' ? currencySign(known.currency) : subject?.call === 'share' ? text.shareHint : ''
          }
          change={(next) => change({ value: next })}
        />
      </div>
    </div>
  )
}

/** What stands in the brackets of a function. */
function Inside(props: {
  parts: ColumnParts
  subjects: SettingsAnswer['subjects']
  put: (part: Partial<ColumnParts>) => void
}) {
  const { parts, subjects, put } = props
  const { rule: text } = words()
  const { subject, argument, dimension } = parts
  switch (subject?.call) {
    case 'spend':
    case 'orders':
      return (
        <label class="field">
          <span>{text.days}</span>
          <input
            type="text"
            inputMode="numeric"
            value={argument}
            onInput={(event) => put({ argument: event.currentTarget.value.replace(/\D/g, '') })}
          />
        </label>
      )
    case 'daysSince':
      return (
        <select
          aria-label={text.since}
          value={argument}
          onChange={(event) => put({ argument: event.currentTarget.value })}
        >
          {subjects
            .filter((one) => one.kind === 'date' && !one.call)
            .map((one) => (
              <option key={one.code} value={one.text}>
                {one.text}
              </option>
            ))}
        </select>
      )
    case 'bought':
    case 'share': {
      const dimensions = dimensionsOf(subjects)
      return (
        <>
          {dimensions.length > 1 && (
            <select
              aria-label={text.dimension}
              value={dimension}
              onChange={(event) => put({ dimension: event.currentTarget.value, argument: '' })}
            >
              {dimensions.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.text}
                </option>
              ))}
            </select>
          )}
          <TextChoice
            column={dimension}
            label={text.which}
            value={argument}
            change={(next) => put({ argument: next })}
          />
        </>
      )
    }
    default:
      return null
  }
}
