/** Every state of the sidebar and of its dialogs, in both languages: axe finds nothing, and everything fits. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LocalWorker, startLocalWorker } from '../end-to-end/local.ts'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { misfits } from './layout.ts'
import { DIALOG_SCENES, SIDEBAR_SCENES } from './scenes/index.ts'

let browser: Browser
let started: Promise<LocalWorker> | undefined
const worker = (): Promise<LocalWorker> => {
  started ??= startLocalWorker(undefined, { BOOKS_PER_DAY: '200' })
  return started
}
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await (await started)?.stop()
})

const SCENES = [...SIDEBAR_SCENES, ...DIALOG_SCENES].map((scene) => ({ scene, name: scene.states.join(', ') }))

it('has a name of its own for every state', () => {
  const names = SCENES.flatMap(({ scene }) => scene.states)
  expect(new Set(names).size).toBe(names.length)
})

for (const locale of ['en', 'zh'] as const)
  it.each(SCENES)(`has no violation of axe and fits: ${locale} $name`, async ({ scene }) => {
    const seen: string[] = []
    const wrong: string[] = []
    await scene.play({
      browser,
      locale,
      worker,
      look: async (name, shown) => {
        seen.push(name)
        const found = [...(await misfits(shown)), ...(await violations(shown))]
        wrong.push(...found.map((one) => `${locale}-${name}: ${one}`))
      },
    })
    expect(wrong).toEqual([])
    expect(seen.toSorted()).toEqual(scene.states.toSorted())
  })
