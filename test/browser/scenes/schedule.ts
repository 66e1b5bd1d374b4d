/** The Schedule dialog in both editions: none, each rhythm, another person's, runs that fail or do not take place. */
import { createHost, type Host, loadBundle } from '../../../playground/host.ts'
import { createBook } from '../../addon/book.ts'
import { AS_OF, ask, setUp } from '../../addon/shop.ts'
import { wordsOf } from '../person.ts'
import { picturedShop } from '../pictured-shops.ts'
import { COLUMNS, inPage, offline, type Scene, type Stage } from './scene.ts'

const OPENS = { opener: 'openSchedule', kind: 'dialog' } as const
const HOUR_MS = 3_600_000

function shopOf(edition: 'bound' | 'marketplace', { locale }: Stage): Host {
  const host = createHost({
    workbook: picturedShop(20, locale),
    bundle: loadBundle(new URL(`../../../dist/addon/${edition}`, import.meta.url).pathname),
    now: new Date(`${AS_OF}T09:00:00Z`),
    fetch: createBook().answer,
    userLocale: locale === 'zh' ? 'zh_CN' : 'en_GB',
  })
  setUp(host, { language: locale, columns: COLUMNS })
  return host
}

const edition = (name: 'bound' | 'marketplace'): Scene => ({
  states: ['none', 'hourly', 'daily', 'weekly', 'saved', 'ended'].map((state) => `schedule-${name}-${state}`),
  play: async (stage) => {
    const { locale, look } = stage
    const { schedule: words } = wordsOf(locale)
    const host = shopOf(name, stage)
    await inPage(stage, host, OPENS, async ({ page }) => {
      await page.getByRole('heading', { name: words.title }).waitFor()
      await look(`schedule-${name}-none`, page)
      for (const [every, state] of [
        ['hour', 'hourly'],
        ['day', 'daily'],
        ['week', 'weekly'],
      ] as const) {
        await page.getByLabel(words[every], { exact: true }).check()
        await look(`schedule-${name}-${state}`, page)
      }
      const save = page.getByRole('button', { name: words.save, exact: true })
      await save.click()
      await page.getByRole('heading', { name: words.health }).waitFor()
      await look(`schedule-${name}-saved`, page)
      await page.getByLabel(words.off, { exact: true }).check()
      await save.click()
      await page.getByText(words.ended).waitFor()
      await look(`schedule-${name}-ended`, page)
    })
  },
})

const trouble: Scene = {
  states: [
    'schedule-runs',
    'schedule-others',
    'schedule-run-failed',
    'schedule-failing',
    'schedule-missed',
    'schedule-no-answer',
  ],
  play: async (stage) => {
    const { locale, look } = stage
    const { schedule: words } = wordsOf(locale)
    const host = shopOf('bound', stage)
    const seen = (state: string): Promise<void> =>
      inPage(stage, host, OPENS, async ({ page }) => {
        await page.getByRole('heading', { name: words.health }).waitFor()
        await look(state, page)
      })
    const run = (): void => {
      host.clock.nowMs += HOUR_MS
      host.runAs({ hasUi: false }, 'scheduledUpdate')
    }
    ask(host, 'saveSchedule', { every: 'hour', hour: 6, weekday: 1 })
    run()
    await seen('schedule-runs')
    const { fetch } = host.options
    host.options.fetch = offline
    run()
    await seen('schedule-run-failed')
    for (let hour = 0; hour < 3; hour++) run()
    await seen('schedule-failing')
    host.options.fetch = fetch
    run()
    host.clock.nowMs += 30 * HOUR_MS
    await seen('schedule-missed')
    host.triggers.length = 0
    host.clock.nowMs -= 30 * HOUR_MS
    await seen('schedule-others')
    const silent = { saveSchedule: () => Promise.reject(new Error('Exception: no answer')) }
    await inPage(stage, host, { ...OPENS, instead: silent }, async ({ page }) => {
      await page.getByRole('button', { name: words.save, exact: true }).click()
      await page.getByText(words.failed).waitFor()
      await look('schedule-no-answer', page)
    })
  },
}

export const SCHEDULE_SCENES: readonly Scene[] = [edition('bound'), edition('marketplace'), trouble]
