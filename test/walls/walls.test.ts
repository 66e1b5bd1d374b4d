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
    /\.(?:m?ts|tsx)$/.test(name),
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

/** What both sides may use; the parts of contract.ts are taken from it, not one by one. */
const CONTRACT = ['worker/contract.ts', 'worker/contract-settings.ts']
const PARTS = readdirSync(join(ROOT, 'worker/contract')).map((name) => `worker/contract/${name}`)

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

  it('contract.ts is all of its parts and nothing else, contract-settings.ts imports it alone', () => {
    const importedBy = (path: string) => importsOf('worker').filter(({ from }) => from === path)
    expect(PARTS.length).toBeGreaterThan(10)
    expect(importedBy('worker/contract.ts').map(({ to }) => to)).toEqual(PARTS.toSorted())
    expect(importedBy('worker/contract-settings.ts').map(({ to }) => to)).toEqual(['worker/contract.ts'])
  })

  it('the parts of the contract know each other only, and are known to contract.ts only', () => {
    const everywhere = ['addon', 'playground', 'test', 'worker'].flatMap(importsOf)
    expect(everywhere.filter(({ from, to }) => PARTS.includes(from) && !PARTS.includes(to))).toEqual([])
    const around = everywhere.filter(({ from, to }) => to.startsWith('worker/contract/') && !PARTS.includes(from))
    expect(new Set(around.map(({ from }) => from))).toEqual(new Set(['worker/contract.ts']))
  })

  it('the parts of the sidebar’s contract are taken from sidebar-contract.ts, which is all of them', () => {
    const parts = readdirSync(join(ROOT, 'addon/sidebar-contract')).map((name) => `addon/sidebar-contract/${name}`)
    const around = ['addon', 'playground', 'test']
      .flatMap(importsOf)
      .filter(({ from, to }) => parts.includes(to) && !parts.includes(from))
    expect(around.map(({ from, to }) => `${from}: ${to}`).toSorted()).toEqual(
      parts.map((part) => `addon/sidebar-contract.ts: ${part}`).toSorted(),
    )
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
