/**
 * Starts the built Worker (dist/worker/index.js) in workerd on the loopback address. Decides how its process lives and
 * dies; the process itself is local-worker-process.ts. It runs outside the caller's event loop, since the add-on's
 * UrlFetch blocks that loop until the Worker answers.
 */
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')
const START_LIMIT_MS = 30_000
const STOP_LIMIT_MS = 5_000

export interface LocalWorker {
  /** Such as `http://127.0.0.1:40123`, no slash at the end. */
  url: string
  /** Opens books and, locally, scores. New at each start. */
  setupKey: string
  /** Every line that the Worker has logged; a request's line can come a moment after its answer. Complete after stop(). */
  logs(): string[]
  /** Ends the Worker and removes what it stored. Safe to call twice. */
  stop(): Promise<void>
}

/** What the parent tells the process. */
export interface LocalWorkerOptions {
  scriptPath: string
  compatibilityDate: string
  compatibilityFlags: string[]
  folder: string
  logPath: string
  bindings: Record<string, string>
}

/**
 * Starts the Worker on a free port with a random setup key and empty storage in a temporary folder. Rejects when
 * dist/worker is missing (build first) or it does not come up. `settings`: further variables of the Worker. It ends with the caller's process at the latest.
 */
export async function startLocalWorker(
  scriptPath = join(ROOT, 'dist/worker/index.js'),
  settings: Record<string, string> = {},
): Promise<LocalWorker> {
  if (!existsSync(scriptPath)) throw new Error(`${scriptPath} is missing: run "npm run build" first`)
  const folder = mkdtempSync(join(tmpdir(), 'regulars-worker-'))
  const setupKey = randomBytes(24).toString('base64url')
  const options: LocalWorkerOptions = {
    scriptPath,
    ...readCompatibility(),
    folder,
    logPath: join(folder, 'worker.log'),
    bindings: {
      SETUP_KEY: setupKey,
      TOKEN_KEY: randomBytes(32).toString('base64url'),
      ALLOW_SETUP_KEY_SCORE: '1',
      ...settings,
    },
  }
  const child = fork(join(import.meta.dirname, 'local-worker-process.ts'), [folder], {
    // Ctrl-C reaches a whole group: alone in its own, the process lives long enough to tidy up.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
  })
  let errorText = ''
  child.stderr?.on('data', (chunk) => {
    errorText += chunk
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  let lastLogs: string[] | undefined

  const stop = async () => {
    if (child.connected) child.send('stop', () => {})
    const kill = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
    await ended
    clearTimeout(kill)
    lastLogs ??= readLines(options.logPath)
    rmSync(folder, { recursive: true, force: true })
  }

  const url = await new Promise<string>((done, fail) => {
    const giveUp = (why: string) => fail(new Error(`The local Worker did not start: ${why}\n${errorText}`.trim()))
    const timer = setTimeout(() => giveUp(`nothing for ${START_LIMIT_MS / 1000} seconds`), START_LIMIT_MS)
    child.once('message', (message) => {
      clearTimeout(timer)
      done(String(message))
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      giveUp(`exit status ${code}`)
    })
    child.send(options)
  }).catch(async (error) => {
    await stop()
    throw error
  })
  // A caller that forgets stop() can still end; the process notices and ends too.
  child.unref()
  child.channel?.unref()
  ;(child.stderr as unknown as { unref(): void }).unref()

  return { url, setupKey, logs: () => lastLogs ?? readLines(options.logPath), stop }
}

/** Read from a file, not from messages: a caller that blocks its event loop sees them as well. */
function readLines(path: string): string[] {
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []
}

/** The same date and flags as the deployment. */
function readCompatibility(): Pick<LocalWorkerOptions, 'compatibilityDate' | 'compatibilityFlags'> {
  const text = readFileSync(join(ROOT, 'wrangler.toml'), 'utf8')
  const date = /^compatibility_date = "([\d-]+)"/m.exec(text)?.[1]
  if (!date) throw new Error('wrangler.toml has no compatibility_date')
  const flags = /^compatibility_flags = (\[.*\])/m.exec(text)?.[1] ?? '[]'
  return { compatibilityDate: date, compatibilityFlags: JSON.parse(flags) }
}
