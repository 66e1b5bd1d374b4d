/**
 * The process in which the local Worker runs: started by local-worker.ts, told its options once, gone when its parent
 * goes. Decides how workerd is configured for a local run: loopback only, no network, no telemetry.
 */
import { appendFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'
import type { LocalWorkerOptions } from './local-worker.ts'

process.once('message', async (message) => {
  const options = message as LocalWorkerOptions
  const worker = createWorker(options)
  const stop = async () => {
    await worker.dispose().catch(() => {})
    process.exit(0)
  }
  process.once('message', stop)
  // The channel closes when the parent ends in whatever way; then nobody else tidies up.
  process.once('disconnect', async () => {
    await worker.dispose().catch(() => {})
    rmSync(options.folder, { recursive: true, force: true })
    process.exit(0)
  })
  process.once('SIGTERM', stop)
  // Ctrl-C reaches the whole group; the parent decides when we end.
  process.on('SIGINT', () => {})
  process.send?.((await worker.ready).origin)
})

function createWorker(options: LocalWorkerOptions): Miniflare {
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
