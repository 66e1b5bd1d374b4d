/** The list of long test files names files that are there; a wrong name would quietly start one of them last. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

it('names only test files that exist', () => {
  const folder = resolve(import.meta.dirname, '..')
  const source = readFileSync(resolve(folder, 'longest-first.ts'), 'utf8')
  const named = [...source.matchAll(/^ {2}'([\w/-]+)',$/gm)].map(([, name]) => name)
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name) => !existsSync(resolve(folder, `${name}.test.ts`)))).toEqual([])
})
