/** The owner's rules: a list, and for each a builder of conditions and what they set. The script reads the texts. */
import { useState } from 'preact/hooks'
import type { RuleDraft, SettingsAnswer, SettingsDraft } from '../../sidebar-contract.ts'
import { conditionSentence, joinColumn, partsOf } from '../rule-parts.ts'
import { words } from '../words/index.ts'
import { RuleCondition } from './rule-condition.tsx'

interface Props {
  rules: readonly RuleDraft[]
  known: SettingsAnswer
  tiers: SettingsDraft['tiers']
  change: (rules: RuleDraft[]) => void
}

export function RulesEditor({ rules, known, tiers, change }: Props) {
  const [open, setOpen] = useState<number>()
  const { settings } = words()
  const put = (at: number, rule: RuleDraft): void => change(rules.map((one, k) => (k === at ? rule : one)))
  const add = (): void => {
    const rule = {
      name: '',
      conditions: [firstCondition(known)],
      segment: '',
      tag: '',
      tierFloor: '',
      priority: '',
      stop: false,
      advanced: '',
    }
    change([...rules, rule])
    setOpen(rules.length)
  }
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{settings.rules}</h2>
      <p class="quiet small">{settings.rulesNote}</p>
      {rules.map((rule, k) => (
        <div class="card" key={k}>
          <div class="head">
            <button
              type="button"
              class="link"
              aria-expanded={open === k}
              onClick={() => setOpen(open === k ? undefined : k)}
            >
              {rule.name || settings.newRule} {open === k ? '▴' : '▾'}
            </button>
            <button
              type="button"
              class="link"
              title={settings.remove}
              aria-label={`${settings.remove}: ${rule.name || settings.newRule}`}
              onClick={() => change(rules.filter((_, at) => at !== k))}
            >
              ×
            </button>
          </div>
          {open === k ? (
            <RuleForm rule={rule} known={known} tiers={tiers} change={(changed) => put(k, changed)} />
          ) : (
            <p class="quiet small">{summaryOf(rule, known)}</p>
          )}
        </div>
      ))}
      <button type="button" class="link" onClick={add}>
        {settings.addRule}
      </button>
    </section>
  )
}

/** What a new condition says until somebody chooses: the year's spend. */
function firstCondition({ subjects, operators }: SettingsAnswer): RuleDraft['conditions'][number] {
  const column = joinColumn(partsOf(subjects[0], subjects), subjects)
  return { joinedBy: 'and', column, operator: operators.find(({ code }) => code === '>=')?.text ?? '', value: '' }
}

function summaryOf({ conditions, advanced, segment, tag, tierFloor }: RuleDraft, known: SettingsAnswer): string {
  const { settings } = words()
  const when = conditions
    .map((condition, k) => {
      const code = known.operators.find((one) => one.text === condition.operator)?.code
      return `${k > 0 ? `${settings[condition.joinedBy]} ` : ''}${conditionSentence(condition, code, known, words())}`
    })
    .join(' ')
  return `${advanced || when} → ${[segment, tag, tierFloor].filter((one) => one !== '').join(', ')}`
}

function RuleForm(props: {
  rule: RuleDraft
  known: SettingsAnswer
  tiers: SettingsDraft['tiers']
  change: (rule: RuleDraft) => void
}) {
  const { rule, known, tiers, change } = props
  const { settings } = words()
  const put = (part: Partial<RuleDraft>): void => change({ ...rule, ...part })
  const condition = (at: number, part: Partial<RuleDraft['conditions'][number]>): void =>
    put({ conditions: rule.conditions.map((one, k) => (k === at ? { ...one, ...part } : one)) })
  return (
    <div>
      <Field label={settings.ruleName} value={rule.name} change={(name) => put({ name })} />
      {rule.advanced === '' &&
        rule.conditions.map(({ joinedBy, column, operator, value }, k) => (
          <fieldset key={k}>
            <legend class={k === 0 ? '' : 'visually-hidden'}>
              {k === 0 ? settings.when : settings.condition(k + 1)}
            </legend>
            {k > 0 && (
              <select
                class="joined-by"
                aria-label={settings.joinedBy}
                value={joinedBy}
                onChange={(event) => condition(k, { joinedBy: event.currentTarget.value as 'and' | 'or' })}
              >
                <option value="and">{settings.and}</option>
                <option value="or">{settings.or}</option>
              </select>
            )}
            <RuleCondition
              condition={{ joinedBy, column, operator, value }}
              number={k + 1}
              known={known}
              change={(part) => condition(k, part)}
              remove={() => put({ conditions: rule.conditions.filter((_, at) => at !== k) })}
            />
          </fieldset>
        ))}
      {rule.advanced === '' && (
        <button
          type="button"
          class="link small"
          onClick={() =>
            put({
              conditions: [...rule.conditions, firstCondition(known)],
            })
          }
        >
          {settings.addCondition}
        </button>
      )}
      <Choice
        label={settings.setsSegment}
        value={rule.segment}
        options={known.segments}
        change={(segment) => put({ segment })}
      />
      <Field label={settings.setsTag} value={rule.tag} change={(tag) => put({ tag })} />
      <Choice
        label={settings.setsTier}
        value={rule.tierFloor}
        options={tiers.map(({ name }) => name)}
        change={(tierFloor) => put({ tierFloor })}
      />
      <details>
        <summary>{words().more}</summary>
        <div>
          <Field label={settings.priority} value={rule.priority} change={(priority) => put({ priority })} />
          <label class="tick">
            <input
              type="checkbox"
              checked={rule.stop}
              onChange={(event) => put({ stop: event.currentTarget.checked })}
            />
            <span>{settings.stop}</span>
          </label>
          <Field
            label={settings.advanced}
            value={rule.advanced}
            change={(advanced) => put({ advanced, conditions: advanced === '' ? rule.conditions : [] })}
          />
        </div>
      </details>
    </div>
  )
}

function Field({ label, value, change }: { label: string; value: string; change: (value: string) => void }) {
  return (
    <label class="field">
      <span>{label}</span>
      <input type="text" title={value} value={value} onInput={(event) => change(event.currentTarget.value)} />
    </label>
  )
}

function Choice(props: { label: string; value: string; options: readonly string[]; change: (value: string) => void }) {
  return (
    <label class="field">
      <span>{props.label}</span>
      <select value={props.value} onChange={(event) => props.change(event.currentTarget.value)}>
        <option value="">–</option>
        {props.options.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  )
}
