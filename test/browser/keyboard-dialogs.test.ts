/** Without a mouse: the schedule, new keys after somebody left, duplicates, and a rule with its dry run. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, cellOf, shopWorkbook, tabOf } from '../addon/shop.ts'
import { connectedHost, type LocalWorker, startLocalWorker } from '../end-to-end/local.ts'
import { launchBrowser } from './browser.ts'
import { wordsOf } from './person.ts'
import { inPage, type Stage, updatedShop } from './scenes/scene.ts'

let browser: Browser
let worker: LocalWorker
beforeAll(async () => {
  ;[browser, worker] = await Promise.all([launchBrowser(), startLocalWorker()])
})
afterAll(async () => {
  await browser?.close()
  await worker?.stop()
})
const stage = (): Stage => ({ browser, locale: 'en', look: async () => {}, worker: async () => worker })

/** Goes on by Tab until the focus is on what has this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(
      `(() => { const { labels, textContent, ariaLabel } = document.activeElement; return [ariaLabel, labels?.[0]?.textContent, textContent].map((text) => (text || '').trim()) })()`,
    )
    if ((found as string[]).includes(name)) return
  }
  throw new Error(`Tab never comes to “${name}”`)
}

/** Goes on by Tab until a field has the focus. */
async function tabInto(field: Locator): Promise<void> {
  const page = field.page()
  for (let step = 0; step < 30; step++) {
    if ((await field.and(page.locator(':focus')).count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never comes to ${field}`)
}

it('makes a daily schedule and ends it', async () => {
  const { schedule: words } = wordsOf('en')
  const host = updatedShop('en')
  await inPage(stage(), host, { opener: 'openSchedule', kind: 'dialog' }, async ({ page }) => {
    await page.getByRole('heading', { name: words.title }).waitFor()
    await tabTo(page, words.off)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, words.save)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: words.health }).waitFor()
    expect(ask(host, 'scheduleState')).toMatchObject({ every: 'day' })
    await tabTo(page, words.day)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await tabTo(page, words.save)
    await page.keyboard.press('Enter')
    await page.getByText(words.ended).waitFor()
    expect(ask(host, 'scheduleState')).toMatchObject({ every: 'off' })
  })
})

it('changes the keys after somebody left, and disconnects', async () => {
  const { connection: words } = wordsOf('en')
  const host = connectedHost(shopWorkbook(), worker, '2026-11-22')
  const before = ask(host, 'connectionState').keyFingerprint
  await inPage(stage(), host, { opener: 'openConnection', kind: 'dialog' }, async ({ page }) => {
    await page.locator('#state.good').waitFor()
    await tabTo(page, words.change)
    await page.keyboard.press('Enter')
    // What asks once more has the focus.
    await page.locator('#change-yes:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(words.changed).waitFor()
    expect(ask(host, 'connectionState').keyFingerprint).not.toBe(before)
    await page.locator('#title:focus').waitFor()
    await tabTo(page, words.disconnect)
    await page.keyboard.press('Enter')
    await page.locator('#disconnect-yes:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: words.disconnected }).waitFor()
    expect(ask(host, 'connectionState')).toMatchObject({ connected: false })
  })
})

it('looks for duplicates and merges them', async () => {
  const { duplicates: words } = wordsOf('en').sidebar
  const workbook = shopWorkbook()
  const customers = tabOf(workbook, 'Customers')
  customers.setValue(3, 3, customers.value(2, 3))
  const host = updatedShop('en', workbook)
  await inPage(stage(), host, {}, async ({ page }) => {
    await page.getByRole('button', { name: words.look }).waitFor()
    await tabTo(page, `${words.look} ›`)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: words.merge }).waitFor()
    await tabTo(page, words.merge)
    await page.keyboard.press('Enter')
    await page.getByText(words.merging).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: words.merge }).waitFor({ state: 'detached' })
    expect(['C001', 'C002'].map((id) => cellOf(customers, id, 'Same as')).join('')).toMatch(/^C00[12]$/)
  })
})

it('builds a rule and tries it out', async () => {
  const { sidebar } = wordsOf('en')
  const { settings: words, views } = sidebar
  await inPage(stage(), updatedShop('en', shopWorkbook()), {}, async ({ page, view }) => {
    await view(views.settings)
    await page.getByRole('button', { name: words.addRule }).waitFor()
    await tabTo(page, words.addRule)
    await page.keyboard.press('Enter')
    await page.getByLabel(words.ruleName).waitFor()
    await tabInto(page.getByLabel(words.ruleName))
    await page.keyboard.type('Big ones')
    await tabInto(page.getByLabel(words.value, { exact: true }))
    await page.keyboard.type('300')
    await tabInto(page.getByLabel(words.setsSegment))
    await page.keyboard.press('ArrowDown')
    await tabTo(page, words.attempt)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: words.dryRun }).waitFor()
    await page.getByRole('heading', { name: 'Big ones' }).waitFor()
  })
})
