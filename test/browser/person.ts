/**
 * A person in front of the playground: what they press, type and read, found by the words on the screen in their language.
 * Holds no expectation.
 */
import type { Browser, Frame, FrameLocator, Locator, Page } from 'playwright-core'
import { WORDS as SIDEBAR_WORDS } from '../../addon/sidebar/words/index.ts'
import { CONNECTION_WORDS } from '../../addon/words/connection.ts'
import { DIALOG } from '../../addon/words/dialog.ts'
import { WORDS } from '../../addon/words/index.ts'
import { SCHEDULE_WORDS } from '../../addon/words/schedule.ts'
import { WORDS as PAGE_WORDS } from '../../playground/page/words.ts'
import type { Playground } from '../../playground/server/start-playground.ts'
import type { Locale } from '../../worker/contract.ts'
import { goToSheet, openPlayground, settled } from './browser.ts'

export const WORKER_ADDRESS = 'https://local.workers.dev'

type MenuItem = Exclude<keyof (typeof WORDS)['en']['menu'], 'title'>
type View = keyof (typeof SIDEBAR_WORDS)['en']['views']

export interface Person {
  page: Page
  words: ReturnType<typeof wordsOf>
  /** The add-on's sidebar and its dialog, in their frames. */
  sidebar: FrameLocator
  dialog: FrameLocator
  /** An alert or a prompt. */
  question: Locator
  toasts: Locator
  /** Chooses an item of the add-on's menu. */
  choose(item: MenuItem): Promise<void>
  /** Goes to a sheet. */
  goTo(sheet: string): Promise<void>
  /** Goes to a view of the sidebar. */
  view(view: View): Promise<void>
  /** Types into a cell, as `E3`, and waits until the file has it. */
  type(address: string, text: string): Promise<void>
  /** In the Connection dialog: connects and goes on to Set up, until that says what leaves the sheet. */
  connect(setupKey: string): Promise<void>
  /** In the Set up dialog: saves what is proposed and updates for the first time. */
  saveAndUpdate(): Promise<void>
  closeDialog(): Promise<void>
  /** The frame behind `sidebar` or `dialog`, for axe. */
  frame(of: 'sidebar' | 'dialog'): Promise<Frame>
  leave(): Promise<void>
}

/** The words of everything on the screen in one language. */
export function wordsOf(locale: Locale) {
  return {
    addon: WORDS[locale],
    sidebar: SIDEBAR_WORDS[locale],
    connection: CONNECTION_WORDS[locale],
    setUp: DIALOG[locale].page,
    schedule: SCHEDULE_WORDS[locale],
    page: PAGE_WORDS[locale],
  }
}

/** Opens the playground as the owner (or the second person) who reads that language. */
export async function arrive(
  browser: Browser,
  playground: Playground,
  locale: Locale,
  who: 'owner' | 'second' = 'owner',
): Promise<Person> {
  const url = who === 'owner' ? playground.url : playground.secondUrl
  const page = await openPlayground(browser, url, locale === 'zh' ? 'zh-CN' : 'en-US')
  const words = wordsOf(locale)
  const sidebar = page.frameLocator('#sidebar iframe')
  const dialog = page.frameLocator('dialog.page iframe')
  const question = page.locator('dialog.question')
  const person: Person = {
    page,
    words,
    sidebar,
    dialog,
    question,
    toasts: page.locator('#toasts'),
    choose: async (item) => {
      await page.getByRole('menuitem', { name: words.addon.menu.title, exact: true }).click()
      await page.getByRole('menuitem', { name: words.addon.menu[item], exact: true }).click()
    },
    goTo: (sheet) => goToSheet(page, sheet),
    view: (view) => sidebar.getByRole('tab', { name: words.sidebar.views[view], exact: true }).click(),
    type: async (address, text) => {
      await goToCell(page, address)
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
      await settled(page)
    },
    connect: async (setupKey) => {
      await dialog.getByLabel(words.connection.url).fill(WORKER_ADDRESS)
      await dialog.getByLabel(words.connection.key).fill(setupKey)
      await dialog.getByRole('button', { name: words.connection.connect, exact: true }).click()
      await dialog.getByRole('button', { name: words.connection.toSetUp }).click()
      await dialog.getByRole('heading', { name: words.setUp.leaving }).waitFor()
    },
    saveAndUpdate: async () => {
      await dialog.getByRole('button', { name: words.setUp.save, exact: true }).click()
      await dialog.getByRole('button', { name: words.setUp.update, exact: true }).click()
      await dialog.getByText(FIRST_RESULT).waitFor()
    },
    closeDialog: async () => {
      await dialog.getByRole('button', { name: words.setUp.close, exact: true }).click()
      await page.locator('dialog.page').waitFor({ state: 'detached' })
    },
    frame: async (of) => {
      const handle = await page.locator(of === 'sidebar' ? '#sidebar iframe' : 'dialog.page iframe').elementHandle()
      const frame = await handle?.contentFrame()
      if (!frame) throw new Error(`no ${of} is open`)
      return frame
    },
    leave: () => page.context().close(),
  }
  return person
}

/** What an update says that changed something. */
export const FIRST_RESULT = /Changed [\d,]+ cells|更新了 [\d,]+ 个单元格/

/** Clicks A1 and walks by arrow keys: the grid draws only what is on the screen. */
async function goToCell(page: Page, address: string): Promise<void> {
  const [, letters, row] = /^([A-Z])(\d+)$/.exec(address) as RegExpExecArray
  await page.locator('revogr-data .rgCell').first().waitFor()
  await page.locator('revogr-data:not([col-type=rowHeaders]) .rgCell').first().click()
  // Not waitForFunction: the page's content policy lets nothing be evaluated in it again and again.
  await page.locator('#address', { hasText: /^A1$/ }).waitFor()
  for (let step = 1; step < Number(row); step++) await page.keyboard.press('ArrowDown')
  for (let step = 0; step < letters.charCodeAt(0) - 65; step++) await page.keyboard.press('ArrowRight')
  await page.locator('#address', { hasText: new RegExp(`^${address}$`) }).waitFor()
}
