/**
 * The pictures of the README: the sample shop after its first update, as an owner sees it in the playground. Decides what
 * they show and how large they may be.
 */
import { mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { startPlayground } from '../../../playground/server/start-playground.ts'
import { arrive } from '../person.ts'

const README_FOLDER = resolve(import.meta.dirname, '../../../playground/pictures')
/** A picture of the README is no larger. */
const PICTURE_BYTES = 150_000

/** Takes them; returns what is wrong with one. */
export async function takeReadme(browser: Browser): Promise<string[]> {
  mkdirSync(README_FOLDER, { recursive: true })
  const empty = {
    kind: 'empty',
    name: 'Little Bear',
    sheetName: 'Sheet1',
    timeZone: 'Europe/Berlin',
    locale: 'en_GB',
  } as const
  const playground = await startPlayground({ workbook: empty, today: '2026-11-22' })
  const owner = await arrive(browser, playground, 'en')
  const { page, sidebar, words } = owner
  page.setDefaultTimeout(60_000)
  const found: string[] = []
  const take = async (name: string): Promise<void> => {
    await page.waitForTimeout(1_200)
    const path = join(README_FOLDER, `${name}.png`)
    await page.screenshot({ path })
    const { size } = statSync(path)
    if (size > PICTURE_BYTES) found.push(`${name}.png has ${size} bytes`)
  }
  await owner.choose('openSidebar')
  await sidebar.getByRole('button', { name: words.sidebar.home.sample }).click()
  await page.getByRole('tab', { name: 'Customers', exact: true }).waitFor()
  await sidebar.getByRole('button', { name: words.sidebar.setUp }).click()
  await owner.connect(playground.setupKey)
  await owner.saveAndUpdate()
  await owner.closeDialog()
  await owner.goTo('Customers')
  await page.setViewportSize({ width: 1040, height: 540 })
  await sidebar.getByText(words.sidebar.home.counts(180, 0).split(',')[0]).first().waitFor()
  await page
    .locator('#toasts .close')
    .first()
    .click({ timeout: 2_000 })
    .catch(() => {})
  // What Regulars wrote stands at the right end.
  await page.getByRole('gridcell').first().click()
  for (let step = 0; step < 13; step++) await page.keyboard.press('ArrowRight')
  await page.getByRole('gridcell', { name: words.addon.headers.nextContact, exact: true }).waitFor()
  await sidebar.locator('.skeleton').waitFor({ state: 'detached' })
  await take('home')
  await owner.view('contacts')
  await sidebar.getByRole('list', { name: words.sidebar.contacts.list }).getByRole('listitem').first().waitFor()
  await sidebar.getByText(words.sidebar.contacts.reasonsWorking).waitFor({ state: 'detached' })
  await take('contacts')
  const second = sidebar.getByRole('list').getByRole('listitem').nth(1).getByRole('button').first()
  await second.click()
  await sidebar.getByText(words.sidebar.customer.why, { exact: true }).waitFor()
  await take('customer')
  await owner.leave()
  await playground.stop()
  return found
}
