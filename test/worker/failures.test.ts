/** Bugs and outages: the caller gets 500 with a request id, the log gets the kind and the place, nobody gets the text. */
import { createExecutionContext } from 'cloudflare:test'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import app from '../../worker/index.ts'
import { EXAMPLE, post, SETUP_KEY, workerEnv } from './client.ts'

const lines: string[] = []
beforeEach(() => {
  lines.length = 0
  for (const level of ['log', 'error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((line) => void lines.push(String(line)))
  }
})
afterEach(() => vi.restoreAllMocks())

async function expectSilent500(response: Response): Promise<void> {
  expect(response.status).toBe(500)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const text = await response.text()
  const requestId = response.headers.get('x-request-id')
  expect(JSON.parse(text)).toMatchObject({ code: 'internal', requestId })
  expect(text + JSON.stringify([...response.headers])).not.toMatch(/secret|Ann|\.ts|at /)
  const logged = lines.map((line) => JSON.parse(line))
  expect(logged).toContainEqual(expect.objectContaining({ event: 'failure', requestId, name: 'TypeError' }))
  expect(logged).toContainEqual(expect.objectContaining({ event: 'request', requestId, status: 500 }))
  expect(lines.join('\n')).not.toMatch(/secret|Ann/)
}

describe('an unexpected error', () => {
  it('inside the object is told to nobody', async () => {
    const encode = TextEncoder.prototype.encode
    // Keys and tokens are encoded too; only the answer is to fail.
    vi.spyOn(TextEncoder.prototype, 'encode').mockImplementation(function (this: TextEncoder, text = '') {
      if (text.includes('"summary"')) throw new TypeError('secret row of Ann\n    at the desk of Ann')
      return encode.call(this, text)
    })
    await expectSilent500(await post('/v1/score', EXAMPLE))
  })

  it('in front of the object is told to nobody', async () => {
    const broken = {
      idFromName: () => {
        throw new TypeError('secret row of Ann\n    at the desk of Ann')
      },
    }
    const init = {
      method: 'POST',
      headers: { authorization: `Bearer ${SETUP_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(EXAMPLE),
    }
    const env = { ...workerEnv, BOOKS: broken as unknown as DurableObjectNamespace }
    await expectSilent500(await app.request('/v1/score', init, env, createExecutionContext()))
  })
})
