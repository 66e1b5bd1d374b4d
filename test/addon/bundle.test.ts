/** The built bundle: parses in Apps Script, needs nothing that is missing there, holds no library of the Worker. */
import { readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { bundleFaults, MARK_MISSING } from '../../addon/bundle-faults.mjs'
import { loadBundle } from '../../playground/host.ts'

const folder = (edition: string) => new URL(`../../dist/addon/${edition}`, import.meta.url).pathname
const FUNCTIONS = [
  'cancelUpdate',
  'connect',
  'help',
  'onInstall',
  'onOpen',
  'openSettings',
  'progress',
  'proposeSetUp',
  'saveSetUp',
  'setUp',
  'updateNow',
]

describe.each(['bound', 'marketplace'])('the %s bundle', (edition) => {
  const { code, manifest, html } = loadBundle(folder(edition))

  it('declares every function that a menu, page or trigger names', () => {
    const declared = [...code.matchAll(/^function (\w+)\(/gm)].map(([, name]) => name)
    expect(declared.sort()).toEqual(FUNCTIONS)
    const named = [...code.matchAll(/addItem\([^,]+, ["'](\w+)["']/g)].map(([, name]) => name)
    expect(named.length).toBe(4)
    for (const name of named) expect(FUNCTIONS).toContain(name)
    for (const [, name] of html['set-up'].matchAll(/google\.script\.run(?:\s*\.with\w+\(\w+\))*\s*\.(\w+)\(/g)) {
      expect(FUNCTIONS).toContain(name)
    }
  })

  it('has no syntax later than ES2019', () => {
    const printed = (target: string) => transformSync(code, { target, legalComments: 'inline', charset: 'utf8' }).code
    expect(printed('es2019') === printed('esnext')).toBe(true)
    expect(bundleFaults(code)).toEqual([])
  })

  it('stays small and free of the Worker’s libraries', () => {
    expect(code.length).toBeLessThan(400_000)
    expect(code).not.toMatch(/\bhono\b|\bzod\b|DurableObject/i)
    expect(code).not.toContain('sourceMappingURL')
  })

  it('has the manifest of its edition', () => {
    expect(manifest.urlFetchWhitelist).toEqual(edition === 'bound' ? undefined : ['https://*.workers.dev/'])
    expect(manifest.oauthScopes).toContain('https://www.googleapis.com/auth/spreadsheets.currentonly')
  })
})

describe('bundleFaults', () => {
  it('names a missing global but not a method of that name', () => {
    const { code } = transformSync('class Hash { process() {} } new Hash().process(); new TextEncoder()', {
      define: MARK_MISSING,
    })
    expect(bundleFaults(code)).toEqual(['uses TextEncoder, which Apps Script lacks'])
  })
  it('names private fields, static fields and code from text', () => {
    expect(bundleFaults('class A {\n  #x = 1;\n}')).toHaveLength(1)
    expect(bundleFaults('class A {\n  static x = 1;\n}')).toHaveLength(1)
    expect(bundleFaults('new Function("x")')).toHaveLength(1)
  })
})

describe('the set-up page', () => {
  const page = readFileSync(new URL('../../addon/set-up.html', import.meta.url), 'utf8')
  it('holds a script that parses', () => {
    const [, script] = page.match(/<script>([\s\S]*)<\/script>/) ?? []
    expect(transformSync(script ?? 'missing(', { target: 'es2020' }).warnings).toEqual([])
  })
  it('loads nothing from elsewhere and shows text by text nodes only', () => {
    expect(page).not.toMatch(/https?:|<link|src=|innerHTML|insertAdjacentHTML|document\.write/)
  })
})
