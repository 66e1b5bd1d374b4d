/**
 * `npm run bench:ui`: what the sidebar costs somebody who waits: its bytes, the first paint, loading the search over
 * 100,000 customers with the bytes of its answers, and the time from a key to the hits on the screen; then the playground with
 * the same file. `--customers N`: fewer. `--playground`: only that.
 */
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { WORDS } from '../../addon/sidebar/words/index.ts'
import { openShop, setUp } from '../addon/shop.ts'
import { launchBrowser } from '../browser/browser.ts'
import { picturedShop } from '../browser/pictured-shops.ts'
import { openSidebar, type Sidebar } from '../browser/sidebar-page.ts'
import { benchPlayground } from './ui-playground.ts'

const at = process.argv.indexOf('--customers')
const customers = at > 0 ? Number(process.argv[at + 1]) : 100_000
const AIMS = { paintMs: 100, keyMs: 50 }
const QUERIES = ['anna', 'li wei 9', '170 10', 'c0999', 'example.com', 'zoe', 'oconnor 77', 'nobody at all']

const line = (name: string, value: string, aim = ''): void => {
  process.stdout.write(`${name.padEnd(44)}${value.padStart(12)}${aim ? `   aim ${aim}` : ''}\n`)
}
const middle = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** Milliseconds from the page's beginning to its first text on the screen. */
async function firstPaintMs(page: Page): Promise<number> {
  return Number(
    await page.evaluate(`new Promise((done) => {
      const look = () => {
        const [entry] = performance.getEntriesByName('first-contentful-paint')
        entry ? done(entry.startTime) : setTimeout(look, 5)
      }
      look()
    })`),
  )
}

/** Milliseconds from each key of a query to the frame after its hits. */
async function keyMs(page: Page, query: string): Promise<number[]> {
  return (await page.evaluate(`(async () => {
    const field = document.getElementById('query')
    const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
    const taken = []
    for (let length = 1; length <= ${query.length}; length++) {
      const began = performance.now()
      put.call(field, ${JSON.stringify(query)}.slice(0, length))
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      await new Promise((shown) => requestAnimationFrame(() => { const after = new MessageChannel(); after.port1.onmessage = shown; after.port2.postMessage(0) }))
      taken.push(performance.now() - began)
    }
    return taken
  })()`)) as number[]
}

process.stdout.write(`${customers} customers\n`)
if (process.argv.includes('--playground')) {
  const alone = await launchBrowser()
  await benchPlayground(alone, picturedShop(customers, 'en'), line)
  await alone.close()
  process.exit()
}
const host = openShop(picturedShop(customers, 'en'))
setUp(host)
const answers = { bytes: 0, calls: 0 }
const browser = await launchBrowser()
const paints: number[] = []
let sidebar: Sidebar | undefined
for (let run = 0; run < 5; run++) {
  await sidebar?.close()
  sidebar = await openSidebar(browser, host, {
    instead: {
      searchPage: (json) => {
        const answer = String(host.callFromPage('searchPage', json))
        answers.bytes += answer.length
        answers.calls++
        return answer
      },
    },
  })
  paints.push(await firstPaintMs(sidebar.page))
}
const { page, view } = sidebar as Sidebar
const html = host.dialogs.findLast(({ kind }) => kind === 'sidebar')?.content ?? ''
line('sidebar, gzip', `${(gzipSync(html).length / 1024).toFixed(1)} KB`, '60 KB')
line('first paint, middle of 5', `${middle(paints).toFixed(0)} ms`, `${AIMS.paintMs} ms`)

page.setDefaultTimeout(300_000)
const began = performance.now()
await view('Search')
// Few customers are all there at once.
const isReady = page.getByText(WORDS.en.search.ready(customers))
await page
  .getByText(/you can search these already/)
  .or(isReady)
  .waitFor()
line('search usable after', `${((performance.now() - began) / 1000).toFixed(1)} s`)
await isReady.waitFor()
line('every column after', `${((performance.now() - began) / 1000).toFixed(1)} s`)
line('answers', `${(answers.bytes / 1e6).toFixed(1)} MB in ${answers.calls}`)
const taken: number[] = []
for (const query of QUERIES) taken.push(...(await keyMs(page, query)))
line('a key to its hits, middle', `${middle(taken).toFixed(0)} ms`, `${AIMS.keyMs} ms`)
line('a key to its hits, slowest', `${Math.max(...taken).toFixed(0)} ms`)
await sidebar?.close()
await benchPlayground(browser, picturedShop(customers, 'en'), line)
await browser.close()
