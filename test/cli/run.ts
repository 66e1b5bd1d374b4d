/** Runs the command line as a person does, in a process of its own, in a temporary folder that is removed afterwards. */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Papa from 'papaparse'
import { onTestFinished } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
export const SHARED = resolve(ROOT, '../shared/data')

export interface Outcome {
  status: number
  stdout: string
  stderr: string
}

/** `regulars ...args`; never rejects, the exit status is part of the outcome. */
export function regulars(...args: string[]): Promise<Outcome> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(ROOT, 'playground/cli.ts'), ...args],
      { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => done({ status: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

/** The object of `update ... --json`; throws with what was said when the command failed. */
export async function updateJson(...args: string[]): Promise<Record<string, number>> {
  const { status, stdout, stderr } = await regulars('update', ...args, '--json')
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`)
  return JSON.parse(stdout)
}

/** An empty folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A copy of a folder of the shared data. */
export function copyOfShared(name: string): string {
  const folder = join(temporaryFolder(), name)
  cpSync(join(SHARED, name), folder, { recursive: true })
  return folder
}

/** A folder with these files. */
export function folderOf(files: Record<string, string>): string {
  const folder = join(temporaryFolder(), 'shop')
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

/** Rows of a CSV file by header. */
export function readCsv(path: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data
}
