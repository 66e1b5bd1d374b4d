/** `google.script.run` in the playground's frames has Google's rules. A small script and page of the test's own stand for an add-on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server/start-playground.ts'
import { launchBrowser, openPlayground } from './browser.ts'

const CODE = `
function onOpen() { SpreadsheetApp.getUi().createMenu('Test').addItem('Sidebar', 'sidebar').addToUi() }
function sidebar() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('page').setTitle('Side')) }
function echo(value) { return value }
function nothing() {}
function fails() { throw new Error('no luck') }
function dated() { return { on: new Date() } }
function hidden_() { return 'secret' }
function slow(key) {
  const cache = CacheService.getUserCache()
  // Under a key of its own: what it is told may come between any two calls.
  cache.put(key + '.begun', 'begun')
  // By itself it ends so late that no slow machine gets there before it is told to stop.
  for (let step = 0; cache.get(key) !== 'stop' && step < 20_000; step++) Utilities.sleep(5)
  return 'ended by ' + cache.get(key)
}
function tell(key, value) { CacheService.getUserCache().put(key, value) }
function told(key) { return CacheService.getUserCache().get(key) }`

const PAGE = `<!DOCTYPE html><html><head></head><body><script>
window.run = (name, ...args) => new Promise((done) => {
  try {
    google.script.run.withUserObject('mine')
      .withSuccessHandler((result, mine) => done({ result, mine }))
      .withFailureHandler((error, mine) => done({ failed: error.message, mine }))[name](...args)
  } catch (error) { done({ thrown: error.message }) }
})
</script><p>ready</p></body></html>`

let browser: Browser
let playground: Playground
let page: Page
let frame: FrameLocator
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-bundle-'))
  writeFileSync(join(folder, 'code.js'), CODE)
  writeFileSync(join(folder, 'page.html'), PAGE)
  writeFileSync(join(folder, 'appsscript.json'), '{"timeZone":"Etc/UTC"}')
  const workbook = { kind: 'empty', name: 'Empty', sheetName: 'Sheet1', timeZone: 'UTC', locale: 'en_US' } as const
  ;[browser, playground] = await Promise.all([launchBrowser(), startPlayground({ workbook, bundleFolder: folder })])
  page = await openPlayground(browser, playground.url)
  await page.getByRole('menuitem', { name: 'Test', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Sidebar' }).click()
  frame = page.frameLocator('#sidebar iframe')
  await frame.getByText('ready').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await playground?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const inPage = <T>(script: string): Promise<T> =>
  frame
    .locator('body')
    .evaluate((_body, source) => new Function(`return (async () => { ${source} })()`)(), script) as Promise<T>

it('carries plain values both ways, undefined in arrays as null, and the user object to the handlers', async () => {
  expect(await inPage('return run("echo", { a: [1, undefined, "two", null, true], b: undefined })')).toEqual({
    result: { a: [1, null, 'two', null, true] },
    mine: 'mine',
  })
  expect(await inPage('return run("nothing")')).toEqual({ result: null, mine: 'mine' })
})

it('refuses dates, functions and elements, in arguments and in results', async () => {
  for (const value of ['new Date()', '() => 1', 'document.body', '{ inner: [new Date()] }']) {
    expect(await inPage(`return run("echo", ${value})`), value).toMatchObject({
      thrown: expect.stringContaining('illegal value'),
    })
  }
  expect(await inPage('return run("dated")')).toMatchObject({ failed: expect.stringContaining('cannot travel') })
})

it('tells a failure to the failure handler, and has no private or unknown functions', async () => {
  expect(await inPage('return run("fails")')).toEqual({ failed: 'no luck', mine: 'mine' })
  expect(await inPage('return run("hidden_")')).toMatchObject({ thrown: expect.stringContaining('not a function') })
  expect(await inPage('return run("unheardOf")')).toMatchObject({ thrown: expect.stringContaining('not a function') })
})

it('answers a second call while a first one runs, and keeps the eleventh waiting', async () => {
  const [before, ended] = await inPage<[unknown, unknown]>(`
    const long = run('slow', 'a')
    // Calls made together arrive in any order, and one that is served inside another keeps that one waiting.
    await new Promise((done) => setTimeout(done, 100))
    let before
    do before = await run('told', 'a.begun'); while (before.result === null)
    await run('tell', 'a', 'stop')
    return [before, await long]`)
  expect(before).toMatchObject({ result: 'begun' })
  expect(ended).toMatchObject({ result: 'ended by stop' })
  const late = await inPage(`
    const ten = Array.from({ length: 10 }, (_, k) => run('slow', 'k' + k))
    let late = false
    const eleventh = run('echo', 'late').then(() => { late = true })
    await new Promise((done) => setTimeout(done, 600))
    const early = late
    return [early, ten.length]`)
  expect(late).toEqual([false, 10])
  // Only another page of the person can end them: this one has its ten.
  for (let k = 0; k < 10; k++) {
    await playground.session.ask('page', { functionName: 'tell', json: JSON.stringify([`k${k}`, 'stop']) })
  }
  await expect.poll(async () => inPage('return run("echo", "free")')).toMatchObject({ result: 'free' })
})

it('lets the page ask no other host and reach no other frame', async () => {
  const tried = await inPage<string>(`
    try { await fetch('http://127.0.0.1:9/'); return 'fetched' } catch { }
    try { return parent.document.title } catch { return 'alone' }`)
  expect(tried).toBe('alone')
})
