/** Services of the stand-in with Google’s limits: properties, cache, locks, Utilities, menus and pages, triggers. */
import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hostOf, runScript, workbookOf } from './script.ts'

describe('properties (G: apps-script/guides/services/quotas.md)', () => {
  it('hold 9 KB a value, counted in bytes', () => {
    const set = (text: string) => `PropertiesService.getDocumentProperties().setProperty('k', ${text}); return 'held'`
    expect(runScript(set(`'x'.repeat(9 * 1024)`))).toBe('held')
    expect(() => runScript(set(`'x'.repeat(9 * 1024 + 1)`))).toThrow('Argument too large: value')
    expect(() => runScript(set(`'常'.repeat(4000)`))).toThrow('Argument too large: value')
  })
  it('hold 500 KB a store and nothing of a refused write', () => {
    const workbook = workbookOf()
    expect(() =>
      runScript(
        `const all = {}; for (let i = 0; i < 60; i++) all['k' + i] = 'x'.repeat(9000); PropertiesService.getDocumentProperties().setProperties(all)`,
        workbook,
      ),
    ).toThrow('You have exceeded the property storage quota.')
    expect(workbook.properties.document.size).toBe(0)
  })
  it('are kept apart for document, script and each user', () => {
    const workbook = workbookOf()
    const host = hostOf(
      `const { getDocumentProperties: d } = PropertiesService
       const own = PropertiesService.getUserProperties(); const before = own.getProperty('k'); own.setProperty('k', args[0]); return before`,
      workbook,
    )
    expect(host.runAs({ person: 'ann' }, 'main', 'of ann')).toBe(null)
    expect(host.runAs({ person: 'bob' }, 'main', 'of bob')).toBe(null)
    expect(host.runAs({ person: 'ann' }, 'main', 'again')).toBe('of ann')
    expect(workbook.properties.document.size).toBe(0)
  })
})

describe('cache (G: apps-script/reference/cache/cache.md)', () => {
  it('forgets after its time and whenever it likes', () => {
    const host = hostOf(`const cache = CacheService.getDocumentCache()
      if (args[0]) cache.put('k', 'v', 60); if (args[1]) Utilities.sleep(args[1]); return cache.get('k')`)
    expect(host.run('main', true, 59_000)).toBe('v')
    expect(host.run('main', false, 2_000)).toBe(null)
    host.run('main', true)
    host.evictCache()
    expect(host.run('main')).toBe(null)
  })
  it('refuses keys over 250 characters and values over 100 KB', () => {
    expect(() => runScript(`CacheService.getScriptCache().put('k'.repeat(251), 'v')`)).toThrow(
      'Argument too large: key',
    )
    expect(() => runScript(`CacheService.getScriptCache().put('k', 'v'.repeat(102401))`)).toThrow(
      'Argument too large: value',
    )
  })
})

describe('locks (G: apps-script/reference/lock/lock.md)', () => {
  it('are busy while another person runs, and free when that run ends without releasing', () => {
    const host = hostOf(`return LockService.getDocumentLock().tryLock(5000)`)
    const seen: unknown[] = []
    host.options.beforeCall = (_call, method) => {
      if (method !== 'Lock.tryLock' || seen.length) return
      seen.push('bob first')
      seen.push(host.runAs({ person: 'bob' }, 'main'))
    }
    expect(host.run('main')).toBe(true)
    expect(seen).toEqual(['bob first', true])
    const outer = hostOf(
      `const lock = LockService.getDocumentLock(); const got = lock.tryLock(0); SpreadsheetApp.flush(); return got`,
    )
    const inner: unknown[] = []
    outer.options.beforeCall = (_call, method) => {
      if (method !== 'SpreadsheetApp.flush' || inner.length) return
      inner.push('asked')
      inner.push(outer.runAs({ person: 'bob' }, 'main'))
    }
    expect(outer.run('main')).toBe(true)
    expect(inner).toEqual(['asked', false])
  })
  it('take the waiting time from the clock', () => {
    const host = hostOf(`return LockService.getDocumentLock().waitLock(5000)`)
    host.locks.set('document', 'someone else')
    const before = host.clock.nowMs
    expect(() => host.run('main')).toThrow('Lock timeout: another process was holding the lock for too long.')
    expect(host.clock.nowMs - before).toBeGreaterThanOrEqual(5000)
  })
})

describe('Utilities (G: apps-script/reference/utilities/utilities.md)', () => {
  it('packs and unpacks text of any language', () => {
    expect(
      runScript(`return Utilities.ungzip(Utilities.gzip(Utilities.newBlob('Grüße 常客'))).getDataAsString()`),
    ).toBe('Grüße 常客')
  })
  it('gives digests and signatures as signed bytes', () => {
    const bytes = (buffer: Buffer): number[] => [...new Int8Array(buffer)]
    const digest = createHash('sha256').update('常客').digest()
    expect(
      runScript(`return Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, '常客', Utilities.Charset.UTF_8)`),
    ).toEqual(bytes(digest))
    const mac = createHmac('sha256', 'key').update('text').digest()
    expect(runScript(`return Utilities.computeHmacSha256Signature('text', 'key')`)).toEqual(bytes(mac))
    expect(runScript(`return Utilities.computeHmacSha256Signature([-1, 0, 1], [1, 2])`)).toEqual(
      bytes(
        createHmac('sha256', Buffer.from([1, 2]))
          .update(Buffer.from([255, 0, 1]))
          .digest(),
      ),
    )
  })
  it('loses letters outside ASCII when no charset is named', () => {
    expect(
      runScript(
        `return String(Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'é')) === String(Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, '?'))`,
      ),
    ).toBe(true)
  })
  it('goes through base64 and back', () => {
    expect(runScript(`return Utilities.base64DecodeWebSafe(Utilities.base64EncodeWebSafe([-5, -1, 127, 0]))`)).toEqual([
      -5, -1, 127, 0,
    ])
  })
  it.each([
    ['yyyy-MM-dd', 'Asia/Shanghai', '2024-03-10'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", 'America/New_York', '2024-03-09T11:30:05-05:00'],
    ['EEE d MMM yy, h:mm a', 'UTC', 'Sat 9 Mar 24, 4:30 PM'],
    ['Z', 'Asia/Kolkata', '+0530'],
  ])('formats dates by %s in %s', (format, zone, text) => {
    expect(runScript(`return Utilities.formatDate(new Date('2024-03-09T16:30:05Z'), '${zone}', "${format}")`)).toBe(
      text,
    )
  })
})

describe('menus, dialogs and pages (G: apps-script/reference/base/ui.md)', () => {
  it('ask the scripted person', () => {
    const host = hostOf(
      `const ui = SpreadsheetApp.getUi()
       const reply = ui.prompt('Worker', 'Which URL?', ui.ButtonSet.OK_CANCEL)
       const go = ui.alert('Go on?', ui.ButtonSet.YES_NO)
       return [reply.getSelectedButton() === ui.Button.OK, reply.getResponseText(), go === ui.Button.NO].join(' ')`,
      undefined,
      {
        answers: ({ kind, buttons }) =>
          kind === 'prompt' ? { button: 'OK', text: 'here' } : { button: buttons === 'YES_NO' ? 'NO' : 'OK' },
      },
    )
    expect(host.run('main')).toBe('true here true')
    expect(host.dialogs).toEqual([
      { kind: 'prompt', title: 'Worker', content: 'Which URL?' },
      { kind: 'alert', title: '', content: 'Go on?' },
    ])
  })
  it('show pages of the bundle, toasts and menus', () => {
    const host = hostOf(`const ui = SpreadsheetApp.getUi()
      ui.createMenu('Regulars').addItem('Update now', 'updateNow').addSeparator().addToUi()
      ui.showModalDialog(HtmlService.createHtmlOutputFromFile('page').setWidth(600), 'Set up'); ss.toast('done', 'Regulars')`)
    host.run('main')
    expect(host.menus).toEqual([
      { caption: 'Regulars', items: [{ caption: 'Update now', functionName: 'updateNow' }, { caption: '' }] },
    ])
    expect(host.dialogs).toEqual([{ kind: 'dialog', title: 'Set up', content: '<p>hello</p>' }])
    expect(host.toasts).toEqual([{ title: 'Regulars', message: 'done' }])
    expect(() => runScript(`HtmlService.createHtmlOutputFromFile('other')`)).toThrow(
      'No HTML file named other was found.',
    )
  })
  it('are not there in a clock trigger', () => {
    expect(() => runScript(`SpreadsheetApp.getUi()`, undefined, { hasUi: false })).toThrow(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    )
  })
})

describe('triggers (G: apps-script/guides/services/quotas.md)', () => {
  it('are kept by user, 20 at the most', () => {
    const host = hostOf(
      `ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); return ScriptApp.getProjectTriggers().length`,
    )
    for (let count = 1; count <= 20; count++) expect(host.run('main')).toBe(count)
    expect(() => host.run('main')).toThrow('This script has too many triggers.')
    expect(host.runAs({ person: 'bob' }, 'main')).toBe(1)
  })
})
