/** The built Worker in workerd on the loopback address: its life, its logs, and the `score` command on top. */
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type LocalWorker, startLocalWorker } from '../../playground/local-worker.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const REQUEST = {
  asOf: '2026-11-22',
  orders: { customer: ['A1', 'A1'], date: ['2026-10-01', '2026-11-01'], amount: [120, 80.5] },
}

describe('startLocalWorker()', () => {
  let worker: LocalWorker
  beforeAll(async () => {
    worker = await startLocalWorker()
  })
  afterAll(() => worker.stop())

  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(worker.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${worker.setupKey}`, 'content-type': 'application/json', ...headers },
      body,
    })

  it('serves the built Worker on the loopback address', async () => {
    expect(worker.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await (await fetch(`${worker.url}/healthz`)).json()).toMatchObject({ ok: true })
  })

  it('scores gzip as Apps Script sends it', async () => {
    const response = await post('/v1/score', gzipSync(JSON.stringify(REQUEST)), { 'content-type': 'application/gzip' })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ summary: { buyers: 1, orders: 2, revenue: 200.5 } })
  })

  it('logs one line per request with numbers and our own names, nothing that a client sent', async () => {
    const canary = 'canary7f3a'
    const book = 'ca0a7700000000000000000000000001'
    const opened = await post('/v1/books', JSON.stringify({ book }))
    const { token } = (await opened.json()) as { token: string }
    const orders = { customer: [canary], date: [canary], amount: [canary], category: [canary] }
    const statuses = [
      opened.status,
      (await post('/v1/score', JSON.stringify({ ...REQUEST, orders }), { authorization: `Bearer ${token}` })).status,
      (await post('/v1/score', JSON.stringify({ ...REQUEST, [canary]: canary }))).status,
      (await post('/v1/score', `{"${canary}`)).status,
      (await post(`/v1/score?${canary}=${canary}`, JSON.stringify(REQUEST), { 'x-request-id': canary })).status,
      (await post(`/${canary}`, canary)).status,
      (await post('/v1/score', '{}', { authorization: `Bearer ${canary}` })).status,
      (await post('/v1/score', '{}', { 'content-type': `text/${canary}` })).status,
    ]
    expect(statuses).toEqual([201, 200, 400, 400, 200, 404, 401, 415])
    // A line comes some time after its answer, those of earlier tests too.
    const lines = () => worker.logs().slice(-statuses.length)
    await expect.poll(() => lines().map((line) => JSON.parse(line).status)).toEqual(statuses)
    for (const line of lines()) {
      expect(line).not.toContain(canary)
      expect(line).not.toContain(book)
      expect(line).not.toContain(token)
      expect(line).not.toContain(worker.setupKey)
      expect(JSON.parse(line)).toEqual({
        event: 'request',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        method: 'POST',
        route: expect.stringMatching(/^(\*|\/v1\/(books|score))$/),
        status: expect.any(Number),
        ms: expect.any(Number),
        bytesUp: expect.toSatisfy((bytes) => bytes === null || Number.isInteger(bytes)),
        bytesDown: expect.toSatisfy((bytes) => bytes === null || Number.isInteger(bytes)),
      })
    }
  })
})

describe('its life', () => {
  // Temporary folders of these tests only.
  const folder = mkdtempSync(join(tmpdir(), 'regulars-life-'))
  beforeAll(() => vi.stubEnv('TMPDIR', folder))
  afterAll(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true, force: true })
  })

  it('ends at stop(), keeps its log lines, and leaves no folder behind', async () => {
    const worker = await startLocalWorker()
    expect(readdirSync(folder)).not.toEqual([])
    await fetch(`${worker.url}/healthz`)
    await worker.stop()
    await worker.stop()
    await expect(fetch(`${worker.url}/healthz`)).rejects.toThrow()
    expect(worker.logs()).toHaveLength(1)
    expect(readdirSync(folder)).toEqual([])
  })

  it('has a new setup key at each start', async () => {
    const workers = [await startLocalWorker(), await startLocalWorker()]
    expect(workers[0].setupKey).not.toBe(workers[1].setupKey)
    await Promise.all(workers.map((worker) => worker.stop()))
  })

  it('ends and tidies up when its parent is killed', async () => {
    const source = `import { startLocalWorker } from ${JSON.stringify(join(ROOT, 'playground/local-worker.ts'))}
      console.log((await startLocalWorker()).url); setInterval(() => {}, 1000)`
    const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const url = await new Promise<string>((done) => parent.stdout.once('data', (data) => done(String(data).trim())))
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    parent.kill('SIGKILL')
    await expect
      .poll(
        () =>
          fetch(`${url}/healthz`)
            .then(() => 'there')
            .catch(() => 'gone'),
        { timeout: 5000, interval: 50 },
      )
      .toBe('gone')
    await expect.poll(() => readdirSync(folder), { timeout: 5000, interval: 50 }).toEqual([])
  })

  it('says what to do when there is nothing built', async () => {
    await expect(startLocalWorker('/nowhere/index.js')).rejects.toThrow('npm run build')
  })
})

describe('regulars score', () => {
  function regulars(args: string[], input = ''): Promise<{ status: number; out: string; err: string }> {
    return new Promise((done) => {
      const child = execFile(process.execPath, [join(ROOT, 'playground/cli.ts'), ...args], (error, out, err) =>
        done({ status: error ? Number(error.code) : 0, out, err }),
      )
      child.stdin?.end(input)
    })
  }

  it('prints the answer as JSON and nothing else', async () => {
    const { status, out, err } = await regulars(['score', '-'], JSON.stringify(REQUEST))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({ columns: { id: ['A1'], tier: ['Member'] } })
    expect(out).toContain('"id": ["A1"]')
  })

  it.each([
    ['no file', ['score'], '', /^score takes one file/],
    ['a missing file', ['score', '/nowhere.json'], '', /^\/nowhere\.json cannot be read: there is no such file$/],
    ['no JSON', ['score', '-'], '{"a', /^standard input is not JSON/],
    ['a refused request', ['score', '-'], '{"asOf":"2026-11-22"}', /^standard input is refused: orders: is required$/],
    ['an unknown option', ['score', '--colour', '-'], '', /^Unknown option '--colour'/],
    ['an unknown command', ['scare'], '', /^There is no command "scare"/],
  ])('says %s in one line on standard error and exits with 2', async (_what, args, input, line) => {
    const { status, out, err } = await regulars(args, input)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err.trimEnd()).toMatch(line)
  })

  it('shows its usage', async () => {
    const { status, out } = await regulars(['--help'])
    expect(status).toBe(0)
    expect(out).toContain('score REQUEST.json')
  })

  it('leaves neither a folder nor a process when Ctrl-C ends its caller while it starts', async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'regulars-interrupted-'))
    onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
    const script = `import(${JSON.stringify(new URL('../../playground/local-worker.ts', import.meta.url).href)}).then(({ startLocalWorker }) => startLocalWorker())`
    const caller = spawn(process.execPath, ['-e', script], {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: temporary },
    })
    await vi.waitUntil(() => readdirSync(temporary).length > 0, { timeout: 20_000, interval: 5 })
    await new Promise((done) => setTimeout(done, 300))
    process.kill(-(caller.pid as number), 'SIGINT')
    await vi.waitUntil(() => readdirSync(temporary).length === 0, { timeout: 20_000, interval: 50 })
  })
})
