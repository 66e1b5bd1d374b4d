/** The tab bar and the view below it. Decides which view is shown and how the keyboard moves between them. */
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { VIEWS, type View } from '../sidebar-contract.ts'
import { ContactsView } from './views/contacts.tsx'
import { CustomerView } from './views/customer.tsx'
import { HomeView } from './views/home.tsx'
import { SearchView } from './views/search.tsx'
import { SettingsView } from './views/settings.tsx'
import { words } from './words/index.ts'

/** Opens another view; `row`: of the Customers tab, for the view Customer. */
export type Go = (view: View, row?: number) => void

export function App({ first }: { first: View }) {
  const [view, setView] = useState(first)
  const [row, setRow] = useState<number>()
  const [, redraw] = useState(0)
  const bar = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const { views, viewsLabel } = words()
  useKeptFocus(panel)

  const go: Go = (next, chosen) => {
    setRow(chosen)
    setView(next)
    panel.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }
  const choose = (next: View, focus: boolean): void => {
    setRow(undefined)
    setView(next)
    if (focus) bar.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = VIEWS.indexOf(view)
    const last = VIEWS.length - 1
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ]
    if (next === undefined) return
    event.preventDefault()
    choose(VIEWS[next], true)
  }

  return (
    <>
      <div class="tabs" role="tablist" aria-label={viewsLabel} ref={bar} onKeyDown={onKeyDown}>
        {VIEWS.map((one) => (
          <button
            key={one}
            id={`tab-${one}`}
            type="button"
            role="tab"
            aria-selected={one === view}
            aria-controls="view"
            tabIndex={one === view ? 0 : -1}
            title={views[one]}
            onClick={() => choose(one, false)}
          >
            {views[one]}
          </button>
        ))}
      </div>
      <div class="view" id="view" role="tabpanel" aria-labelledby={`tab-${view}`} tabIndex={-1} ref={panel}>
        <h1 class="visually-hidden">{views[view]}</h1>
        {view === 'home' && <HomeView go={go} />}
        {view === 'customer' && <CustomerView row={row} />}
        {view === 'contacts' && <ContactsView go={go} />}
        {view === 'search' && <SearchView go={go} />}
        {view === 'settings' && <SettingsView onLanguage={() => redraw((count) => count + 1)} />}
      </div>
    </>
  )
}

/** A button that goes away under somebody's finger gives its focus to the view, not to the whole page. */
function useKeptFocus(panel: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const view = panel.current
    if (!view) return
    let last: Element | null = null
    const remember = (): void => {
      last = document.activeElement
    }
    const observer = new MutationObserver(() => {
      if (!last || last.isConnected || document.activeElement !== document.body) return
      last = null
      view.focus({ preventScroll: true })
    })
    view.addEventListener('focusin', remember)
    observer.observe(view, { childList: true, subtree: true })
    return () => {
      view.removeEventListener('focusin', remember)
      observer.disconnect()
    }
  }, [panel])
}
