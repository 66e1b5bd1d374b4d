/**
 * The playground's HTTP server, on the loopback address only. Decides the routes and who may use them: requests under
 * another host name or from another page's origin are refused, so that no web site reaches into it.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Locale } from '../../worker/contract.ts'
import { PAGE_POLICY, pageWithBridge } from './add-on-page.ts'
import { listenTo } from './event-stream.ts'
import { isAllowed, safeFileName } from './guard.ts'
import type { CommandName, Request } from './messages.ts'
import type { Session } from './session.ts'
import type { SessionStart } from './session-start.ts'

const FOLDER = resolve(import.meta.dirname, '../../dist/playground')
const FILES: Record<string, string> = {
  '/page.js': 'text/javascript; charset=utf-8',
  '/style.css': 'text/css; charset=utf-8',
}
/** They write where they are told to, or hand out everything at once: the server's own. */
const NOT_FOR_PAGES: ReadonlySet<CommandName> = new Set(['save', 'workbook'])
/** An opened file: Google Sheets takes 100 MB. */
const BODY_BYTES = 100 * 1024 * 1024
/** A file that no page shows is given up after one to two of these. */
const TIDY_MS = 5 * 60_000
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export type Source = SessionStart['source']

export interface PlaygroundServer {
  /** Such as `http://127.0.0.1:40123`. */
  url: string
  sessions: Map<string, Session>
  stop(): Promise<void>
}

/** Serves on a port (0: a free one). @param open starts a session for a file */
export async function servePlayground(
  open: (source: Source, language?: Locale) => Promise<Session>,
  { port = 0, first = { kind: 'demo' } as Source }: { port?: number; first?: Source } = {},
): Promise<PlaygroundServer> {
  const sessions = new Map<string, Session>()
  const folder = mkdtempSync(join(tmpdir(), 'regulars-playground-'))
  const start = async (source: Source, language?: Locale): Promise<Session> => {
    const session = await open(source, language)
    sessions.set(session.id, session)
    return session
  }
  // A file that nobody looks at any more goes; the one that the playground was started with stays.
  const unwatched = new Set<string>()
  const tidying = setInterval(() => {
    for (const [id, session] of sessions) {
      if (session.keeps || session.isWatched()) unwatched.delete(id)
      else if (unwatched.delete(id)) {
        sessions.delete(id)
        void session.end()
      } else unwatched.add(id)
    }
  }, TIDY_MS)
  tidying.unref()
  const server = createServer((request, response) => {
    handle(request, response).catch((error: Error) => answer(response, 500, error.message))
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { port: own } = server.address() as AddressInfo
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${own}`)
    const opensPage = request.method === 'GET' && url.pathname === '/'
    if (!isAllowed(request.headers, own, opensPage)) return answer(response, 403, 'This page is only for this machine.')
    const session = sessions.get(url.searchParams.get('session') ?? '')
    const route = `${request.method} ${url.pathname}`
    if (route === 'GET /') {
      if (session) return sendFile(response, 'index.html', 'text/html; charset=utf-8')
      const made = await start(first, /^zh/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en')
      response.writeHead(302, { location: `/?session=${made.id}&welcome=1` }).end()
      return
    }
    const part = /^\/grid\/[\w.-]+\.js$/.exec(url.pathname)
    if (request.method === 'GET' && part) return sendFile(response, part[0], FILES['/page.js'])
    if (request.method === 'GET' && FILES[url.pathname]) return sendFile(response, url.pathname, FILES[url.pathname])
    if (route === 'POST /sessions') {
      const language = url.searchParams.get('language') === 'zh' ? 'zh' : 'en'
      const made = await start(await sourceOf(request, url), language).catch((error: Error) => error)
      if (made instanceof Error) return answer(response, 422, made.message)
      return json(response, { session: made.id })
    }
    if (!session) return answer(response, 404, 'There is no such session. It ended with the playground that made it.')
    if (route === 'GET /events') return listenTo(session, url, request, response)
    if (route === 'POST /command') {
      const commands = [JSON.parse((await bodyOf(request)).toString('utf8')) as Request | Request[]].flat()
      if (commands.some(({ name }) => NOT_FOR_PAGES.has(name)))
        return answer(response, 403, 'This command is not for pages.')
      for (const command of commands) session.send(command)
      response.writeHead(204).end()
      return
    }
    if (route === 'GET /add-on-page') return sendAddOnPage(session, url, response)
    if (route === 'GET /download') return download(session, response)
    answer(response, 404, 'There is nothing here.')
  }

  async function sourceOf(request: IncomingMessage, url: URL): Promise<Source> {
    const { searchParams } = url
    const zone = { timeZone: searchParams.get('timeZone') ?? 'UTC', locale: searchParams.get('locale') ?? 'en_US' }
    const name = searchParams.get('name') ?? 'Workbook'
    const kind = searchParams.get('kind')
    if (kind === 'demo') return { kind }
    const sheetName = searchParams.get('sheetName') ?? 'Sheet1'
    if (kind === 'baby' || kind === 'restaurant') return { kind, sheetName, ...zone }
    if (kind === 'csv') {
      const files = JSON.parse((await bodyOf(request)).toString('utf8')) as { name: string; text: string }[]
      const path = join(folder, randomUUID())
      mkdirSync(path)
      for (const file of files) writeFileSync(join(path, safeFileName(String(file.name))), String(file.text))
      return { kind, path, name, ...zone }
    }
    if (kind !== 'xlsx') return { kind: 'empty', name, sheetName, ...zone }
    const path = join(folder, `${randomUUID()}.xlsx`)
    writeFileSync(path, await bodyOf(request))
    return { kind: 'xlsx', path, name, ...zone }
  }

  async function download(session: Session, response: ServerResponse): Promise<void> {
    const path = join(folder, `${randomUUID()}.xlsx`)
    const { name } = await session.ask('state', {})
    await session.ask('save', { path })
    const file = encodeURIComponent(`${safeFileName(name)}.xlsx`)
    response.writeHead(200, {
      'cache-control': 'no-store',
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${file}`,
    })
    response.end(readFileSync(path))
    rmSync(path)
  }

  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sessions,
    stop: async () => {
      clearInterval(tidying)
      server.close()
      server.closeAllConnections()
      await Promise.all([...sessions.values()].map((session) => session.end()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function sendAddOnPage(session: Session, url: URL, response: ServerResponse): void {
  const page = session.page(Number(url.searchParams.get('page')))
  if (!page) {
    answer(response, 404, 'This page is no longer kept.')
    return
  }
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': PAGE_POLICY,
  })
  response.end(pageWithBridge(page.html, readFileSync(join(FOLDER, 'bridge.js'), 'utf8'), page.functions))
}

function sendFile(response: ServerResponse, name: string, type: string): void {
  const headers = {
    'content-type': type,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': POLICY,
  }
  response.writeHead(200, headers).end(readFileSync(join(FOLDER, name)))
}

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function answer(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) response.end()
  else response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text)
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > BODY_BYTES) throw new Error('The file is too large: 100 MB at most.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
