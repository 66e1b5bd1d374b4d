/**
 * Writes files so that nobody finds half of one: all are written beside their places first, then renamed. Decides how a
 * place that cannot be written is said; not what the files hold.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { CommandError } from '../command-error.ts'

const REASONS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'it is a folder',
  ENOENT: 'the folder cannot be made',
}

/** Writes [path, content] each, the last one last; missing folders are made. CommandError where one cannot be written. */
export function writeFiles(files: readonly (readonly [path: string, content: string | Uint8Array])[]): void {
  let current = ''
  try {
    for (const [path, content] of files) {
      current = path
      makeFolder(dirname(resolve(path)))
      writeFileSync(partOf(path), content)
    }
    for (const [path] of files) {
      current = path
      renameSync(partOf(path), path)
    }
  } catch (error) {
    for (const [path] of files) if (existsSync(partOf(path))) rmSync(partOf(path))
    const { code = '' } = error as NodeJS.ErrnoException
    if (!Object.hasOwn(REASONS, code)) throw error
    throw new CommandError(`${current} cannot be written: ${REASONS[code]}.`)
  }
}

/** One level at a time: Node's own recursion never ends in a file system that refuses new folders with ENOENT. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

function partOf(path: string): string {
  return `${path}.part`
}
