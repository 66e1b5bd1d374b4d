/** Settings: tiers and rules with a dry run before they count, the way to all other settings, the sidebar's language. */
import { useEffect, useState } from 'preact/hooks'
import type { Locale } from '../../../worker/contract.ts'
import type { Refused, SettingsAnswer, SettingsDraft, TryAnswer } from '../../sidebar-contract.ts'
import { Done, Problem } from '../parts/notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useCall } from '../parts/use-call.ts'
import { type Answer, server } from '../server.ts'
import { currencySign } from '../words/figures.ts'
import { languageInUse, speak, words } from '../words/index.ts'
import { DryRun } from './dry-run.tsx'
import { RulesEditor } from './rules-editor.tsx'
import { TiersEditor } from './tiers-editor.tsx'

/** About as high as the tiers and no rule: what stands below stays where it is. */
const LINES_OF_AN_EDITOR = 19

export function SettingsView({ onLanguage }: { onLanguage: () => void }) {
  const { answer, reload } = useCall(server.settings)
  const [kept, setKept] = useState<Answer<object>>()
  const { settings } = words()
  return (
    <div>
      {!answer && <Skeleton lines={LINES_OF_AN_EDITOR} />}
      {answer && !answer.ok && <Problem refused={answer} retry={reload} />}
      {answer?.ok && <Editor settings={answer} />}
      <h2>{settings.title}</h2>
      <div class="row">
        <button type="button" class="plain" onClick={() => void server.openSettings()}>
          {settings.openTab}
        </button>
        <button type="button" class="plain" onClick={() => void server.setUp()}>
          {settings.setUp}
        </button>
        <button type="button" class="plain" onClick={() => void server.openSchedule()}>
          {settings.schedule}
        </button>
        <button type="button" class="plain" onClick={() => void server.openConnection()}>
          {settings.connection}
        </button>
      </div>
      <label class="field">
        <span>{settings.language}</span>
        <select
          value={languageInUse()}
          onChange={(event) => {
            const language = event.currentTarget.value as Locale
            speak(language)
            document.documentElement.lang = language
            onLanguage()
            // The rules' words and every sentence of the script follow.
            void server.saveLanguage(language).then((saved) => {
              setKept(saved)
              reload()
            })
          }}
        >
          <option value="en">English</option>
          <option value="zh">中文</option>
        </select>
      </label>
      {kept && (kept.ok ? <Done>{settings.languageKept}</Done> : <Problem refused={kept} />)}
    </div>
  )
}

type State =
  | { kind: 'idle' | 'trying' | 'saving' }
  | { kind: 'tried'; tried: TryAnswer }
  | { kind: 'saved'; message: string }
  | { kind: 'refused'; refused: Refused }

function Editor({ settings: known }: { settings: SettingsAnswer }) {
  const [draft, setDraft] = useState<SettingsDraft>({ tiers: known.tiers, rules: known.rules })
  const [state, setState] = useState<State>({ kind: 'idle' })
  const { settings } = words()
  useEffect(() => setDraft({ tiers: known.tiers, rules: known.rules }), [known])
  const change = (part: Partial<SettingsDraft>): void => {
    setDraft({ ...draft, ...part })
    setState({ kind: 'idle' })
  }
  const attempt = async (): Promise<void> => {
    setState({ kind: 'trying' })
    const answer = await server.trySettings(draft)
    setState(answer.ok ? { kind: 'tried', tried: answer } : { kind: 'refused', refused: answer })
  }
  const save = async (): Promise<void> => {
    setState({ kind: 'saving' })
    const answer = await server.saveSettings(draft)
    setState(answer.ok ? { kind: 'saved', message: answer.message } : { kind: 'refused', refused: answer })
  }
  const busy = state.kind === 'trying' || state.kind === 'saving'
  return (
    <div>
      <TiersEditor
        tiers={draft.tiers}
        unit={known.metric === 'spend' ? currencySign(known.currency) : settings.orders}
        change={(tiers) => change({ tiers })}
      />
      <RulesEditor rules={draft.rules} known={known} tiers={draft.tiers} change={(rules) => change({ rules })} />
      <div class="row">
        <button type="button" class="action" disabled={busy} onClick={() => void attempt()}>
          {settings.attempt}
        </button>
        <button type="button" class="plain" disabled={busy} onClick={() => void save()}>
          {words().save}
        </button>
      </div>
      {state.kind === 'trying' && <Skeleton lines={3} text={settings.trying} />}
      {state.kind === 'saving' && <p role="status">{words().log.saving}</p>}
      {state.kind === 'refused' && <Problem refused={state.refused} />}
      {state.kind === 'saved' && (
        <Done>
          <p>{state.message}</p>
        </Done>
      )}
      {state.kind === 'tried' && <DryRun tried={state.tried} currency={known.currency} metric={known.metric} />}
    </div>
  )
}
