/** Where the sidebar begins: language and view as the script wrote them into the page. */
import { render } from 'preact'
import { VIEWS, type View } from '../sidebar-contract.ts'
import { App } from './app.tsx'
import { speak } from './words/index.ts'

const { lang, dataset } = document.documentElement
speak(lang === 'zh' ? 'zh' : 'en')
const first = VIEWS.find((view) => view === dataset.view) ?? 'home'
render(<App first={first as View} />, document.getElementById('app') as HTMLElement)
