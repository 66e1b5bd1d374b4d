/** `npm run demo`: what a newcomer sees first. */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { loadWorkbook } from '../../playground/files/workbook-file.ts'

const ROOT = resolve(import.meta.dirname, '../..')

it('scores the superstore, prints segments and contacts, and writes a workbook that opens', {
  timeout: 60_000,
}, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['playground/demo.ts'], { cwd: ROOT })
  expect(stdout).toContain('793 customers, 5,009 orders in 9,994 lines, as of 2017-12-31.')
  const lines = stdout.split('\n')
  const blockAfter = (start: string) => {
    const from = lines.findIndex((line) => line.startsWith(start)) + 1
    return lines.slice(from, lines.indexOf('', from))
  }
  const segments = blockAfter('Segment')
  const counts = segments.map((line) => Number(/ {2,}(\d+) /.exec(line)?.[1]))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(793)
  const contacts = blockAfter('Contact first:').slice(1)
  expect(contacts).toHaveLength(10)
  for (const line of contacts)
    expect(line).toMatch(/^\S.* {2,}2017-12-31 {2,}(Expiring soon|Due to buy again|Win back|Welcome)/)
  expect(stdout).toMatch(/\d+ Apps Script calls .*\d HTTP call/)

  const path = /Open it: (\S+)/.exec(stdout)?.[1] ?? ''
  expect(existsSync(resolve(ROOT, path))).toBe(true)
  const sheet = (await loadWorkbook(resolve(ROOT, path))).sheet('Customers')
  expect(sheet?.frozenRows).toBe(1)
  expect(sheet?.lastRow()).toBe(794)
  expect(sheet?.rules.length).toBeGreaterThan(4)

  // What the README shows of it, cell by cell; its Why is shortened.
  const readme = readFileSync(resolve(ROOT, 'README.md'), 'utf8')
  const [headers, , ...shown] = readme
    .slice(readme.indexOf('| Customer ID |'))
    .split('\n\n')[0]
    .split('\n')
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')))
  expect(shown).toHaveLength(5)
  const written = Array.from({ length: 793 }, (_, k) =>
    headers.slice(0, -1).map((header) => sheet?.text(k + 2, sheet.columnOf(header))),
  )
  expect(written.filter(([id]) => shown.some((row) => row[0] === id)).sort()).toEqual(
    shown.map((row) => row.slice(0, -1)).sort(),
  )
})
