/**
 * `npm run screenshots`: every view and every state of a dialog, in both languages, into dist/screenshots, each measured,
 * with an index.html that shows them all; and the pictures of the README into playground/pictures. Ends with 1 where
 * something does not fit. `--readme` or `--views` does one of the two; `--only PATTERN` takes the views whose name matches
 * and keeps the others, such as `--only zh-set-up`.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../../playground/ensure-built.ts'
import type { LocalWorker } from '../../playground/local-worker.ts'
import { launchBrowser } from './browser.ts'

const FOLDER = resolve(import.meta.dirname, '../../dist/screenshots')

const { readme, views, only } = parseArgs({
  options: { readme: { type: 'boolean' }, views: { type: 'boolean' }, only: { type: 'string' } },
}).values

await ensureBuilt('browser')
// They read the built bundle when they are loaded.
const { startLocalWorker } = await import('../end-to-end/local.ts')
const { DIALOG_SCENES, SIDEBAR_SCENES } = await import('./scenes/index.ts')
const { PLAYGROUND_SCENES } = await import('./scenes/playground.ts')
const { SIZED_SCENES } = await import('./scenes/sizes.ts')
const { Album } = await import('./screenshots/album.ts')
const { takeReadme } = await import('./screenshots/readme.ts')

const browser = await launchBrowser()
let started: Promise<LocalWorker> | undefined
const worker = (): Promise<LocalWorker> => {
  started ??= startLocalWorker(undefined, { BOOKS_PER_DAY: '200' })
  return started
}
const wrong: string[] = []
if (!views && only === undefined) wrong.push(...(await takeReadme(browser)))
if (!readme) {
  const album = new Album(FOLDER, only)
  for (const scene of [...SIDEBAR_SCENES, ...DIALOG_SCENES, ...PLAYGROUND_SCENES, ...SIZED_SCENES])
    for (const locale of ['en', 'zh'] as const) await album.play(scene, { browser, locale, worker })
  wrong.push(...album.wrong)
  process.stdout.write(`${album.taken.map((name) => `${name}.png`).join('\n')}\n${album.writeIndex()}\n`)
}
await browser.close()
await (await started)?.stop()
process.stdout.write(wrong.length === 0 ? 'Everything fits.\n' : `${wrong.join('\n')}\n`)
process.exit(wrong.length === 0 ? 0 : 1)
