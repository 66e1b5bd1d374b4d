/** The playground's window with the sample shop of each language: menus, dialogs, every tab that Regulars makes. */
import { CONTACT_LIST_WORDS } from '../../../addon/words/contact-list.ts'
import { DASHBOARD_WORDS } from '../../../addon/words/dashboard.ts'
import { DUPLICATES } from '../../../addon/words/duplicates.ts'
import { RUN_LOG_WORDS } from '../../../addon/words/run-log.ts'
import { type Playground, startPlayground } from '../../../playground/server/start-playground.ts'
import { tabOf } from '../../addon/shop.ts'
import { arrive, type Person, WORKER_ADDRESS, wordsOf } from '../person.ts'
import type { Scene, Stage } from './scene.ts'

const TODAY = '2026-11-22'
const SHOPS = {
  en: { name: 'Little Bear', sheetName: 'Sheet1', locale: 'en_GB', customers: 'Customers', orders: 'Orders' },
  zh: { name: '川味小馆', sheetName: '工作表1', locale: 'zh_CN', customers: '客户', orders: '订单' },
} as const
/** Of a file, longer than the field for it. */
const LONG_NAMES = {
  en: 'Customers and orders of the Little Bear baby shop in the Old Town, spring to autumn 2026 (second copy)',
  zh: '川味小馆老城区总店与河西分店二〇二六年春季至秋季全部客户和订单记录汇总表（第二份副本，请勿删除）',
}

/** Plays in a window of an empty file. */
async function inWindow({ browser, locale }: Stage, play: (owner: Person, playground: Playground) => Promise<void>) {
  const { name, sheetName, locale: region } = SHOPS[locale]
  const playground = await startPlayground({
    workbook: { kind: 'empty', name, sheetName, timeZone: 'Europe/Berlin', locale: region },
    locale,
    today: TODAY,
    sleepShare: 0.02,
  })
  const owner = await arrive(browser, playground, locale)
  try {
    await play(owner, playground)
  } finally {
    await owner.leave()
    await playground.stop()
  }
}

/** One of the script's functions, called by no page. */
async function call({ session }: Playground, functionName: string, choices?: object): Promise<void> {
  const json = JSON.stringify(choices ? [JSON.stringify(choices)] : [])
  const answer = JSON.parse(JSON.parse((await session.ask('page', { functionName, json })).json))
  if (!answer.ok) throw new Error(`${functionName}: ${answer.message}`)
}

/** Rows are drawn, charts too, and nothing moves any more. */
async function drawn({ page }: Person): Promise<void> {
  await page.locator('revogr-data .rgCell').first().waitFor()
  let before = ''
  for (let look = 0; look < 20; look++) {
    await page.waitForTimeout(150)
    const now = String(await page.evaluate(`document.getElementById('grid-area').textContent.length`))
    if (now === before) return
    before = now
  }
}

const frame: Scene = {
  states: [
    'playground',
    'playground-menu',
    'playground-cell-menu',
    'playground-dialog',
    'playground-question',
    'playground-toast',
    'playground-long-name',
  ],
  play: async (stage) => {
    const { look } = stage
    await inWindow(stage, async (owner) => {
      const { page, words, sidebar, dialog, question, toasts } = owner
      await drawn(owner)
      await look('playground', page)
      const menu = page.getByRole('menuitem', { name: words.addon.menu.title, exact: true })
      await menu.click()
      await look('playground-menu', page)
      await menu.click()
      await page.getByRole('gridcell').nth(20).click({ button: 'right' })
      await page.getByRole('menu', { name: words.page.cellMenu }).waitFor()
      await look('playground-cell-menu', page)
      await page.keyboard.press('Escape')
      await owner.choose('openSidebar')
      await sidebar.getByText(words.sidebar.home.whatItIs).waitFor()
      await owner.choose('setUp')
      await dialog.getByLabel(words.connection.url).waitFor()
      await look('playground-dialog', page)
      await dialog.getByRole('button', { name: words.connection.close, exact: true }).click()
      await owner.choose('undo')
      await question.waitFor()
      await look('playground-question', page)
      await question.getByRole('button').first().click()
      await page.getByRole('button', { name: words.page.fire }).click()
      await toasts.getByText(words.page.fireHint).waitFor()
      await look('playground-toast', page)
      const name = page.getByLabel(words.page.fileName)
      await name.fill(LONG_NAMES[stage.locale])
      await name.press('Enter')
      await page.getByTitle(LONG_NAMES[stage.locale], { exact: true }).waitFor()
      await look('playground-long-name', page)
    })
  },
}

const tabs: Scene = {
  states: [
    'playground-customers',
    'playground-orders',
    'playground-dashboard',
    'playground-dashboard-2',
    'playground-dashboard-3',
    'playground-dashboard-4',
    'playground-contact-list',
    'playground-problems',
    'playground-contact-log',
    'playground-run-log',
    'playground-settings',
    'playground-settings-2',
    'playground-duplicates',
  ],
  play: async (stage) => {
    const { locale, look } = stage
    const words = wordsOf(locale)
    const { addon } = words
    await inWindow(stage, async (owner, playground) => {
      const { page } = owner
      await fillTabs(playground, locale)
      const shown = async (state: string, tab: string): Promise<void> => {
        await owner.goTo(tab)
        await drawn(owner)
        // From its top, wherever the last one was scrolled to; the first rows may be frozen.
        await page.locator('.rowHeaders').getByText('5', { exact: true }).first().waitFor()
        await look(state, page)
      }
      /** Down by most of what is on the screen. */
      const further = async (state: string): Promise<void> => {
        await page.mouse.move(600, 500)
        await page.mouse.wheel(0, 540)
        await drawn(owner)
        await look(state, page)
      }
      await owner.choose('openSidebar')
      await owner.sidebar.getByText(words.sidebar.home.since('2026-10-31', '2026-11-22')).waitFor()
      await shown('playground-orders', SHOPS[locale].orders)
      await owner.goTo(SHOPS[locale].customers)
      await drawn(owner)
      // What Regulars wrote stands at the right end.
      await page.getByRole('gridcell').first().click()
      const columns = tabOf(await playground.workbook(), SHOPS[locale].customers).columnOf(addon.headers.nextContact)
      for (let step = 1; step < columns; step++) await page.keyboard.press('ArrowRight')
      await page.getByRole('gridcell', { name: addon.headers.nextContact, exact: true }).waitFor()
      await drawn(owner)
      await look('playground-customers', page)
      await page.locator('#sidebar .close').click()
      await shown('playground-dashboard', DASHBOARD_WORDS[locale].tab)
      for (const part of [2, 3, 4]) await further(`playground-dashboard-${part}`)
      await shown('playground-contact-list', CONTACT_LIST_WORDS[locale].tab)
      await shown('playground-problems', addon.tabs.problems)
      await shown('playground-contact-log', addon.tabs.contactLog)
      await shown('playground-run-log', RUN_LOG_WORDS[locale].tab)
      await shown('playground-settings', addon.tabs.settings)
      await further('playground-settings-2')
      await shown('playground-duplicates', DUPLICATES[locale].tab)
    })
  },
}

/** A sample shop after weeks of use: a bad date, a contact, duplicates, both reports. */
async function fillTabs(playground: Playground, locale: Stage['locale']): Promise<void> {
  const { customers, orders } = SHOPS[locale]
  await call(playground, 'makeSampleShop', { language: locale })
  await call(playground, 'connect', { workerUrl: WORKER_ADDRESS, setupKey: playground.setupKey })
  await call(playground, 'saveSetUp', { language: locale, fitTiers: true })
  const workbook = await playground.workbook()
  const sheetId = tabOf(workbook, orders).id
  const header = tabOf(workbook, orders).values()[0].map(String)
  const date = header.findIndex((text) => /date|日期|时间/i.test(text)) + 1
  const amount = header.findIndex((text) => /amount|金额/i.test(text)) + 1
  for (const [row, column, text] of [
    [4, date, locale === 'zh' ? '上周' : 'last week'],
    [9, date, '31/02/2026'],
    [12, amount, locale === 'zh' ? '十二元' : 'twelve'],
  ] as const)
    await playground.session.ask('type', { sheetId, row, column, texts: [[text]] })
  const people = tabOf(workbook, customers)
  const phone = people.values()[0].findIndex((text) => /phone|手机|电话/i.test(String(text))) + 1
  // Somebody is in the list twice.
  const twice = [[people.text(2, phone)]]
  await playground.session.ask('type', { sheetId: people.id, row: 3, column: phone, texts: twice })
  await call(playground, 'updateNow', { quiet: true })
  const id = String(people.value(2, 1))
  const contact = {
    row: 2,
    id,
    kind: 'contact',
    channel: 'phone',
    reason: '',
    note: locale === 'zh' ? '午饭后打电话方便' : 'likes to be called after lunch',
  }
  await call(playground, 'logContact', contact)
  await call(playground, 'findDuplicates')
  await call(playground, 'showContactList', { quiet: true })
  await call(playground, 'showDashboard', { quiet: true })
}

export const PLAYGROUND_SCENES: readonly Scene[] = [frame, tabs]
