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
    // What was done before is no news any more.
    expect(await page.getByText(words.changed).count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: words.disconnected }).waitFor()
    expect(ask(host, 'connectionState')).toMatchObject({ connected: false })
  })
})

it('connects to another address where the Worker cannot be reached', async () => {
  const { connection: words } = wordsOf('en')
  const host = connectedHost(shopWorkbook(), worker, '2026-11-22')
  const { keyFingerprint, book } = ask<{ keyFingerprint: string; book: string }>(host, 'connectionState')
  const address = 'https://local.workers.dev/new'
  host.options.network = (requests, send) => {
    if (requests.some(({ url }) => !url.startsWith(`${address}/`)))
      throw new Error('Timeout: https://local.workers.dev')
    for (const request of requests) request.url = request.url.replace('/new/', '/')
    return send()
  }
  await inPage(stage(), host, { opener: 'openConnection', kind: 'dialog' }, async ({ page }) => {
    await page.locator('#state.problem', { hasText: words.unreachable }).waitFor()
    await tabTo(page, words.move)
    await page.keyboard.press('Enter')
    await page.locator('#url:focus').waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(address)
    await tabInto(page.getByLabel(words.key))
    await page.keyboard.type('wrong')
    await page.keyboard.press('Enter')
    // What was wrong has the focus, and the former connection is still there.
    await page.getByRole('alert').filter({ hasText: 'did not accept the setup key' }).waitFor()
    await page.locator('#key:focus').waitFor()
    expect(ask(host, 'connectionState')).toMatchObject({ workerUrl: 'https://local.workers.dev', book })
    await page.keyboard.press('Control+a')
    await page.keyboard.type(worker.setupKey)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: words.connectedNow }).waitFor()
  })
  expect(ask(host, 'connectionState')).toMatchObject({ workerUrl: address, keyFingerprint, setUp: true })
  expect(ask(host, 'updateNow')).toMatchObject({ ok: true })
})

it('goes through the contacts: from Done to the next person, and stays where the answer is no', async () => {
  const { contacts, views } = wordsOf('en').sidebar
  const host = updatedShop('en', shopWorkbook())
  host.options.now = new Date('2026-12-31T12:00:00Z')
  let refuse = false
  const instead = {
    logContact: (json?: string) =>
      refuse ? JSON.stringify({ ok: false, code: 'busy', message: 'Busy.' }) : host.callFromPage('logContact', json),
  }
  await inPage(stage(), host, { instead }, async ({ page }) => {
    await page.getByRole('tab', { name: views.home }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('tab', { name: views.contacts, selected: true }).and(page.locator(':focus')).waitFor()
    const people = page.getByRole('list', { name: contacts.list }).getByRole('listitem')
    await people.nth(2).waitFor()
    const inFocus = (at: number, name?: string) =>
      people
        .nth(at)
        .locator(name ? `button:focus:text-is("${name}")` : '.contact-name:focus')
        .waitFor()
    await tabTo(page, contacts.done)
    await inFocus(0, contacts.done)
    await page.keyboard.press('Enter')
    await people.nth(0).getByText(contacts.doneOn('today')).waitFor()
    await inFocus(1)
    refuse = true
    await tabTo(page, contacts.done)
    await page.keyboard.press('Enter')
    await people.nth(1).getByText('Busy.').waitFor()
    await inFocus(1, contacts.done)
    // Whoever is put off is no longer among today's.
    const third = (await people.nth(2).locator('.contact-name').textContent()) ?? ''
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await people.locator('.contact-name:focus', { hasText: third }).waitFor()
    await inFocus(1)
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
