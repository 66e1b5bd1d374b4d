/**
 * Builds dist/ when it is missing or older than its sources, so that a command never runs yesterday's code. Decides
 * when to build; how is in addon/build.mjs and wrangler.toml. Progress goes to standard error.
 */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const ROOT = resolve(import.meta.dirname, '..')
const BIN = join(ROOT, 'node_modules/.bin')
const WORKER_PARTS = [
  {
    name: 'Worker',
    result: 'dist/worker/index.js',
    sources: ['worker', 'wrangler.toml', 'package-lock.json'],
    command: [join(BIN, 'wrangler'), 'deploy', '--dry-run', '--outdir', 'dist/worker'],
  },
]
const ADDON_PARTS = [
  {
    name: 'add-on',
    result: 'dist/addon/bound/code.js',
    sources: ['addon', 'worker/contract.ts', 'appsscript.json', 'package-lock.json'],
    command: [process.execPath, 'addon/build.mjs'],
  },
]

/**
 * Brings dist/worker and dist/addon up to date; resolves at once when they are. Rejects with the build's own output.
 * `parts` limits it to the Worker.
 */
export async function ensureBuilt(parts: 'all' | 'worker' = 'all'): Promise<void> {
  for (const part of parts === 'all' ? [...WORKER_PARTS, ...ADDON_PARTS] : WORKER_PARTS) {
    if (isFresh(part.result, part.sources)) continue
    process.stderr.write(`Building the ${part.name} ...\n`)
    const [file, ...args] = part.command
    await promisify(execFile)(file, args, { cwd: ROOT, env: quietEnvironment() }).catch((error) => {
      throw new Error(`The ${part.name} does not build:\n${error.stdout ?? ''}${error.stderr ?? ''}`)
    })
  }
}

function isFresh(result: string, sources: string[]): boolean {
  const path = join(ROOT, result)
  return existsSync(path) && statSync(path).mtimeMs > Math.max(...sources.map((source) => newestMs(join(ROOT, source))))
}

function newestMs(path: string): number {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))))
}

/** Our Node first; wrangler sends no statistics and asks for no newer version. */
function quietEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `${BIN}:${process.env.PATH}`,
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_LOG_PATH: join(ROOT, 'dist/wrangler-logs'),
    CI: '1',
  }
}
