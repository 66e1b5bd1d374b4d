/** The bench itself, on a small shop: it ends, the three answers agree (it fails where they differ), the file is whole. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

it('finds the same answers as DuckDB and arquero and writes what everything took', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-bench-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'bench.json')
  const root = resolve(import.meta.dirname, '../..')
  const printed = execFileSync(process.execPath, ['test/bench/bench.ts', '--orders', '2000', '--out', file], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(printed).toContain('Same answers from all: 400 customers, seven values each.')
  const result = JSON.parse(readFileSync(file, 'utf8'))
  const positive = expect.any(Number)
  expect(result).toEqual({
    rfm: { oursMs: positive, duckdbMs: positive, arqueroMs: positive, timesDuckdb: positive },
    pipelineMs: positive,
    peakBytes: positive,
    curve: [
      { orders: 1000, ms: positive },
      { orders: 2000, ms: positive },
    ],
    bgnbdMs: positive,
    lopsided: Array.from({ length: 4 }, () => ({ what: expect.any(String), usualMs: positive, largeMs: positive })),
    workerd: { rfmMs: positive, pipelineMs: positive },
  })
  // 2,000 orders take at least 48 bytes each, and far less than a megabyte in all.
  expect(result.peakBytes).toBeGreaterThan(96_000)
  expect(result.peakBytes).toBeLessThan(1_000_000)
})
