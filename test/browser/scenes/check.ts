/** Plays scenes as tests: in English axe looks at every state, in both languages the tape measure. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Locale } from '../../../worker/contract.ts'
import { type LocalWorker, startLocalWorker } from '../../end-to-end/local.ts'
import { violations } from '../axe.ts'
import { launchBrowser } from '../browser.ts'
import { misfits } from '../layout.ts'
import type { Scene } from './scene.ts'

const PATIENCE_MS = 180_000
/** The same tab, scrolled. */
const FURTHER = /-\d$/

/** A test for each scene and language. The roles and colours that axe judges are the same in every language. */
export function checkScenes(scenes: readonly Scene[], locales: readonly Locale[] = ['en', 'zh']): void {
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

  for (const locale of locales)
    it.each(scenes.map((scene) => ({ scene, names: scene.states.join(', ') })))(
      `fits and has no violation of axe (${locale}): $names`,
      { timeout: PATIENCE_MS },
      async ({ scene }) => {
        const seen: string[] = []
        const wrong: string[] = []
        await scene.play({
          browser,
          locale,
          worker,
          look: async (name, shown) => {
            seen.push(name)
            const found = await misfits(shown)
            if (locale === 'en' && !FURTHER.test(name)) found.push(...(await violations(shown)))
            wrong.push(...found.map((one) => `${locale}-${name}: ${one}`))
          },
        })
        expect(wrong).toEqual([])
        expect(seen.toSorted()).toEqual(scene.states.toSorted())
      },
    )
}
