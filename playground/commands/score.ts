/**
 * `regulars score REQUEST.json`: one POST /v1/score on a local Worker, the answer on standard output. Decides how a
 * file becomes a request and an answer becomes text; the Worker decides what is valid.
 */
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import type { ErrorBody, ScoreAnswer } from '../../worker/contract.ts'
import { CommandError, parsedOrRefused } from '../command-error.ts'
import { ensureBuilt } from '../ensure-built.ts'
import { startLocalWorker } from '../local-worker.ts'

/** Rejects with a CommandError for a file that cannot be read, is not JSON or is refused by the Worker. */
export async function score(args: string[]): Promise<void> {
  const { positionals } = parsedOrRefused(() => parseArgs({ args, allowPositionals: true, options: {} }))
  if (positionals.length !== 1)
    throw new CommandError('score takes one file: regulars score REQUEST.json (- is standard input)')
  const body = await readRequest(positionals[0])
  await ensureBuilt('worker')
  const worker = await startLocalWorker()
  try {
    const response = await fetch(`${worker.url}/v1/score`, {
      method: 'POST',
      headers: { authorization: `Bearer ${worker.setupKey}`, 'content-type': 'application/json' },
      body,
    })
    if (!response.ok) throw refused(positionals[0], (await response.json()) as ErrorBody)
    process.stdout.write(`${formatAnswer((await response.json()) as ScoreAnswer)}\n`)
  } finally {
    await worker.stop()
  }
}

/** The text of the file, checked to be JSON here so that the line can name the place. */
async function readRequest(path: string): Promise<string> {
  const name = path === '-' ? 'standard input' : path
  const content = await (path === '-' ? text(process.stdin) : readFile(path, 'utf8')).catch((error) => {
    throw new CommandError(`${name} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.code}`)
  })
  try {
    JSON.parse(content)
  } catch (error) {
    throw new CommandError(`${name} is not JSON: ${(error as Error).message.split('\n')[0]}`)
  }
  return content
}

function refused(path: string, { detail, errors = [], status }: ErrorBody): CommandError {
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return new CommandError(
    `${path === '-' ? 'standard input' : path} is refused: ${detail}${more}`,
    status < 500 ? 2 : 1,
  )
}

/** JSON with one line per column and per problem: readable, and still JSON for another program. */
export function formatAnswer(value: unknown, indent = ''): string {
  if (Array.isArray(value)) {
    const flat = value.every((entry) => typeof entry !== 'object' || entry === null)
    if (flat || value.length === 0) return `[${value.map((entry) => JSON.stringify(entry)).join(', ')}]`
    return `[\n${value.map((entry) => `${indent}  ${JSON.stringify(entry)}`).join(',\n')}\n${indent}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  if (entries.length === 0) return '{}'
  const lines = entries.map(
    ([key, entry]) => `${indent}  ${JSON.stringify(key)}: ${formatAnswer(entry, `${indent}  `)}`,
  )
  return `{\n${lines.join(',\n')}\n${indent}}`
}
