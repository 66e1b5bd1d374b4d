/** Settings: where they are changed, and the language of this sidebar. */
import type { Locale } from '../../../worker/contract.ts'
import { server } from '../server.ts'
import { languageInUse, speak, words } from '../words/index.ts'

export function SettingsView({ onLanguage }: { onLanguage: () => void }) {
  const { settings } = words()
  return (
    <div>
      <div class="row">
        <button type="button" class="plain" onClick={() => void server.setUp()}>
          {settings.setUp}
        </button>
      </div>
      <label class="field">
        <span>{settings.language}</span>
        <select
          value={languageInUse()}
          onChange={(event) => {
            speak(event.currentTarget.value as Locale)
            document.documentElement.lang = event.currentTarget.value
            onLanguage()
          }}
        >
          <option value="en">English</option>
          <option value="zh">中文</option>
        </select>
      </label>
    </div>
  )
}
