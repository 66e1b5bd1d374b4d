/** The five views of the sidebar with 0, 1, 20 and 100,000 customers, names as long as names get. */
import { AS_OF, update } from '../../addon/shop.ts'
import { connectedHost } from '../../end-to-end/local.ts'
import { wordsOf } from '../person.ts'
import { picturedShop } from '../pictured-shops.ts'
import { COLUMNS, inPage, type Scene } from './scene.ts'

const SIZES = [0, 1, 20, 100_000]
const VIEWS = ['home', 'contacts', 'settings', 'search', 'customer'] as const
const PATIENCE_MS = 120_000

const sized = (customers: number): Scene => ({
  states: VIEWS.map((view) => `${customers}-${view}`),
  play: async (stage) => {
    const { locale, look } = stage
    const { views, settings, search, customer } = wordsOf(locale).sidebar
    const choices = { language: locale, columns: COLUMNS }
    const options = { userLocale: locale === 'zh' ? 'zh_CN' : 'en_GB' }
    const host = connectedHost(picturedShop(customers, locale), await stage.worker(), AS_OF, choices, options)
    if (customers > 0) update(host)
    await inPage(stage, host, {}, async (sidebar) => {
      const { page } = sidebar
      page.setDefaultTimeout(PATIENCE_MS)
      const loaded = (): Promise<void> => page.locator('.skeleton').first().waitFor({ state: 'detached' })
      await loaded()
      await look(`${customers}-home`, page)
      await sidebar.view(views.contacts)
      await loaded()
      await look(`${customers}-contacts`, page)
      await sidebar.view(views.settings)
      await page.getByRole('button', { name: settings.addRule }).click()
      await page.getByLabel(settings.ruleName).fill(locale === 'zh' ? '奶粉大客户' : 'Big on milk powder')
      await look(`${customers}-settings`, page)
      await sidebar.view(views.search)
      if (customers > 0) {
        await page.getByText(search.ready(customers)).waitFor()
        await page.getByRole('combobox').fill('C0000')
        await page.getByRole('option').first().waitFor()
      }
      await look(`${customers}-search`, page)
      if (customers > 0) {
        await page.getByRole('option').first().click()
        await page.locator('details').first().waitFor()
        await page.getByRole('button', { name: customer.override }).click()
        await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true })`)
        await page.waitForTimeout(500)
      } else await sidebar.view(views.customer)
      await look(`${customers}-customer`, page)
    })
  },
})

export const SIZED_SCENES: readonly Scene[] = SIZES.map(sized)
