/** The playground answers its own page and programs on this machine, and no web site. */
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAllowed, safeFileName } from '../../playground/server/guard.ts'
import { type Playground, startPlayground } from '../../playground/server/start-playground.ts'

const HOST = '127.0.0.1:8000'

describe('who may ask', () => {
  it.each([
    ['a program without a browser', { host: HOST }, true],
    ['our page', { host: HOST, origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' }, true],
    ['an address that was typed', { host: 'localhost:8000', 'sec-fetch-site': 'none' }, true],
    ['another host name that points here', { host: 'evil.example:8000' }, false],
    ['no host', {}, false],
    ['our address at another port', { host: '127.0.0.1:8001' }, false],
    ['a page of another site', { host: HOST, origin: 'https://evil.example' }, false],
    ['our name under https', { host: HOST, origin: `https://${HOST}` }, false],
    ['a sandboxed frame', { host: HOST, origin: 'null' }, false],
    ['an image on another site', { host: HOST, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, false],
    ['a page at another port', { host: HOST, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }, false],
  ])('%s', (_who, headers, allowed) => {
    expect(isAllowed(headers, 8000, false)).toBe(allowed)
    expect(isAllowed(headers, 8000, true)).toBe(allowed)
  })

  it('a link on another site opens the page, in a window and not in a frame, and nothing else', () => {
    const link = {
      host: HOST,
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    }
    expect(isAllowed(link, 8000, true)).toBe(true)
    expect(isAllowed(link, 8000, false)).toBe(false)
    expect(isAllowed({ ...link, 'sec-fetch-dest': 'iframe' }, 8000, true)).toBe(false)
  })
})

it.each([
  ['Shop 2026', 'Shop 2026'],
  ['川味小馆', '川味小馆'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['a\\b:c*d?"<>|', 'a_b_c_d_____'],
  ['line\r\nSet-Cookie: x', 'lineSet-Cookie_ x'],
  ['\u202Egnp.exe', 'gnp.exe'],
  ['broken \uD800 half', 'broken  half'],
  ['con', '_con'],
  ['NUL.csv', '_NUL.csv'],
  [' . ', 'workbook'],
  ['', 'workbook'],
  ['x'.repeat(300), 'x'.repeat(100)],
])('%j is saved as %j', (name, expected) => {
  expect(safeFileName(name)).toBe(expected)
})

describe('the server', () => {
  let playground: Playground
  beforeAll(async () => {
    const workbook = {
      kind: 'empty',
      name: 'a/b\u0000',
      sheetName: 'Sheet1',
      timeZone: 'UTC',
      locale: 'en_US',
    } as const
    playground = await startPlayground({ workbook })
  })
  afterAll(() => playground?.stop())

  const ask = (path: string, headers: Record<string, string> = {}, body?: string) =>
    new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((done, failed) => {
      const { hostname, port, search } = new URL(playground.url)
      const method = body === undefined ? 'GET' : 'POST'
      const asked = request({ hostname, port, path: `${path}${search}`, method, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }))
      })
      asked.on('error', failed)
      asked.end(body)
    })

  it('refuses another host name, another origin and a foreign page on every route', async () => {
    const foreign: Record<string, string>[] = [
      { host: 'evil.example' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    const command = JSON.stringify({ id: 1, client: 'x', person: 'owner@example.com', name: 'state', args: {} })
    for (const headers of foreign) {
      for (const path of ['/', '/page.js', '/events', '/download', '/add-on-page'])
        expect((await ask(path, headers)).status, `${path} ${JSON.stringify(headers)}`).toBe(403)
      for (const path of ['/command', '/sessions'])
        expect((await ask(path, headers, command)).status, `${path} ${JSON.stringify(headers)}`).toBe(403)
    }
    expect((await ask('/command', {}, command)).status).toBe(204)
  })

  it('writes no file where a page tells it to', async () => {
    const save = { id: 1, client: 'x', person: 'owner@example.com', name: 'save', args: { path: '/tmp/evil.xlsx' } }
    expect((await ask('/command', {}, JSON.stringify(save))).status).toBe(403)
  })

  it('sends pages that may ask this server only and stand in no foreign frame, and files under harmless names', async () => {
    const page = await ask('/')
    const policy = String(page.headers['content-security-policy'])
    for (const part of ["default-src 'none'", "connect-src 'self'", "script-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/https?:|\*/)
    expect(page.headers['x-content-type-options']).toBe('nosniff')
    const file = await ask('/download')
    expect(file.headers['content-disposition']).toBe("attachment; filename*=UTF-8''a_b.xlsx")
    expect((await ask('/grid/..%2f..%2fpackage.json')).status).toBe(404)
    expect((await ask('/../package.json')).status).toBe(404)
  })
})
