/** Builds dist/ before the Node tests when it is missing or older than the sources: tests run what ships. */
import { ensureBuilt } from '../playground/ensure-built.ts'

export default async function setup(): Promise<void> {
  // Tests of pure code need no build; those that do fail on their own, and `npm test` builds first.
  await ensureBuilt('browser').catch((error: Error) => console.error(error.message))
}
