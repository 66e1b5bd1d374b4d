/** Search: a customer by any of their texts. Decides how hits are shown and chosen; Enter goes to the row. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Go } from '../app.tsx'
import { Problem } from '../parts/notice.tsx'
import type { Hit } from '../search-index.ts'
import { listen, load, reload, type SearchState, searchState } from '../search-store.ts'
import { server } from '../server.ts'
import { words } from '../words/index.ts'

export function SearchView({ go }: { go: Go }) {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const [state, setState] = useState<SearchState>(searchState())
  useEffect(() => {
    const stop = listen(() => setState(searchState()))
    load()
    setState(searchState())
    return stop
  }, [])
  const { search } = words()
  // A new page of rows may hold hits too.
  const found = useMemo(() => state.index.find(query), [query, state.read, state.phase, state.index])
  const { hits, all } = found
  const at = Math.min(chosen, hits.length - 1)

  const open = (hit: Hit | undefined): void => {
    if (!hit) return
    void server.goTo(hit.row)
    go('customer', hit.row)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault()
      open(hits[at])
      return
    }
    const next = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : undefined
    if (next === undefined || hits.length === 0) return
    event.preventDefault()
    const row = Math.max(0, Math.min(hits.length - 1, next))
    setChosen(row)
    document.getElementById(`hit-${row}`)?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <div>
      <label class="visually-hidden" for="query">
        {search.label}
      </label>
      <input
        id="query"
        type="search"
        list={undefined}
        // biome-ignore lint/a11y/noRedundantRoles: without a datalist a search field is no combobox by itself
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="hits"
        aria-activedescendant={hits.length > 0 ? `hit-${at}` : undefined}
        aria-describedby="search-hint"
        autocomplete="off"
        spellcheck={false}
        placeholder={search.place}
        title={search.place}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
        ref={(input) => {
          if (input && document.activeElement === document.body) input.focus()
        }}
      />
      <p class="quiet small" id="search-hint">
        {state.phase === 'ready' && state.total === 0 ? search.noRows : search.hint}
      </p>
      <p class="quiet small" role="status">
        {query.trim() === ''
          ? statusOf(state)
          : all === 0
            ? state.phase === 'ready'
              ? search.nobody
              : statusOf(state)
            : search.found(hits.length, all)}
      </p>
      {state.refused && <Problem refused={state.refused} retry={reload} />}
      <div id="hits" class="results" role="listbox" aria-label={search.label}>
        {hits.map((hit, k) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above takes the keys of its list
          <div
            key={hit.row}
            id={`hit-${k}`}
            role="option"
            aria-selected={k === at}
            onClick={() => open(hit)}
            onMouseMove={() => k !== at && setChosen(k)}
          >
            <HitText hit={hit} state={state} />
          </div>
        ))}
      </div>
      {state.phase === 'ready' && query.trim() === '' && (
        <button type="button" class="link small" onClick={reload}>
          {search.reload}
        </button>
      )}
    </div>
  )
}

function statusOf({ phase, read, total, refused }: SearchState): string {
  const { search, loading } = words()
  if (refused) return ''
  if (phase === 'idle' || (phase === 'people' && read === 0)) return loading
  if (phase === 'people') return search.loading(read, total)
  if (phase === 'others') return search.loadingOthers
  return total === 0 ? '' : search.ready(total)
}

function HitText({ hit, state }: { hit: Hit; state: SearchState }) {
  const { columns } = state
  const text = (place: number | undefined): string => (place === undefined ? '' : (hit.texts[place] ?? ''))
  const id = text(columns.id)
  const name = text(columns.name) || id
  const rest = [columns.id, columns.phone, columns.email, columns.company]
    .filter((place, k, all) => place !== undefined && all.indexOf(place) === k)
    .map(text)
    .filter((one) => one !== '' && one !== name)
  return (
    <>
      <div class="head">
        <strong>{name}</strong>
        <span class="quiet small">{words().customer.row(hit.row)}</span>
      </div>
      {rest.length > 0 && <div class="quiet small">{rest.join(' · ')}</div>}
    </>
  )
}
