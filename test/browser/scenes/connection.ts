/** The Connection dialog against a real Worker: connecting, what it shows, new token and keys, the end. */
import type { Host } from '../../../playground/host.ts'
import { createHost, loadBundle } from '../../../playground/host.ts'
import { AS_OF, ask, update } from '../../addon/shop.ts'
import { BUNDLE_FOLDER, connectedHost, type LocalWorker } from '../../end-to-end/local.ts'
import { WORKER_ADDRESS, wordsOf } from '../person.ts'
import { picturedShop } from '../pictured-shops.ts'
import { COLUMNS, inPage, type Scene, type Stage } from './scene.ts'

const OPENS = { opener: 'openConnection', kind: 'dialog' } as const

function connected({ locale }: Stage, worker: LocalWorker): Host {
  const options = { userLocale: locale === 'zh' ? 'zh_CN' : 'en_GB' }
  const host = connectedHost(picturedShop(20, locale), worker, AS_OF, { language: locale, columns: COLUMNS }, options)
  update(host)
  return host
}
const down = (): never => {
  throw new Error('Timeout: https://local.workers.dev')
}

const connecting: Scene = {
  states: ['connection-first', 'connection-wrong-key', 'connection-connecting', 'connection-connected'],
  play: async (stage) => {
    const { locale, look } = stage
    const { connection: words } = wordsOf(locale)
    const worker = await stage.worker()
    const host = createHost({
      workbook: picturedShop(20, locale),
      bundle: loadBundle(BUNDLE_FOLDER),
      now: new Date(`${AS_OF}T12:00:00Z`),
      workerUrl: worker.url,
      userLocale: locale === 'zh' ? 'zh_CN' : 'en_GB',
    })
    let release = (): void => {}
    const instead: { [name: string]: (json?: string) => unknown } = {}
    await inPage(stage, host, { opener: 'setUp', kind: 'dialog', instead }, async ({ page }) => {
      await page.getByLabel(words.url).waitFor()
      await look('connection-first', page)
      await page.getByLabel(words.url).fill(WORKER_ADDRESS)
      await page.getByLabel(words.key).fill('not the key')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText('Worker').waitFor()
      await look('connection-wrong-key', page)
      instead.connect = async (json) => {
        await new Promise<void>((done) => {
          release = done
        })
        return host.callFromPage('connect', json)
      }
      await page.getByLabel(words.key).fill(worker.setupKey)
      await page.keyboard.press('Enter')
      await page.getByText(words.connecting).waitFor()
      await look('connection-connecting', page)
      release()
      await page.getByRole('button', { name: words.toSetUp }).waitFor()
      await look('connection-connected', page)
    })
  },
}

const keys: Scene = {
  states: [
    'connection',
    'connection-token-renewed',
    'connection-someone-left',
    'connection-keys-changed',
    'connection-erase',
    'connection-erased',
  ],
  play: async (stage) => {
    const { locale, look } = stage
    const { connection: words } = wordsOf(locale)
    const host = connected(stage, await stage.worker())
    await inPage(stage, host, OPENS, async ({ page }) => {
      const works = page.locator('#state.good')
      await works.waitFor()
      await look('connection', page)
      await page.getByRole('button', { name: words.renew, exact: true }).click()
      await page.getByText(words.renewed).waitFor()
      await works.waitFor()
      await look('connection-token-renewed', page)
      await page.getByRole('button', { name: words.change, exact: true }).click()
      await page.getByText(words.changeWhat).waitFor()
      await look('connection-someone-left', page)
      await page.getByRole('button', { name: words.changeYes, exact: true }).click()
      await page.getByText(words.changed).waitFor()
      await works.waitFor()
      await look('connection-keys-changed', page)
      await page.getByRole('button', { name: words.disconnect, exact: true }).click()
      await page.getByText(words.disconnectWhat).waitFor()
      await look('connection-erase', page)
      await page.getByRole('button', { name: words.disconnectYes, exact: true }).click()
      await page.getByRole('heading', { name: words.disconnected }).waitFor()
      await look('connection-erased', page)
    })
  },
}

const hindered: Scene = {
  states: [
    'connection-unreachable',
    'connection-move',
    'connection-move-failed',
    'connection-keys-wait',
    'connection-keys-waiting',
    'connection-not-erased',
    'connection-token-over',
  ],
  play: async (stage) => {
    const { locale, look } = stage
    const { connection: words } = wordsOf(locale)
    const worker = await stage.worker()
    const host = connected(stage, worker)
    host.options.network = down
    await inPage(stage, host, OPENS, async ({ page }) => {
      await page.locator('#state.problem').waitFor()
      await look('connection-unreachable', page)
      await page.getByRole('button', { name: words.move, exact: true }).click()
      await page.locator('#url:focus').waitFor()
      await look('connection-move', page)
      await page.getByLabel(words.key).fill(worker.setupKey)
      await page.getByRole('button', { name: words.connect, exact: true }).click()
      await page.getByRole('alert').filter({ hasText: words.unreachable }).waitFor()
      await look('connection-move-failed', page)
      await page.locator('#move-no').click()
      await page.getByRole('button', { name: words.disconnect, exact: true }).click()
      await page.getByRole('button', { name: words.disconnectYes, exact: true }).click()
      await page.getByRole('button', { name: words.onlyHere }).waitFor()
      await look('connection-not-erased', page)
      await page.getByRole('button', { name: words.change, exact: true }).click()
      await page.getByRole('button', { name: words.changeYes, exact: true }).click()
      await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
      await page.getByText(words.changing).waitFor({ state: 'detached' })
      await look('connection-keys-wait', page)
    })
    await inPage(stage, host, OPENS, async ({ page }) => {
      await page.getByText(words.waitsKeys).waitFor()
      await page.locator('#state.problem').waitFor()
      await look('connection-keys-waiting', page)
    })
    host.options.network = undefined
    ask(host, 'changeKeys')
    const { document } = host.workbook.properties
    document.set('regulars', JSON.stringify({ ...JSON.parse(document.get('regulars') ?? '{}'), token: 'rg1_over' }))
    await inPage(stage, host, OPENS, async ({ page }) => {
      await page.getByLabel(words.url).waitFor()
      await look('connection-token-over', page)
    })
  },
}

export const CONNECTION_SCENES: readonly Scene[] = [connecting, keys, hindered]
