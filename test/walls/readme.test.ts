/** The README says nothing that is not there: its scripts, its places, the options of the command line. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const readme = readFileSync(resolve(ROOT, 'README.md'), 'utf8')
const { scripts } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8'))

it('names only scripts that package.json has', () => {
  const named = [...readme.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, name]) => name)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

it('names only places that exist', () => {
  const named = [...readme.matchAll(/`((?:addon|worker|playground|test)\/[\w./-]*)`/g)].map(([, path]) => path)
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((path) => !existsSync(resolve(ROOT, path)))).toEqual([])
})

it('names for each promise a test that exists', () => {
  const from = readme.indexOf('Where each promise is tested:')
  const [, , ...rows] = readme.slice(from).split('\n\n')[1].split('\n| ')
  const tests = rows.map((row) => [...row.matchAll(/`(test\/[\w./-]+\.test\.ts)`/g)].map(([, path]) => path))
  expect(rows.length).toBeGreaterThan(8)
  expect(rows.filter((_, k) => tests[k].length === 0)).toEqual([])
  expect(tests.flat().filter((path) => !existsSync(resolve(ROOT, path)))).toEqual([])
})

it('names every option of `update` as the command does', () => {
  const usage = execFileSync(process.execPath, ['playground/cli.ts', '--help'], { cwd: ROOT, encoding: 'utf8' })
  const optionsOf = (text: string) => [...new Set([...text.matchAll(/--[a-z-]{3,}/g)].map(([option]) => option))]
  const line = readme.split('\n').find((text) => text.includes('regulars -- update WORKBOOK')) ?? ''
  const told = optionsOf(line).filter((option) => option !== '--silent')
  expect(told.length).toBeGreaterThanOrEqual(7)
  expect(told.filter((option) => !usage.includes(option))).toEqual([])
})
