/** What other settings would change: who gains, who loses, who is nearest to an edge, what each rule does. */
import type { Person, SettingsAnswer, TryAnswer } from '../../sidebar-contract.ts'
import { server } from '../server.ts'
import { words } from '../words/index.ts'

export function DryRun({
  tried,
  currency,
  metric,
}: {
  tried: TryAnswer
  currency: string
  metric: SettingsAnswer['metric']
}) {
  const { settings, money, customers, why, comma } = words()
  const amount = (value: number): string => (metric === 'spend' ? money(value, currency) : why.orders(value))
  const nothing = tried.gained.length === 0 && tried.lost.length === 0
  return (
    <section class="card" aria-labelledby="dry-run">
      <h2 id="dry-run">{settings.dryRun}</h2>
      <p role="status">{nothing ? settings.changesNobody : settings.changes}</p>
      <Lists title={settings.gain} lists={tried.gained} />
      <Lists title={settings.lose} lists={tried.lost} />
      {tried.rules.map((rule) => (
        <div class="why" key={rule.name}>
          <h3>{rule.name}</h3>
          {rule.problem ? (
            <p class="warning">{rule.problem}</p>
          ) : (
            <>
              <p>
                {rule.neverMatches
                  ? settings.neverMatches
                  : settings.matches(customers(rule.matched), rule.gained, rule.lost)}
              </p>
              {rule.overlapping.length > 0 && <p class="small">{settings.overlaps(rule.overlapping.join(comma))}</p>}
              {rule.nearest.length > 0 && (
                <>
                  <p class="quiet small">{settings.nearest}</p>
                  <People people={rule.nearest} />
                </>
              )}
            </>
          )}
        </div>
      ))}
      {tried.tags && (
        <p>{tried.tags.begins ? settings.tagsBegin(tried.tags.header) : settings.tagsUnseen(tried.tags.header)}</p>
      )}
      {tried.nearest.length > 0 && (
        <details>
          <summary>{settings.nearestTiers}</summary>
          <div>
            <table class="facts number">
              <tbody>
                {tried.nearest.map(({ row, name, tier, up, value }) => (
                  <tr key={`${row}/${tier}`}>
                    <th scope="row">
                      <Name row={row} name={name} />
                    </th>
                    <td>
                      {amount(value)} / {amount(up)} {tier}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  )
}

function Lists({ title, lists }: { title: string; lists: TryAnswer['gained'] }) {
  const { customers: counted } = words()
  if (lists.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lists.map(({ label, customers, people }) => (
          <li key={label}>
            <strong>{label}</strong> <span class="quiet">{counted(customers)}</span>
            <People people={people} more={customers - people.length} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** One name a line: names may be long, and each is a way to its row. */
function People({ people, more = 0 }: { people: readonly Person[]; more?: number }) {
  const { settings, customer } = words()
  return (
    <ul class="people small">
      {people.map(({ row, name }) => (
        <li key={row} class="head">
          <Name row={row} name={name} />
          {/* Two may have the same name. */}
          <span class="quiet">{customer.row(row)}</span>
        </li>
      ))}
      {more > 0 && <li class="quiet">{settings.more(more)}</li>}
    </ul>
  )
}

function Name({ row, name }: Person) {
  return (
    <button type="button" class="link" title={name} onClick={() => void server.goTo(row)}>
      {name}
    </button>
  )
}
