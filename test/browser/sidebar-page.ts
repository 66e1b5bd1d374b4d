/**
 * The sidebar in a real browser at its real width, with the stand-in behind `google.script.run`. Decides how a page is
 * opened for a test; holds no expectation.
 */
import type { Browser, Page } from 'playwright-core'
import type { Host } from '../../playground/host.ts'
import { onItsWay } from './latency.ts'

/** Google's sidebar is that wide. */
const SIDEBAR = { width: 300, height: 800 }

const DIALOG = { width: 720, height: 620 }

/** What the page has of Google; calls go to the stand-in, one after the other. */
const BRIDGE = () => {
  const names = (globalThis as unknown as { scriptFunctions: string[] }).scriptFunctions
  const runner = (success: (value: unknown) => void, failure: (error: Error) => void): object => {
    const made: Record<string, unknown> = {
      withSuccessHandler: (handler: (value: unknown) => void) => runner(handler, failure),
      withFailureHandler: (handler: (error: Error) => void) => runner(success, handler),
    }
    const call = (globalThis as unknown as { callScript: (name: string, json?: string) => Promise<unknown> }).callScript
    for (const name of names)
      made[name] = (json?: string) => {
        call(name, json).then(success, (error) => failure(new Error(String(error))))
      }
    return made
  }
  Object.assign(globalThis, {
    google: {
      script: {
        run: runner(
          () => {},
          () => {},
        ),
        host: {
          close() {},
          setHeight: (height: number) => {
            ;(globalThis as unknown as { resizeDialog: (height: number) => void }).resizeDialog(height)
          },
        },
      },
    },
  })
}

export interface Sidebar {
  page: Page
  /** Functions called so far, in order. */
  calls: string[]
  /** Requests that the page made to anywhere. */
  requests: string[]
  /** Exceptions in the page. */
  errors: string[]
  /** Opens a tab of the sidebar. */
  view(name: string): Promise<void>
  close(): Promise<void>
}

export interface SidebarOptions {
  /** The menu item's function. */
  opener?: string
  /** What the menu item opens; the Set up dialog is 720 by 620. */
  kind?: 'sidebar' | 'dialog'
  /** Of the browser. */
  locale?: string
  /** Answers in place of the script's, by function. */
  instead?: { [functionName: string]: (json?: string) => unknown }
}

/** The sidebar as a menu item opens it. */
export async function openSidebar(
  browser: Browser,
  host: Host,
  { opener = 'openSidebar', kind = 'sidebar', locale, instead = {} }: SidebarOptions = {},
): Promise<Sidebar> {
  host.run(opener)
  const html = host.dialogs.findLast((shown) => shown.kind === kind)?.content ?? ''
  const context = await browser.newContext({
    viewport: kind === 'sidebar' ? SIDEBAR : DIALOG,
    locale,
    permissions: ['clipboard-write'],
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const calls: string[] = []
  const requests: string[] = []
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('request', (request) => requests.push(request.url()))
  await page.exposeFunction('callScript', async (name: string, json?: string) => {
    await onItsWay()
    calls.push(name)
    const script = () => (json === undefined ? host.callFromPage(name) : host.callFromPage(name, json))
    const answer = await (instead[name] ? instead[name](json) : script())
    await onItsWay()
    return answer
  })
  // As Google does with a dialog; a sidebar keeps its size.
  await page.exposeFunction('resizeDialog', (height: number) =>
    kind === 'dialog' ? page.setViewportSize({ width: DIALOG.width, height }) : undefined,
  )
  const functions = [...host.options.bundle.code.matchAll(/^function (\w+)\(/gm)].map(([, name]) => name)
  await page.addInitScript(`window.scriptFunctions = ${JSON.stringify(functions)}; (${BRIDGE.toString()})()`)
  // A page of its own address: the clipboard needs a secure one.
  await page.route('https://sidebar.test/', (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await page.goto('https://sidebar.test/')
  requests.length = 0
  return {
    page,
    calls,
    requests,
    errors,
    view: (name) => page.getByRole('tab', { name, exact: true }).click(),
    close: () => context.close(),
  }
}
