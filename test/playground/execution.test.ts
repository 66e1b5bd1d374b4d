/** One execution in the stand-in: counted calls, another person in between, its end, its rights, calls from a page. */
import { describe, expect, it } from 'vitest'
import { createHost, RunStopped } from '../../playground/host.ts'
import { dataSheet, hostOf, NOW, workbookOf } from './script.ts'

describe('counting', () => {
  it('counts every call on any Google object, getters too, and enums not', () => {
    const host = hostOf(`data.getRange('A1').getValue(); Utilities.getUuid(); SpreadsheetApp.WrapStrategy.WRAP`)
    host.run('main')
    expect(host.counts.byMethod).toEqual({
      'SpreadsheetApp.getActive': 1,
      'Spreadsheet.getSheetByName': 1,
      'Sheet.getRange': 1,
      'Range.getValue': 1,
      'Utilities.getUuid': 1,
    })
    expect(host.counts.serviceCalls).toBe(5)
    host.resetCounts()
    expect(host.counts.serviceCalls).toBe(0)
  })
  it('counts one call for 100,000 rows of 10 columns', () => {
    const workbook = workbookOf()
    const sheet = workbook.addSheet('Big', 100_000, 10)
    for (const row of sheet.rows) row.values = [1, 'b', 3, 'd', 5, 'f', 7, 'h', 9, 'j']
    const host = hostOf(`return ss.getSheetByName('Big').getDataRange().getValues().length`, workbook)
    expect(host.run('main')).toBe(100_000)
    expect(host.counts.byMethod['Range.getValues']).toBe(1)
  })
})

describe('another person', () => {
  it('acts before a call, also by a run of their own', () => {
    const workbook = workbookOf([['a']])
    const host = hostOf(
      `if (args[0]) return data.getRange('A1').setValue('bob').getValue(); const first = data.getRange('A1').getValue(); SpreadsheetApp.flush(); return first + data.getRange('A1').getValue()`,
      workbook,
    )
    const seen: string[] = []
    host.options.beforeCall = (call, method) => {
      seen.push(`${call} ${method}`)
      if (method === 'SpreadsheetApp.flush') host.runAs({ person: 'bob' }, 'main', true)
      if (method === 'Range.getValue' && call === 4) dataSheet(workbook).setValue(1, 1, 'ann')
    }
    expect(host.run('main')).toBe('annbob')
    expect(seen.slice(0, 4)).toEqual([
      '1 SpreadsheetApp.getActive',
      '2 Spreadsheet.getSheetByName',
      '3 Sheet.getRange',
      '4 Range.getValue',
    ])
    expect(seen).toContain('5 SpreadsheetApp.flush')
  })
  it('has errors of a test reach the test, whatever the script catches', () => {
    const host = hostOf(`try { data.getRange('A1') } catch (e) {} return 'hidden'`)
    host.options.beforeCall = () => expect(1).toBe(2)
    expect(() => host.run('main')).toThrow('expected 1 to be 2')
  })
})

describe('ending a run', () => {
  it('stops at call k before it does anything, and no catch can go on', () => {
    const workbook = workbookOf()
    const host = hostOf(
      `data.getRange('A1').setValue('first')
       try { data.getRange('A2').setValue('second') } catch (e) { try { data.getRange('A3').setValue('third') } catch (again) {} }
       return 'went on'`,
      workbook,
      { killAt: 6 },
    )
    expect(() => host.run('main')).toThrow(RunStopped)
    expect(dataSheet(workbook).values({ row: 1, column: 1, rows: 3, columns: 1 })).toEqual([['first'], [''], ['']])
    delete host.options.killAt
    expect(host.run('main')).toBe('went on')
  })
  it('releases the locks of a stopped run', () => {
    const host = hostOf(`LockService.getDocumentLock().tryLock(0); SpreadsheetApp.flush(); return 1`, undefined, {
      killAt: 5,
    })
    expect(() => host.run('main')).toThrow(RunStopped)
    expect(host.locks.size).toBe(0)
  })
  it('happens after six minutes of virtual time, 30 seconds for a simple trigger (G: apps-script/guides/services/quotas.md)', () => {
    const host = hostOf(`Utilities.sleep(args[0]); SpreadsheetApp.flush(); return 'in time'`)
    expect(host.run('main', 290_000)).toBe('in time')
    const long = hostOf(
      `try { Utilities.sleep(200000); Utilities.sleep(200000); SpreadsheetApp.flush() } catch (e) {} return 'late'`,
    )
    expect(() => long.run('main')).toThrow('Exceeded maximum execution time')
    const bundle = {
      code: `function onOpen() { Utilities.sleep(31000); Utilities.getUuid(); return 'late' }`,
      manifest: {},
      html: {},
    }
    expect(() => createHost({ workbook: workbookOf(), bundle, now: NOW }).run('onOpen')).toThrow(
      'Exceeded maximum execution time',
    )
  })
})

describe('rights (G: workspace/add-ons/concepts/editor-auth-lifecycle.md)', () => {
  const calls = {
    menu: `SpreadsheetApp.getUi().createAddonMenu().addItem('a', 'b').addToUi()`,
    locale: `Session.getActiveUserLocale()`,
    document: `SpreadsheetApp.getActive().getName()`,
    properties: `PropertiesService.getDocumentProperties().getKeys()`,
    fetch: `UrlFetchApp.fetch('https://local.workers.dev/healthz')`,
    dialog: `SpreadsheetApp.getUi().alert('x')`,
    sidebar: `SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'))`,
    trigger: `ScriptApp.newTrigger('x')`,
  }
  const allowed = (authMode: 'NONE' | 'LIMITED' | 'FULL'): string[] =>
    Object.entries(calls).flatMap(([name, call]) => {
      const bundle = { code: `function go() { ${call} }`, manifest: {}, html: {} }
      const fetch = () => ({ status: 200, headers: {}, body: 'ok' })
      try {
        createHost({ workbook: workbookOf(), bundle, now: NOW, authMode, fetch }).run('go')
        return [name]
      } catch {
        return []
      }
    })
  it('are menus and language only where the add-on is not in use', () => {
    expect(allowed('NONE')).toEqual(['menu', 'locale'])
  })
  it('are the document and its properties, but no network and no dialog, in onOpen', () => {
    expect(allowed('LIMITED')).toEqual(['menu', 'locale', 'document', 'properties'])
  })
  it('are everything after a click', () => {
    expect(allowed('FULL')).toEqual(Object.keys(calls))
  })
  it('are LIMITED in onOpen, and its event says so', () => {
    const code = `function onOpen(e) { return e.authMode === ScriptApp.AuthMode.LIMITED && e.source.getName() }
      function onInstall(e) { return String(e === undefined) }`
    const host = createHost({
      workbook: workbookOf([], { name: 'Shop' }),
      bundle: { code, manifest: {}, html: {} },
      now: NOW,
    })
    expect(host.run('onOpen')).toBe('Shop')
  })
})

describe('google.script.run (G: apps-script/guides/html/communication.md)', () => {
  const host = (body: string) =>
    createHost({
      workbook: workbookOf(),
      bundle: { code: `function call(a) { ${body} } function secret_() {}`, manifest: {}, html: {} },
      now: NOW,
    })
  it('carries plain values both ways and makes null of undefined in arrays', () => {
    expect(
      host('return { got: a, list: [undefined, 1] }').callFromPage('call', { x: [1, 'b', null, undefined] }),
    ).toEqual({
      got: { x: [1, 'b', null, null] },
      list: [null, 1],
    })
  })
  it.each([
    ['return new Date()', 'Date'],
    ['return [() => 1]', 'function'],
    ['return SpreadsheetApp.getActive()', 'Google object'],
    ['const o = {}; o.o = o; return o', 'circular'],
  ])('refuses the result of %s', (body, word) => {
    expect(() => host(body).callFromPage('call')).toThrow(word)
  })
  it('refuses dates as arguments and names of private functions', () => {
    expect(() => host('').callFromPage('call', new Date())).toThrow('Date')
    expect(() => host('').callFromPage('secret_')).toThrow('Script function not found: secret_')
    expect(() => host('').callFromPage('nothing')).toThrow('Script function not found: nothing')
  })
})
