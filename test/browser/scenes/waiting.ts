/** While somebody waits: the steps of an update with Cancel, and every view before its first answer. */
import { WORDS } from '../../../addon/words/index.ts'
import { wordsOf } from '../person.ts'
import { inPage, type Scene, slowly, updatedShop } from './scene.ts'

const updating: Scene = {
  states: ['home-starting', 'home-updating', 'home-writing', 'home-cancelling', 'home-cancelled'],
  play: async (stage) => {
    const { locale, look } = stage
    const { home, cancel } = wordsOf(locale).sidebar
    const update = slowly()
    let step = { step: 'reading', done: 0, total: 84 }
    const instead = {
      updateNow: update.answer,
      progress: () => JSON.stringify({ ok: true, progress: { ...step, atMs: Date.now() } }),
      cancelUpdate: () => '{"ok":true}',
    }
    await inPage(stage, updatedShop(locale), { instead }, async ({ page }) => {
      await page.getByRole('button', { name: home.update }).click()
      await look('home-starting', page)
      step = { step: 'sending', done: 4, total: 9 }
      await page.getByText(home.steps_.sending(4, 9)).waitFor()
      await look('home-updating', page)
      await page.getByRole('button', { name: cancel }).click()
      await page.getByText(home.cancelling).waitFor()
      await look('home-cancelling', page)
      const message = WORDS[locale].refusals.cancelled({})
      update.finish(JSON.stringify({ ok: false, code: 'cancelled', message }))
      const again = page.getByRole('button', { name: wordsOf(locale).sidebar.tryAgain })
      await again.waitFor()
      await look('home-cancelled', page)
      step = { step: 'writing', done: 5_000, total: 100_000 }
      await again.click()
      await page.getByText(home.steps_.writing(5_000, 100_000)).waitFor()
      await look('home-writing', page)
    })
  },
}

/** The function that each view asks first. */
const FIRST_CALLS = {
  home: 'sidebarHome',
  customer: 'customerCard',
  contacts: 'dueContacts',
  search: 'searchPage',
  settings: 'sidebarSettings',
} as const

const loading: Scene = {
  states: [...Object.keys(FIRST_CALLS).map((view) => `${view}-loading`), 'home-adding-up', 'home-comparing'],
  play: async (stage) => {
    const { locale, look } = stage
    const { views, reports, duplicates } = wordsOf(locale).sidebar
    const { answer } = slowly()
    const host = updatedShop(locale)
    const instead: { [name: string]: () => unknown } = {}
    for (const name of Object.values(FIRST_CALLS)) instead[name] = answer
    await inPage(stage, host, { instead }, async (sidebar) => {
      for (const view of Object.keys(FIRST_CALLS) as (keyof typeof FIRST_CALLS)[]) {
        await sidebar.view(views[view])
        await look(`${view}-loading`, sidebar.page)
      }
    })
    await inPage(stage, host, { instead: { showDashboard: answer, findDuplicates: answer } }, async ({ page }) => {
      await page.getByRole('button', { name: reports.dashboard }).click()
      await page.getByText(reports.dashboardWorking).waitFor()
      await look('home-adding-up', page)
      await page.getByRole('button', { name: duplicates.look }).click()
      await page.getByText(duplicates.looking).waitFor()
      await look('home-comparing', page)
    })
  },
}

export const WAITING_SCENES: readonly Scene[] = [updating, loading]
