/** Settings: tiers, a rule in the builder, and what it would change. */
import { ask } from '../../addon/shop.ts'
import { wordsOf } from '../person.ts'
import { inPage, type Scene, updatedShop } from './scene.ts'

const settings: Scene = {
  states: ['settings-tiers', 'settings-rule', 'settings-dry-run', 'settings-dry-run-nobody'],
  play: async (stage) => {
    const { locale, look } = stage
    const { views, settings: words, rule } = wordsOf(locale).sidebar
    const host = updatedShop(locale)
    const { segments } = ask<{ segments: string[] }>(host, 'sidebarSettings')
    await inPage(stage, host, {}, async (sidebar) => {
      const { page } = sidebar
      await sidebar.view(views.settings)
      await page.getByRole('button', { name: words.addRule }).waitFor()
      await look('settings-tiers', page)
      await page.getByRole('button', { name: words.addRule }).click()
      await page.getByLabel(words.ruleName).fill(locale === 'zh' ? '大客户' : 'Those who spend much')
      await page.getByLabel(words.column, { exact: true }).selectOption(rule.subjects.spend)
      await page.getByLabel(words.operator, { exact: true }).selectOption(rule.operators['>='])
      await page.getByLabel(words.value, { exact: true }).fill('300')
      await page.getByLabel(words.setsSegment).selectOption(segments[4])
      await look('settings-rule', page)
      await page.getByRole('button', { name: words.attempt }).click()
      await page.getByRole('heading', { name: words.lose }).waitFor()
      await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true })`)
      await look('settings-dry-run', page)
      await page.getByLabel(words.value, { exact: true }).fill('9000000')
      await page.getByRole('button', { name: words.attempt }).click()
      await page.getByText(words.changesNobody).waitFor()
      await look('settings-dry-run-nobody', page)
    })
  },
}

export const SETTINGS_SCENES: readonly Scene[] = [settings]
