/** The tiers as rows of name, amount to reach and amount to keep. Decides nothing about what is valid. */
import { DEFAULT_KEEP_SHARE } from '../../../worker/contract.ts'
import type { SettingsDraft } from '../../sidebar-contract.ts'
import { words } from '../words/index.ts'

type Tiers = SettingsDraft['tiers']

export function TiersEditor({ tiers, unit, change }: { tiers: Tiers; unit: string; change: (tiers: Tiers) => void }) {
  const { settings } = words()
  const inUnit = (head: string): string => (unit ? settings.inUnit(head, unit) : head)
  const put = (at: number, part: Partial<Tiers[number]>): void =>
    change(tiers.map((tier, k) => (k === at ? { ...tier, ...part } : tier)))
  return (
    <section aria-labelledby="tiers">
      <h2 id="tiers">{settings.tiers}</h2>
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">{settings.tierName}</th>
            <th scope="col">{inUnit(settings.tierUp)}</th>
            <th scope="col">{inUnit(settings.tierKeep)}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {tiers.map(({ name, up, keep }, k) => (
            <tr key={k}>
              <td>
                <input
                  type="text"
                  aria-label={`${settings.tierName} ${k + 1}`}
                  title={name}
                  maxLength={40}
                  value={name}
                  onInput={(event) => put(k, { name: event.currentTarget.value })}
                />
              </td>
              <td>
                <input
                  type="number"
                  min={0}
                  aria-label={`${settings.tierUp}: ${name}`}
                  disabled={k === 0}
                  value={up}
                  onInput={(event) => put(k, { up: event.currentTarget.valueAsNumber || 0 })}
                />
              </td>
              <td>
                <input
                  type="number"
                  min={0}
                  aria-label={`${settings.tierKeep}: ${name}`}
                  disabled={k === 0}
                  placeholder={String(Number((up * DEFAULT_KEEP_SHARE).toFixed(2)))}
                  value={keep ?? ''}
                  onInput={(event) => {
                    const amount = event.currentTarget.valueAsNumber
                    put(k, { keep: Number.isFinite(amount) ? amount : null })
                  }}
                />
              </td>
              <td>
                {k > 0 && (
                  <button
                    type="button"
                    class="link"
                    aria-label={`${settings.remove}: ${name}`}
                    title={settings.remove}
                    onClick={() => change(tiers.filter((_, at) => at !== k))}
                  >
                    ×
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button
        type="button"
        class="link"
        onClick={() => change([...tiers, { name: '', up: (tiers[tiers.length - 1]?.up ?? 0) * 2 || 1000, keep: null }])}
      >
        {settings.addTier}
      </button>
    </section>
  )
}
