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
/** What the add-on and the pages share with the Worker. */
const CONTRACT = ['worker/contract.ts', 'worker/contract', 'worker/contract-settings.ts']
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
    sources: ['addon', ...CONTRACT, 'appsscript.json', 'package-lock.json'],
    command: [process.execPath, 'addon/build.mjs'],
  },
]
const PAGE_PARTS = [
  {
    name: 'playground',
    result: 'dist/playground/index.html',
    sources: ['playground/page', 'playground/server/messages.ts', ...CONTRACT, 'package-lock.json'],
    command: [process.execPath, 'playground/page/build.mjs'],
  },
]

const PARTS = {
  worker: WORKER_PARTS,
  all: [...WORKER_PARTS, ...ADDON_PARTS],
  browser: [...WORKER_PARTS, ...ADDON_PARTS, ...PAGE_PARTS],
}

/**
 * Brings dist/worker and dist/addon up to date; resolves at once when they are. Rejects with the build's own output.
 * `parts`: the Worker only, both, or both and the playground's page.
 */
export async function ensureBuilt(parts: keyof typeof PARTS = 'all'): Promise<void> {
  for (const part of PARTS[parts]) {
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
