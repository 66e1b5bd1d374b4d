/** UrlFetchApp in the stand-in: its limits, its errors, the whitelist, and that it goes nowhere but to loopback. */
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHost, type HostOptions } from '../../playground/host.ts'
import { hostOf, NOW, workbookOf } from './script.ts'

/** A server outside this thread, which waits while the script fetches. */
const SERVER = `
const { createServer } = require('node:http')
const { parentPort } = require('node:worker_threads')
const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    response.setHeader('x-test', 'yes')
    response.statusCode = request.url === '/missing' ? 404 : 200
    response.end(request.method + ' ' + request.url + ' ' + (request.headers['content-type'] || '') + ' ' + Buffer.concat(chunks).length)
  })
})
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`

let server: Worker
let workerUrl: string
beforeAll(async () => {
  server = new Worker(SERVER, { eval: true })
  const port = await new Promise((resolve) => server.once('message', resolve))
  workerUrl = `http://127.0.0.1:${port}`
})
afterAll(() => server.terminate())

const run = (body: string, options: Partial<HostOptions> = {}): unknown =>
  hostOf(body, undefined, { workerUrl, ...options }).run('main')

describe('UrlFetchApp (G: apps-script/reference/url-fetch/url-fetch-app.md)', () => {
  it('reaches the local Worker under https://local.workers.dev and waits for it', () => {
    expect(
      run(
        `const r = UrlFetchApp.fetch('https://local.workers.dev/v1/book?x=1'); return [r.getResponseCode(), r.getContentText(), r.getHeaders()['X-Test']].join('|')`,
      ),
    ).toBe('200|GET /v1/book?x=1  0|yes')
  })
  it('sends text, blobs and forms with their content types', () => {
    const text = (options: string) =>
      run(`return UrlFetchApp.fetch('https://local.workers.dev/', ${options}).getContentText()`)
    expect(text(`{ method: 'post', contentType: 'application/json', payload: '{"a":"é"}' }`)).toBe(
      'POST / application/json 10',
    )
    expect(text(`{ method: 'put', payload: Utilities.newBlob('abc', 'application/gzip') }`)).toBe(
      'PUT / application/gzip 3',
    )
    expect(text(`{ payload: { a: 1, b: 'x y' } }`)).toBe('POST / application/x-www-form-urlencoded 9')
  })
  it('keeps every request as sent and as text before compression', () => {
    const host = hostOf(
      `UrlFetchApp.fetch('https://local.workers.dev/', { payload: Utilities.gzip(Utilities.newBlob('{"name":"常客"}')), headers: { Authorization: 'Bearer t' } })`,
      undefined,
      { workerUrl },
    )
    host.run('main')
    expect(host.requests).toEqual([
      expect.objectContaining({
        method: 'POST',
        text: '{"name":"常客"}',
        headers: { authorization: 'Bearer t', 'content-type': 'application/x-gzip' },
      }),
    ])
    expect(host.counts).toMatchObject({ httpCalls: 1, bytesUp: host.requests[0].body.byteLength })
    expect(host.counts.bytesDown).toBeGreaterThan(0)
  })
  it('sends many at once, answers in order', () => {
    expect(
      run(
        `return UrlFetchApp.fetchAll(['https://local.workers.dev/a', { url: 'https://local.workers.dev/b', method: 'delete' }]).map((r) => r.getContentText().slice(0, 9)).join()`,
      ),
    ).toBe('GET /a  0,DELETE /b')
  })
  it('throws for status 400 and above unless muted', () => {
    expect(() => run(`UrlFetchApp.fetch('https://local.workers.dev/missing')`)).toThrow(
      'Request failed for https://local.workers.dev returned code 404. Truncated server response: GET /missing',
    )
    expect(
      run(
        `return UrlFetchApp.fetch('https://local.workers.dev/missing', { muteHttpExceptions: true }).getResponseCode()`,
      ),
    ).toBe(404)
  })
  it('throws when nobody answers, muted or not, and never leaves this machine', () => {
    const call = (url: string) => `UrlFetchApp.fetch('${url}', { muteHttpExceptions: true })`
    expect(() => run(call('https://local.workers.dev/'), { workerUrl: 'http://127.0.0.1:1' })).toThrow(
      'Address unavailable',
    )
    expect(() => run(call('https://example.com/'))).toThrow('DNS error: https://example.com/')
  })
  it('lets a test answer instead of the network', () => {
    expect(
      run(`return UrlFetchApp.fetch('https://shop.workers.dev/x').getContentText()`, {
        fetch: ({ url }) => ({ status: 200, headers: {}, body: `for ${url}` }),
      }),
    ).toBe('for https://shop.workers.dev/x')
    expect(() =>
      run(`UrlFetchApp.fetch('https://shop.workers.dev/x')`, {
        fetch: () => {
          throw new Error('Timeout: https://shop.workers.dev/x')
        },
      }),
    ).toThrow('Timeout')
  })
  it.each([
    ['https://a.workers.dev/v1', true],
    ['https://b.c.workers.dev/', true],
    ['https://workers.dev.evil.test/', false],
    ['https://evil.test/#.workers.dev/', false],
    ['http://a.workers.dev/', false],
  ])('with the Marketplace whitelist %s is allowed: %s (G: apps-script/manifest/allowlist-url.md)', (url, fine) => {
    const bundle = {
      code: `function go() { return UrlFetchApp.fetch('${url}').getContentText() }`,
      manifest: { urlFetchWhitelist: ['https://*.workers.dev/'] },
      html: {},
    }
    const host = createHost({
      workbook: workbookOf(),
      bundle,
      now: NOW,
      fetch: () => ({ status: 200, headers: {}, body: 'ok' }),
    })
    if (fine) expect(host.run('go')).toBe('ok')
    else expect(() => host.run('go')).toThrow('allowlist')
  })
  it.each([
    [`'https://local.workers.dev/' + 'x'.repeat(2100)`, '{}', 'URLFetch URL Length'],
    [
      `'https://local.workers.dev/'`,
      `{ headers: Object.fromEntries(Array.from({ length: 101 }, (_, i) => ['h' + i, 'v'])) }`,
      'header size',
    ],
    [`'https://local.workers.dev/'`, `{ payload: 'x'.repeat(50 * 1024 * 1024 + 1) }`, 'POST Size'],
    [`'ftp://local.workers.dev/'`, '{}', 'Invalid argument'],
  ])('refuses %s with %s', (url, options, sentence) => {
    expect(() => run(`UrlFetchApp.fetch(${url}, ${options})`)).toThrow(sentence)
  })
})
