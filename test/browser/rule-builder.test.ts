/** The builder of rules in a browser: plain words on the screen, the Settings tab's own text in the sheet, and back. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WORDS } from '../../addon/sidebar/words/index.ts'
import { ask, readyShop, shopWorkbook, tabOf, update } from '../addon/shop.ts'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { misfits } from './layout.ts'
import { openSidebar } from './sidebar-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

it.each([
  [
    'en',
    ['Spend(90)', 'at least', '200'],
    ['Category', 'is', 'Tea'],
    'Spend in the last 90 days at least £200 or Category is Tea',
  ],
  ['zh', ['消费(90)', '不少于', '200'], ['品类', '等于', 'Tea'], '最近 90 天的消费 不少于 £200 或 品类 等于 Tea'],
] as const)(
  'a rule made of choices is saved as the table writes it, and shown again (%s)',
  async (language, first, second, summary) => {
    const host = readyShop(shopWorkbook(), { userLocale: language === 'zh' ? 'zh_CN' : 'en' }, { language })
    update(host)
    const { settings, rule, views, save } = WORDS[language]
    const { page, view, calls, close } = await openSidebar(browser, host)
    await view(views.settings)
    await page.getByRole('button', { name: settings.addRule }).click()
    await page.getByLabel(settings.ruleName).fill('Tea')
    await page.getByLabel(rule.days).fill('90')
    const condition = (at: number) => page.locator('.condition').nth(at)
    await condition(0).getByLabel(settings.value).fill('200')
    await page.getByRole('button', { name: settings.addCondition }).click()
    await page.getByLabel(settings.joinedBy).selectOption('or')
    await condition(1).getByLabel(settings.column).selectOption('category')
    // The texts of the sheet are offered.
    await condition(1).getByRole('combobox', { name: settings.value }).selectOption('Tea')
    await page.getByLabel(settings.setsTag).fill('tea')
    expect(await violations(page)).toEqual([])
    await page.evaluate('scrollTo(0, 0)')
    expect(await misfits(page)).toEqual([])
    await page.getByRole('button', { name: save }).click()
    await page.getByRole('status').filter({ hasText: /\S/ }).last().waitFor()
    await expect.poll(() => calls).toContain('saveSettings')
    const [saved] = ask<{ rules: { conditions: { column: string; operator: string; value: string }[] }[] }>(
      host,
      'sidebarSettings',
    ).rules
    expect(saved.conditions.map(({ column, operator, value }) => [column, operator, value])).toEqual([first, second])
    await view(views.home)
    await view(views.settings)
    await page.getByText(`${summary} → tea`).waitFor()
    await page.getByRole('button', { name: /^Tea/ }).click()
    await expect.poll(() => page.getByLabel(rule.days).inputValue()).toBe('90')
    await close()
  },
)

it('shows as a text what it has no fields for, and loses nothing of it', async () => {
  const host = readyShop()
  const conditions = [{ joinedBy: 'and', column: 'Share(Store: Bonn)', operator: '>', value: '0.5' }]
  const draft = ask<{ tiers: object[] }>(host, 'sidebarSettings')
  const rules = [
    { name: 'Bonn', conditions, segment: '', tag: 'b', tierFloor: '', priority: '', stop: false, advanced: '' },
  ]
  ask(host, 'saveSettings', { tiers: draft.tiers, rules })
  const { page, view, close } = await openSidebar(browser, host)
  const { settings, rule, views } = WORDS.en
  const before = JSON.stringify(tabOf(host.workbook, 'Settings').values())
  await view(views.settings)
  await page.getByRole('button', { name: /^Bonn/ }).click()
  await expect.poll(() => page.getByRole('textbox', { name: rule.asText }).inputValue()).toBe('Share(Store: Bonn)')
  await expect.poll(() => page.getByLabel(settings.operator, { exact: true }).inputValue()).toBe('more than')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. The next update goes by it.').waitFor()
  await page.getByLabel(settings.language).selectOption('zh')
  await page.getByText(WORDS.zh.settings.languageKept).waitFor()
  expect(JSON.stringify(tabOf(host.workbook, 'Settings').values()) === before).toBe(true)
  await close()
})
