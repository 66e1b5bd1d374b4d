/** The connection and its keys, against the real Worker: what is stored, what is sent afterwards, what a lost answer leaves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Host, HostOptions } from '../../playground/host.ts'
import { connectedHost, type LocalWorker, startLocalWorker } from '../end-to-end/local.ts'
import { sentRequest } from './book.ts'
import { AS_OF, ask, openShop, ownedValues, shopWorkbook, tabOf, update } from './shop.ts'

interface State {
  connected: boolean
  setUp: boolean
  keyFingerprint: string
  waiting: string
}

let worker: LocalWorker
beforeAll(async () => {
  worker = await startLocalWorker(undefined, { BOOKS_PER_DAY: '200' })
})
afterAll(() => worker.stop())

const connected = (options: Partial<HostOptions> = {}): Host =>
  connectedHost(shopWorkbook(), worker, AS_OF, {}, options)
const told = (host: Host, name: string, question?: object): { ok: boolean; code?: string; message?: string } =>
  JSON.parse(String(question ? host.callFromPage(name, JSON.stringify(question)) : host.callFromPage(name)))
const state = (host: Host): State => ask<State>(host, 'connectionState')
const stored = (host: Host): { key: string; token: string; book: string } =>
  JSON.parse(host.workbook.properties.document.get('regulars') ?? '{}')
const values = (host: Host) => ownedValues(tabOf(host.workbook, 'Customers'))
/** The network is down from now on, before or after the Worker did what it was asked. */
function breakNetwork(host: Host, when: 'before' | 'after'): void {
  host.options.network = (_requests, send) => {
    if (when === 'after') send()
    throw new Error('Timeout: https://local.workers.dev')
  }
}
function mendNetwork(host: Host): void {
  host.options.network = undefined
}

describe('the Connection dialog', () => {
  it('shows a fingerprint and the state of the book, and never key, token or setup key', () => {
    const host = connected()
    update(host)
    const { key, token } = stored(host)
    const shown = String(host.callFromPage('connectionState')) + String(host.callFromPage('checkConnection'))
    expect(state(host)).toMatchObject({ connected: true, setUp: true, waiting: 'nothing' })
    expect(state(host).keyFingerprint).toMatch(/^[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}$/)
    expect(key.startsWith(state(host).keyFingerprint.slice(0, 4))).toBe(false)
    expect(ask(host, 'checkConnection')).toMatchObject({
      holds: expect.stringMatching(/^It holds 2 blocks of pseudonymous rows, \d KB\.$/),
    })
    for (const secret of [key, token, worker.setupKey]) {
      expect(secret.length).toBeGreaterThan(20)
      expect(shown).not.toContain(secret)
    }
    expect([...host.workbook.properties.document.values()].join()).not.toContain(worker.setupKey)
  })

  it('says in the user’s language that a setup key is wrong, and stores no token', () => {
    const host = openShop(shopWorkbook(), { fetch: undefined, workerUrl: worker.url, userLocale: 'zh_CN' })
    const answer = told(host, 'connect', { workerUrl: 'https://local.workers.dev', setupKey: 'wrong' })
    expect(answer).toMatchObject({
      ok: false,
      code: 'wrongSetupKey',
      message: 'Worker 不接受这个设置密钥，请重新复制。',
    })
    expect(state(host).connected).toBe(false)
  })
})

describe('a new token', () => {
  it('replaces the old one, which ends, and the book stays: the next update uploads nothing', () => {
    const host = connected()
    update(host)
    const before = stored(host)
    ask(host, 'renewToken')
    const after = stored(host)
    expect(after.token).not.toBe(before.token)
    expect(after).toMatchObject({ key: before.key, book: before.book })
    host.requests.length = 0
    expect(update(host).changedCells).toBe(0)
    expect(host.requests.map(({ url }) => url.split('/').pop())).toEqual(['plan', 'score'])
    ask(host, 'renewToken')
    host.workbook.properties.document.set('regulars', JSON.stringify({ ...stored(host), token: before.token }))
    expect(told(host, 'checkConnection')).toMatchObject({ code: 'unauthorized' })
  })

  it.each(['before', 'after'] as const)(
    'whose answer is lost (%s the Worker acted) comes with the next update',
    (when) => {
      const host = connected()
      update(host)
      breakNetwork(host, when)
      expect(told(host, 'renewToken')).toMatchObject({
        code: 'tokenWaits',
        message: expect.stringContaining('next update'),
      })
      expect(state(host).waiting).toBe('token')
      mendNetwork(host)
      expect(update(host).changedCells).toBe(0)
      expect(state(host).waiting).toBe('nothing')
    },
  )
})

describe('“Someone left: change keys”', () => {
  it('gives a new key, token and an empty book in one go; the next update sends all and writes the same', () => {
    const host = connected()
    update(host)
    const before = stored(host)
    const pseudonym = sentRequest(host.requests).orders.customer[0]
    const fingerprint = state(host).keyFingerprint
    const cells = values(host)
    ask(host, 'changeKeys')
    const after = stored(host)
    expect(after.key).not.toBe(before.key)
    expect(state(host).keyFingerprint).not.toBe(fingerprint)
    expect(ask(host, 'checkConnection')).toMatchObject({ holds: 'It holds nothing of this sheet yet.' })
    host.requests.length = 0
    expect(update(host).changedCells).toBe(0)
    expect(values(host)).toEqual(cells)
    expect(host.requests.map(({ url }) => url.split('/').pop())).toEqual(['plan', 'chunks', 'score'])
    expect(sentRequest(host.requests).orders.customer[0]).not.toBe(pseudonym)
    // Whoever kept the old token can do nothing with it, at once.
    host.workbook.properties.document.set('regulars', JSON.stringify({ ...after, token: before.token }))
    expect(told(host, 'checkConnection')).toMatchObject({ code: 'unauthorized' })
  })

  it.each(['before', 'after'] as const)(
    'whose answer is lost (%s the Worker acted) sends nothing under the old key',
    (when) => {
      const host = connected()
      update(host)
      const before = stored(host)
      breakNetwork(host, when)
      expect(told(host, 'changeKeys')).toMatchObject({
        code: 'keysWait',
        message: expect.stringContaining('Worker did not answer'),
      })
      expect(told(host, 'updateNow')).toMatchObject({ code: 'keysWait' })
      mendNetwork(host)
      host.requests.length = 0
      expect(update(host).changedCells).toBe(0)
      expect(host.requests.map(({ url }) => url.split('/').pop())).toEqual(['token', 'plan', 'chunks', 'score'])
      expect(stored(host).key).not.toBe(before.key)
    },
  )

  it('killed at any call is finished by pressing again', () => {
    let calls = 0
    for (let at = 1; at === 1 || at <= calls; at++) {
      const host = connected()
      host.options.killAt = at
      expect(() => host.callFromPage('changeKeys'), `at ${at}`).toThrow()
      host.options.killAt = undefined
      host.resetCounts()
      expect(told(host, 'changeKeys').ok, `at ${at}`).toBe(true)
      calls = Math.max(calls, host.counts.serviceCalls)
      expect(update(host).changedCells, `at ${at}`).toBeGreaterThan(0)
    }
    expect(calls).toBeGreaterThan(6)
  })

  it('waits for an update that is going on, and is told so', () => {
    const host = connected()
    let answer: { code?: string } = {}
    host.options.beforeCall = (call) => {
      if (call === 12) answer = told(host, 'changeKeys')
    }
    update(host)
    expect(answer.code).toBe('busy')
  })
})

describe('a Worker at another address', () => {
  const NEW = 'https://local.workers.dev/moved'
  /** The former address answers no more; the new one is the same Worker. */
  const moved = (host: Host): void => {
    host.options.network = (requests, send) => {
      if (requests.some(({ url }) => !url.startsWith(`${NEW}/`))) throw new Error('Timeout: https://local.workers.dev')
      for (const request of requests) request.url = request.url.replace('/moved/', '/')
      return send()
    }
  }
  it('is connected to with the key and the columns as they were, and gets all rows', () => {
    const host = connected()
    update(host)
    const before = stored(host)
    const cells = values(host)
    const pseudonym = sentRequest(host.requests).orders.customer[0]
    moved(host)
    expect(told(host, 'checkConnection')).toMatchObject({ code: 'unreachable' })
    ask(host, 'moveConnection', { workerUrl: `${NEW}/`, setupKey: ` ${worker.setupKey} ` })
    const after = stored(host)
    expect(after).toMatchObject({ ...before, workerUrl: NEW, token: after.token, book: after.book })
    expect(after.book).toMatch(/^[0-9a-f]{32}$/)
    expect([after.token, after.book]).not.toContain(before.token)
    expect(after.book).not.toBe(before.book)
    host.requests.length = 0
    expect(update(host).changedCells).toBe(0)
    expect(values(host)).toEqual(cells)
    expect(host.requests.map(({ url }) => url.split('/').pop())).toEqual(['plan', 'chunks', 'score'])
    expect(sentRequest(host.requests).orders.customer[0]).toBe(pseudonym)
  })

  it('that does not answer, or refuses the setup key, leaves the connection as it was', () => {
    const host = connected()
    const before = stored(host)
    moved(host)
    expect(told(host, 'moveConnection', { workerUrl: NEW, setupKey: 'wrong' })).toMatchObject({ code: 'wrongSetupKey' })
    expect(told(host, 'moveConnection', { workerUrl: 'no address', setupKey: 'x' })).toMatchObject({ code: 'badUrl' })
    breakNetwork(host, 'before')
    expect(told(host, 'moveConnection', { workerUrl: NEW, setupKey: worker.setupKey })).toMatchObject({
      code: 'unreachable',
    })
    expect(stored(host)).toEqual(before)
    mendNetwork(host)
    expect(ask(host, 'checkConnection')).toBeDefined()
  })

  it('makes good a change of keys that waited, and opens no second book after a lost answer', () => {
    const host = connected()
    update(host)
    const before = stored(host)
    breakNetwork(host, 'before')
    expect(told(host, 'changeKeys')).toMatchObject({ code: 'keysWait' })
    breakNetwork(host, 'after')
    const question = { workerUrl: 'https://local.workers.dev', setupKey: worker.setupKey }
    host.requests.length = 0
    expect(told(host, 'moveConnection', question).ok).toBe(false)
    mendNetwork(host)
    ask(host, 'moveConnection', question)
    expect(new Set(host.requests.map(({ text }) => text)).size).toBe(1)
    expect(stored(host).key).not.toBe(before.key)
    expect(state(host).waiting).toBe('nothing')
    expect(update(host).changedCells).toBe(0)
  })

  it('is nothing for a spreadsheet that was never connected', () => {
    const host = openShop(shopWorkbook(), { fetch: undefined, workerUrl: worker.url })
    expect(told(host, 'moveConnection', { workerUrl: NEW, setupKey: 'x' })).toMatchObject({ code: 'notConnected' })
  })
})

describe('Disconnect', () => {
  it('erases the book, forgets token and key, leaves the columns, and connects anew with another key', () => {
    const host = connected()
    update(host)
    const before = stored(host)
    const cells = values(host)
    ask(host, 'disconnect', {})
    expect(stored(host)).toMatchObject({ key: '', token: '', book: '' })
    expect(values(host)).toEqual(cells)
    expect(told(host, 'updateNow')).toMatchObject({ code: 'notSetUp' })
    expect(state(host)).toMatchObject({ connected: false, setUp: true })
    ask(host, 'connect', { workerUrl: 'https://local.workers.dev', setupKey: worker.setupKey })
    expect(stored(host).key).toHaveLength(64)
    expect(stored(host).key).not.toBe(before.key)
    expect(update(host).changedCells).toBe(0)
    host.workbook.properties.document.set('regulars', JSON.stringify({ ...stored(host), token: before.token }))
    expect(told(host, 'checkConnection')).toMatchObject({ code: 'erased' })
  })

  it('without an answer forgets nothing, unless it is to forget here only', () => {
    const host = connected()
    const before = stored(host)
    breakNetwork(host, 'after')
    expect(told(host, 'disconnect', {})).toMatchObject({
      code: 'notDisconnected',
      message: expect.stringContaining('Nothing was forgotten'),
    })
    expect(stored(host)).toEqual(before)
    mendNetwork(host)
    // It was erased all the same: asking again is enough.
    expect(told(host, 'disconnect', {}).ok).toBe(true)
    const other = connected()
    breakNetwork(other, 'before')
    expect(told(other, 'disconnect', { onlyHere: true }).ok).toBe(true)
    expect(stored(other)).toMatchObject({ key: '', token: '' })
  })
})
