/** The built add-on in the stand-in against the built Worker in workerd, for tests that need both. */
import { createHost, type Host, type HostOptions, loadBundle } from '../../playground/host.ts'
import { type LocalWorker, startLocalWorker } from '../../playground/local-worker.ts'
import type { Workbook } from '../../playground/workbook/workbook.ts'
import { ask } from '../addon/shop.ts'

export const BUNDLE_FOLDER = new URL('../../dist/addon/bound', import.meta.url).pathname

export { type LocalWorker, startLocalWorker }

/** A host that is set up against the Worker; counts begin at 0, requests keep those of Set up. */
export function connectedHost(
  workbook: Workbook,
  worker: LocalWorker,
  asOf: string,
  choices: object = {},
  options: Partial<HostOptions> = {},
): Host {
  const host = createHost({
    workbook,
    bundle: loadBundle(BUNDLE_FOLDER),
    now: new Date(`${asOf}T12:00:00Z`),
    workerUrl: worker.url,
    ...options,
  })
  ask(host, 'connect', { workerUrl: 'https://local.workers.dev', setupKey: worker.setupKey })
  ask(host, 'saveSetUp', choices)
  host.resetCounts()
  return host
}
