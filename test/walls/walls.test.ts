/** The walls of the house: what may import what, and which globals compile where. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VERSION } from '../../worker/version.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** The compiler's complaints about one snippet in the world of `part`. */
function compile(part: 'addon' | 'worker', snippet: string): string {
  const folder = join(ROOT, 'dist/walls', `${part}-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'snippet.ts'), snippet)
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: `../../../${part}/tsconfig.json`,
      compilerOptions: { composite: false, emitDeclarationOnly: false, noEmit: true, tsBuildInfoFile: null },
      include: ['snippet.ts'],
    }),
  )
  try {
    execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8', stdio: 'pipe' })
    return ''
  } catch (error) {
    return (error as { stdout: string }).stdout
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('globals', () => {
  it('fetch does not compile in addon/, SpreadsheetApp does', () => {
    expect(compile('addon', 'export const x = fetch("https://x.test")')).toContain("Cannot find name 'fetch'")
    expect(compile('addon', 'export const x = SpreadsheetApp.getActive()')).toBe('')
  })

  it('what came into JavaScript after 2019 does not compile in addon/', () => {
    const later = 'export const x = [Object.hasOwn({}, "a"), [1].at(0), "a".replaceAll("a", "b"), structuredClone(1)]'
    const complaints = compile('addon', later)
    for (const name of ['hasOwn', 'at', 'replaceAll', 'structuredClone']) expect(complaints).toContain(`'${name}'`)
    expect(compile('addon', 'export const x = [[1]].flat().map((n) => Object.fromEntries([["n", n]]))')).toBe('')
  })

  it('SpreadsheetApp does not compile in worker/, fetch does', () => {
    expect(compile('worker', 'export const x = SpreadsheetApp.getActive()')).toContain(
      "Cannot find name 'SpreadsheetApp'",
    )
    expect(compile('worker', 'export const x = fetch("https://x.test")')).toBe('')
  })
})

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

function importsOf(folder: string): Import[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.m?ts$/.test(name),
  )
  return files.flatMap((name) => {
    const path = join(ROOT, folder, name)
    const matches = readFileSync(path, 'utf8').matchAll(
      /(?:import|export)( type)?\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g,
    )
    return [...matches].map(([, type, target, dynamic]) => {
      const to = target ?? dynamic
      const resolved = to.startsWith('.') ? relative(ROOT, resolve(path, '..', to)) : to
      return { from: relative(ROOT, path), to: resolved, typeOnly: type !== undefined }
    })
  })
}

/** What both sides may use. */
const CONTRACT = ['worker/contract.ts', 'worker/contract-settings.ts']

describe('imports', () => {
  it('addon/ takes nothing from the Worker but the contract, and nothing from the playground', () => {
    const wrong = importsOf('addon').filter(
      ({ to }) => /^(worker|playground|test)\//.test(to) && !CONTRACT.includes(to),
    )
    expect(wrong).toEqual([])
  })

  it('playground/ takes no source of addon/ or worker/ but the contract', () => {
    const wrong = importsOf('playground').filter(
      ({ to }) => /^(addon|worker|test)\//.test(to) && !CONTRACT.includes(to),
    )
    expect(wrong).toEqual([])
  })

  it('contract.ts imports nothing, contract-settings.ts nothing else', () => {
    const imported = importsOf('worker').filter(({ from }) => CONTRACT.includes(from))
    expect(imported.map(({ from, to }) => [from, to])).toEqual([['worker/contract-settings.ts', 'worker/contract.ts']])
  })

  // Each layer may use those to its right.
  const LAYERS = ['index.ts', 'book.ts', 'book/', 'answer.ts', 'text/', 'score/', 'ledger/', 'contract.ts']
  it('in worker/ the arrows point one way: index, book, answer, text, score, ledger, contract', () => {
    const layerOf = (path: string) => LAYERS.findIndex((layer) => path.startsWith(`worker/${layer}`))
    const wrong = importsOf('worker').filter(({ from, to }) => {
      const [low, high] = [layerOf(from), layerOf(to)]
      return low >= 0 && high >= 0 && high < low
    })
    expect(wrong).toEqual([])
  })

  it('score/ and ledger/ know no HTTP, no storage, no schema and no words of a language', () => {
    const wrong = [...importsOf('worker/score'), ...importsOf('worker/ledger')].filter(
      ({ to }) => !/^worker\/(score\/|ledger\/|contract\.ts|settings\.ts)/.test(to) && to.startsWith('worker/'),
    )
    expect(wrong).toEqual([])
  })

  it('score/ and ledger/ read no clock and throw no dice', () => {
    for (const folder of ['worker/score', 'worker/ledger']) {
      for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.ts')) continue
        expect(readFileSync(join(ROOT, folder, name), 'utf8'), name).not.toMatch(
          /Date\.now|Math\.random|new Date\(\)|\bfetch\(/,
        )
      }
    }
  })

  it('zod comes from the module that keeps it from generating code', () => {
    expect(
      importsOf('worker')
        .filter(({ to }) => to === 'zod')
        .map(({ from }) => from),
    ).toEqual(['worker/zod-without-eval.ts', 'worker/zod-without-eval.ts'])
  })

  it('itty-durable is known to book.ts only', () => {
    expect(
      new Set(
        importsOf('worker')
          .filter(({ to }) => to.startsWith('itty'))
          .map(({ from }) => from),
      ),
    ).toEqual(new Set(['worker/book.ts']))
  })
})

it("the Worker's version is package.json's", () => {
  expect(VERSION).toBe(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version)
})
