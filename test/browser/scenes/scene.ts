/**
 * What a scene is: a walk through some states of the add-on, each looked at under its name. `npm run screenshots` takes a
 * picture at each look, the tests ask axe and the tape measure. Holds no expectation.
 */
import type { Browser, Frame, Page } from 'playwright-core'
import type { Host } from '../../../playground/host.ts'
import { Workbook } from '../../../playground/workbook/workbook.ts'
import { DEFAULT_COLUMNS, type Locale } from '../../../worker/contract.ts'
import { openShop, setUp, update } from '../../addon/shop.ts'
import type { LocalWorker } from '../../end-to-end/local.ts'
import { picturedShop } from '../pictured-shops.ts'
import { openSidebar, type Sidebar, type SidebarOptions } from '../sidebar-page.ts'

/** A name of a state, and where it is shown: a page of the add-on, or one in a frame of the playground's page. */
export type Look = (name: string, shown: Page | Frame) => Promise<void>

export interface Stage {
  browser: Browser
  locale: Locale
  look: Look
  /** A Worker, started by the first scene that needs one. */
  worker: () => Promise<LocalWorker>
}

export interface Scene {
  /** Names of the states in order; a picture is `LOCALE-NAME.png`. */
  states: readonly string[]
  play(stage: Stage): Promise<void>
}

/** Columns as a shop has them that works with the contacts. */
export const COLUMNS = [...DEFAULT_COLUMNS, 'contactReason', 'contactChannel', 'favourite']
const CUSTOMERS = 20

/** Long names, in the language of the scene. */
export function openedShop(locale: Locale, workbook = picturedShop(CUSTOMERS, locale)): Host {
  return openShop(workbook, { userLocale: locale === 'zh' ? 'zh_CN' : 'en_GB' })
}

/** A spreadsheet with one sheet and nothing on it. */
export function emptyShop(locale: Locale): Host {
  const workbook = new Workbook({ locale: locale === 'zh' ? 'zh_CN' : 'en_GB', timeZone: 'Europe/Berlin' })
  workbook.name = locale === 'zh' ? '未命名表格' : 'Untitled spreadsheet'
  workbook.addSheet(locale === 'zh' ? '工作表1' : 'Sheet1', 1000, 26)
  return openedShop(locale, workbook)
}

/** The same shop after Set up and the first update. */
export function updatedShop(locale: Locale, workbook?: Workbook): Host {
  const host = openedShop(locale, workbook)
  setUp(host, { language: locale, columns: COLUMNS })
  update(host)
  return host
}

/** Plays in one page of the add-on and closes it. Throws what the page threw. */
export async function inPage(
  { browser, locale }: Stage,
  host: Host,
  options: SidebarOptions,
  play: (sidebar: Sidebar) => Promise<void>,
): Promise<void> {
  const sidebar = await openSidebar(browser, host, { locale: locale === 'zh' ? 'zh-CN' : 'en-GB', ...options })
  try {
    await play(sidebar)
    if (sidebar.errors.length > 0) throw new Error(`the page threw: ${sidebar.errors.join('; ')}`)
    if (sidebar.requests.length > 0) throw new Error(`the page asked: ${sidebar.requests.join(' ')}`)
  } finally {
    await sidebar.close()
  }
}

/** Answers of a script that takes its time: calls wait until `finish` gives each its answer, the next one where none waits yet. */
export function slowly(): { answer: () => Promise<string>; finish: (json: string) => void } {
  const waiting: ((json: string) => void)[] = []
  let early: string | undefined
  return {
    answer: () =>
      new Promise((done) => {
        if (early === undefined) waiting.push(done)
        else done(early)
        early = undefined
      }),
    finish: (json) => {
      if (waiting.length === 0) early = json
      for (const done of waiting.splice(0)) done(json)
    },
  }
}

/** The network is down. */
export const offline = (): never => {
  throw new Error('Exception: DNS error: https://shop.workers.dev')
}
