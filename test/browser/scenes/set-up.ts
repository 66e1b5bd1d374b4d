/** The Set up dialog, step by step, and what may stand in its way. */

import { ask } from '../../addon/shop.ts'
import { wordsOf } from '../person.ts'
import { picturedShop } from '../pictured-shops.ts'
import { emptyShop, inPage, openedShop, type Scene, slowly } from './scene.ts'

const CONNECT = { workerUrl: 'https://shop.workers.dev', setupKey: 'key' }
const OPENS = { opener: 'setUp', kind: 'dialog' } as const

const steps: Scene = {
  states: [
    'set-up-tables',
    'set-up-more-columns',
    'set-up-columns',
    'set-up-more-to-write',
    'set-up-tiers',
    'set-up-leaving',
    'set-up-saving',
    'set-up-saved',
    'set-up-updating',
    'set-up-done',
  ],
  play: async (stage) => {
    const { locale, look } = stage
    const { setUp } = wordsOf(locale)
    const host = openedShop(locale)
    ask(host, 'connect', CONNECT)
    const hold = { saveSetUp: false, updateNow: false }
    const { answer, finish } = slowly()
    const instead: { [name: string]: (json?: string) => unknown } = {
      saveSetUp: (json) => (hold.saveSetUp ? answer() : host.callFromPage('saveSetUp', json)),
      updateNow: (json) => (hold.updateNow ? answer() : host.callFromPage('updateNow', json)),
      progress: () => JSON.stringify({ ok: true, progress: { step: 'sending', done: 4, total: 9, atMs: Date.now() } }),
    }
    await inPage(stage, host, { ...OPENS, instead }, async ({ page }) => {
      const go = page.locator('#go')
      const to = (id: string): Promise<unknown> => page.evaluate(`document.getElementById('${id}').scrollIntoView()`)
      await page.locator('#leaving .values').first().waitFor()
      await look('set-up-tables', page)
      await page.locator('#orders-title ~ details summary').click()
      await look('set-up-more-columns', page)
      await to('columns-title')
      await look('set-up-columns', page)
      await page.locator('#columns-title ~ details summary').click()
      await to('columns-title')
      await look('set-up-more-to-write', page)
      await to('tiers')
      await look('set-up-tiers', page)
      await to('leaving-title')
      await look('set-up-leaving', page)
      hold.saveSetUp = true
      await go.click()
      await page.getByText(setUp.saving).waitFor()
      await look('set-up-saving', page)
      finish(String(host.callFromPage('saveSetUp', '{}')))
      await page.getByText(setUp.next).waitFor()
      await look('set-up-saved', page)
      hold.updateNow = true
      await go.click()
      await page.getByText(setUp.sending).waitFor()
      await look('set-up-updating', page)
      finish(String(host.callFromPage('updateNow', '{"quiet":true,"watched":true}')))
      await page.getByText(setUp.after).waitFor()
      await look('set-up-done', page)
    })
  },
}

const hindered: Scene = {
  states: [
    'set-up-no-orders',
    'set-up-made-sample',
    'set-up-no-customers-list',
    'set-up-foreign-columns',
    'set-up-no-answer',
    'set-up-update-failed',
  ],
  play: async (stage) => {
    const { locale, look } = stage
    const { setUp, addon } = wordsOf(locale)
    const empty = emptyShop(locale)
    ask(empty, 'connect', CONNECT)
    await inPage(stage, empty, OPENS, async ({ page }) => {
      await page.locator('#go:focus').waitFor()
      await look('set-up-no-orders', page)
      await page.keyboard.press('Enter')
      await page.locator('#leaving .values').first().waitFor()
      await look('set-up-made-sample', page)
    })
    const workbook = picturedShop(20, locale)
    const customers = workbook.sheets[1]
    const host = openedShop(locale, workbook)
    ask(host, 'connect', CONNECT)
    const { answer, finish } = slowly()
    // Columns that look like ours, without our mark.
    customers.setValue(1, 8, addon.headers.segment)
    customers.setValue(1, 9, addon.headers.tier)
    for (let row = 2; row <= 9; row++) customers.setValue(row, 8, locale === 'zh' ? '冠军客户' : 'Champions')
    await inPage(stage, host, { ...OPENS, instead: { updateNow: answer } }, async ({ page }) => {
      await page.locator('#leaving .values').first().waitFor()
      await page.locator('#go').click()
      await page.getByRole('alert').getByRole('checkbox').waitFor()
      await look('set-up-foreign-columns', page)
      await page.getByRole('alert').getByRole('checkbox').check()
      await page.locator('#go').click()
      await page.getByText(setUp.next).waitFor()
      await page.locator('#go').click()
      await page.getByText(setUp.mayClose).waitFor()
      finish(JSON.stringify({ ok: false, code: 'busy', message: addon.refusals.busy({}) }))
      await page.getByText(addon.refusals.busy({})).waitFor()
      await look('set-up-update-failed', page)
    })
    const lonely = openedShop(locale, picturedShop(20, locale))
    lonely.workbook.sheets.splice(1, 1)
    ask(lonely, 'connect', CONNECT)
    await inPage(stage, lonely, OPENS, async ({ page }) => {
      await page.locator('#leaving .values').first().waitFor()
      await page.locator('#customers-title').scrollIntoViewIfNeeded()
      await look('set-up-no-customers-list', page)
    })
    const silent = { proposeSetUp: () => Promise.reject(new Error('Exception: no answer')) }
    await inPage(stage, lonely, { ...OPENS, instead: silent }, async ({ page }) => {
      await page.locator('#close:focus').waitFor()
      await look('set-up-no-answer', page)
    })
  },
}

export const SET_UP_SCENES: readonly Scene[] = [steps, hindered]
