/** The world of a script in the stand-in: what Apps Script’s V8 has, and what it lacks. */
import { describe, expect, it } from 'vitest'
import { createHost } from '../../playground/host.ts'
import { NOW, runScript, workbookOf } from './script.ts'

describe('the world of a script (G: apps-script/guides/v8-runtime.md)', () => {
  it('lacks everything that Apps Script lacks', () => {
    const names = [
      'setTimeout',
      'setInterval',
      'fetch',
      'URL',
      'URLSearchParams',
      'TextEncoder',
      'TextDecoder',
      'Blob',
      'File',
      'FormData',
      'atob',
      'btoa',
      'crypto',
      'performance',
      'process',
      'require',
      'window',
      'navigator',
      'structuredClone',
      'queueMicrotask',
      'Buffer',
      'ReadableStream',
      'DOMException',
    ]
    expect(
      runScript(`return ${JSON.stringify(names)}.filter((name) => typeof globalThis[name] !== 'undefined')`),
    ).toEqual([])
  })
  it('has the language itself, Intl and console', () => {
    expect(
      runScript(`return [typeof Intl.DateTimeFormat, typeof console.log, typeof WebAssembly, typeof Map]`),
    ).toEqual(['function', 'function', 'object', 'function'])
  })
  it('reads the virtual clock through new Date and Date.now, which service calls move on', () => {
    const [start, later, slept] = runScript(`
      const start = Date.now(); Utilities.sleep(60000); return [start, new Date().getTime() - start, Date.now() - start]`) as number[]
    expect(start).toBeGreaterThanOrEqual(NOW.getTime())
    expect(start).toBeLessThan(NOW.getTime() + 1000)
    expect(later).toBeGreaterThanOrEqual(60_000)
    expect(slept).toBe(later)
  })
  it('runs local time in the script zone, not in the spreadsheet zone', () => {
    const workbook = workbookOf([[46000.5]], { timeZone: 'Asia/Shanghai' })
    workbook.sheets[0].setLook(1, 1, { numberFormat: 'yyyy-mm-dd hh:mm' })
    const bundle = {
      code: `function main() { const d = SpreadsheetApp.getActive().getRange('A1').getValue()
        return [d.getHours(), d.toISOString(), Session.getScriptTimeZone(), SpreadsheetApp.getActive().getSpreadsheetTimeZone()].join(' ') }`,
      manifest: { timeZone: 'America/New_York' },
      html: {},
    }
    const host = createHost({ workbook, bundle, now: NOW })
    // 12:00 in Shanghai is 04:00 UTC, the evening before in New York.
    expect(host.run('main')).toBe('23 2025-12-09T04:00:00.000Z America/New_York Asia/Shanghai')
  })
  it('gives arrays, dates and errors of its own kind', () => {
    const workbook = workbookOf([[46000]])
    workbook.sheets[0].setLook(1, 1, { numberFormat: 'yyyy-mm-dd' })
    expect(
      runScript(
        `const v = data.getRange('A1:B2').getValues()
         let error; try { data.getRange(0, 1) } catch (e) { error = e }
         return [v instanceof Array, v[0] instanceof Array, v[0][0] instanceof Date, error instanceof Error, error.name]`,
        workbook,
      ),
    ).toEqual([true, true, true, true, 'Exception'])
  })
  it('starts every execution with fresh globals', () => {
    const bundle = { code: 'var n = 0; function main() { return ++n }', manifest: {}, html: {} }
    const host = createHost({ workbook: workbookOf(), bundle, now: NOW })
    expect([host.run('main'), host.run('main')]).toEqual([1, 1])
  })
  it('says what it lacks instead of being undefined', () => {
    expect(runScript(`try { data.createTextFinder('x') } catch (e) { return e.message }`)).toBe(
      'the stand-in has no Sheet.createTextFinder',
    )
    expect(runScript(`try { Utilities.zip([]) } catch (e) { return e.message }`)).toBe(
      'the stand-in has no Utilities.zip',
    )
  })
})
