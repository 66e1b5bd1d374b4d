/** The built bundle: parses in Apps Script, needs nothing that is missing there, holds no library of the Worker. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { bundleFaults, MARK_MISSING } from '../../addon/bundle-faults.mjs'
import { loadBundle } from '../../playground/host.ts'

const folder = (edition: string) => new URL(`../../dist/addon/${edition}`, import.meta.url).pathname
const FUNCTIONS = [
  'cancelUpdate',
  'changeKeys',
  'checkConnection',
  'classChanges',
  'connect',
  'connectionState',
  'contactLater',
  'contactReasons',
  'contactsToday',
  'continueUpdate',
  'customerCard',
  'customerDetails',
  'disconnect',
  'dueContacts',
  'findDuplicates',
  'goToRow',
  'help',
  'logContact',
  'makeSampleShop',
  'mergeDuplicates',
  'moveConnection',
  'onInstall',
  'onOpen',
  'openConnection',
  'openProblems',
  'openSchedule',
  'openSettings',
  'openSidebar',
  'previewUpdate',
  'progress',
  'proposeSetUp',
  'renewToken',
  'ruleTexts',
  'saveLanguage',
  'saveMessage',
  'saveSchedule',
  'saveSetUp',
  'saveSettings',
  'scheduleState',
  'scheduledUpdate',
  'searchPage',
  'setOverride',
  'setUp',
  'showContactList',
  'showDashboard',
  'sidebarHome',
  'sidebarSettings',
  'trySettings',
  'undoLastUpdate',
  'undoUpdate',
  'updateInChinese',
  'updateInEnglish',
  'updateNow',
]

describe.each(['bound', 'marketplace'])('the %s bundle', (edition) => {
  const { code, manifest, html } = loadBundle(folder(edition))

  it('declares every function that a menu, page or trigger names', () => {
    const declared = [...code.matchAll(/^function (\w+)\(/gm)].map(([, name]) => name)
    expect(declared.sort()).toEqual(FUNCTIONS.slice().sort())
    const named = [...code.matchAll(/addItem\([^,]+, ["'](\w+)["']/g)].map(([, name]) => name)
    // The update's item is one of two, by the person's language.
    expect(named.length).toBe(11)
    for (const name of named) expect(FUNCTIONS).toContain(name)
    const pages = html.connection + html.schedule + html['set-up']
    const calls = [
      ...pages.matchAll(/\b(?:ask|load)\('(\w+)'/g),
      ...pages.matchAll(/google\.script\.run(?:\s*\.with\w+\(\w+\))*\s*\.(?!with)(\w+)\(/g),
    ].map(([, name]) => name)
    for (const name of ['connect', 'scheduleState', 'proposeSetUp', 'saveSetUp']) expect(calls).toContain(name)
    for (const name of calls) expect(FUNCTIONS).toContain(name)
  })

  it('has no syntax later than ES2019', () => {
    const printed = (target: string) => transformSync(code, { target, legalComments: 'inline', charset: 'utf8' }).code
    expect(printed('es2019') === printed('esnext')).toBe(true)
    expect(bundleFaults(code)).toEqual([])
  })

  it('stays small and free of the Worker’s libraries', () => {
    // 176 KB of it are libphonenumber with the smallest of its tables, 12 KB licences.
    expect(code.length).toBeLessThan(775_000)
    expect(code).not.toMatch(/\bhono\b|\bzod\b|DurableObject/i)
    expect(code).not.toContain('sourceMappingURL')
  })

  it('brings the licence text of each library in it', () => {
    for (const [library, holder] of [
      ['@noble/hashes', 'Paul Miller'],
      ['libphonenumber-js', '@catamphetamine'],
    ])
      expect(code).toMatch(new RegExp(`Holds ${library}:.*Copyright \\(c\\) \\d+ ${holder}.*Permission is hereby`, 's'))
    // Google's own data in libphonenumber.
    expect(code).toContain('Apache License')
    expect(html.sidebar).toMatch(/Holds preact:.*Copyright \(c\) [\d-]+present Jason Miller/s)
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

describe('the sidebar', () => {
  const page = readFileSync(new URL('../../dist/addon/bound/sidebar.html', import.meta.url), 'utf8')
  const sources = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|css|html)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'))

  it('is one file below 60 KB gzip', () => {
    expect(gzipSync(page).length).toBeLessThan(60 * 1024)
  })
  it('loads nothing from elsewhere', () => {
    const addresses = new Set([...page.matchAll(/https?:\/\/[\w.]+/g)].map(([address]) => address))
    // A WhatsApp link that a person follows, and names of XML vocabularies.
    expect([...addresses].filter((address) => !/\/\/(wa\.me|www\.w3\.org)$/.test(address))).toEqual([])
    expect(page).not.toMatch(/<link|<img|<iframe|\ssrc=|@import|url\(|\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket/)
  })
  it('shows text by text nodes only', () => {
    for (const source of sources(new URL('../../addon/sidebar', import.meta.url).pathname))
      expect(source).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/i)
  })
  it('calls only functions that there are', () => {
    const server = readFileSync(new URL('../../addon/sidebar/server.ts', import.meta.url), 'utf8')
    const called = [...server.matchAll(/call<\w+>\('(\w+)'/g)].map(([, name]) => name)
    expect(called.length).toBeGreaterThan(10)
    for (const name of called) expect(FUNCTIONS).toContain(name)
  })
})

describe.each(['set-up', 'connection', 'schedule'])('the %s page', (name) => {
  const page = readFileSync(new URL(`../../dist/addon/bound/${name}.html`, import.meta.url), 'utf8')
  it('holds a script that parses', () => {
    const [, script] = page.match(/<script>([\s\S]*)<\/script>/) ?? []
    expect(transformSync(script ?? 'missing(', { target: 'es2020' }).warnings).toEqual([])
    expect(page).not.toMatch(/\/\* [\w-]+\.(js|css) \*\//)
  })
  it('loads nothing from elsewhere and shows text by text nodes only', () => {
    expect(page).not.toMatch(/https?:|<link|src=|innerHTML|insertAdjacentHTML|document\.write/)
  })
})
