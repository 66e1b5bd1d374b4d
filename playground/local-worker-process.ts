/**
 * The process in which the local Worker runs: started by local-worker.ts, told its options once, gone when its parent
 * goes. Decides how workerd is configured for a local run: loopback only, no network, no telemetry.
 */
import { appendFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Miniflare } from 'miniflare'
import type { LocalWorkerOptions } from './local-worker.ts'

const [, , folder] = process.argv
let worker: Miniflare | undefined

// Before anything slow is loaded: the parent may be gone by then, and nobody else tidies up.
process.once('disconnect', endAlone)
if (!process.connected) endAlone()
// The parent decides when we end.
process.on('SIGINT', () => {})
process.once('message', async (message) => {
  process.once('message', stop)
  process.once('SIGTERM', stop)
  try {
    worker = await createWorker(message as LocalWorkerOptions)
    const { origin } = await worker.ready
    if (process.connected) process.send?.(origin)
  } catch (error) {
    // Without a parent it is our own ending that broke the start off.
    if (process.connected) throw error
  }
})

async function stop(): Promise<void> {
  await worker?.dispose().catch(() => {})
  process.exit(0)
}

/** The channel closes when the parent ends in whatever way. */
async function endAlone(): Promise<void> {
  await worker?.dispose().catch(() => {})
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  process.exit(0)
}

async function createWorker(options: LocalWorkerOptions): Promise<Miniflare> {
  const { convertV4MiniflareOptions, Miniflare, NoOpLog } = await import('miniflare')
  return new Miniflare(
    convertV4MiniflareOptions({
      name: 'regulars',
      host: '127.0.0.1',
      port: 0,
      modules: true,
      scriptPath: options.scriptPath,
      // Else modules are named relative to the working directory, and workerd fails on a name with `..`.
      modulesRoot: dirname(options.scriptPath),
      compatibilityDate: options.compatibilityDate,
      compatibilityFlags: options.compatibilityFlags,
      bindings: options.bindings,
      durableObjects: { BOOKS: { className: 'Book', useSQLite: true } },
      resourcePersistencePath: options.folder,
      cf: false,
      telemetry: { enabled: false },
      logRequests: false,
      log: new NoOpLog(),
      handleStructuredLogs: ({ message }) => appendFileSync(options.logPath, `${message}\n`),
    }),
  )
}
