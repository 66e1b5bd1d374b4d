/**
 * Before the Node tests: builds dist/ when it is missing or older than the sources, since tests run what ships, and
 * unpacks the browser, since two test files at once would start one that is half there.
 */
import { ensureBuilt } from '../playground/ensure-built.ts'
import { unpackBrowser } from './browser/browser.ts'

export default async function setup(): Promise<void> {
  // Tests of pure code need neither; those that do fail on their own, and `npm test` builds first.
  const tell = (error: Error) => console.error(error.message)
  await ensureBuilt('browser').catch(tell)
  await unpackBrowser().catch(tell)
}
