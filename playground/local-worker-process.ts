/**
 * The process in which the local Worker runs: started by local-worker.ts, told its options once, gone when its parent
 * goes. Decides how workerd is configured for a local run: loopback only, no network, no telemetry.
 */
import { appendFileSync } from 'node:fs'
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'
import type { LocalWorkerOptions } from './local-worker.ts'

process.once('message', async (message) => {
  const options = message as LocalWorkerOptions
  let worker = createWorker(options)
  const stop = async () => {
    await worker.dispose().catch(() => {})
    process.exit(0)
  }
  // The channel closes when the parent ends in whatever way.
  process.once('disconnect', stop)
  process.once('SIGTERM', stop)
  // Ctrl-C reaches the whole group; the parent decides when we end.
  process.on('SIGINT', () => {})
  let url: URL
  try {
    url = await worker.ready
  } catch {
    // Seen once on a busy machine: workerd reported an internal error at start and was fine the next time.
    await worker.dispose().catch(() => {})
    worker = createWorker(options)
    url = await worker.ready
  }
  process.send?.(url.origin)
})

function createWorker(options: LocalWorkerOptions): Miniflare {
  return new Miniflare(
    convertV4MiniflareOptions({
      name: 'regulars',
      host: '127.0.0.1',
      port: 0,
      modules: true,
      scriptPath: options.scriptPath,
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
