/** Who may do what with which key, and that a Worker without secrets refuses in words. */
import { createExecutionContext } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { signToken, verifyToken } from '../../worker/auth/token.ts'
import type { Env } from '../../worker/env.ts'
import app from '../../worker/index.ts'
import { EXAMPLE, newBookId, SETUP_KEY, workerEnv } from './client.ts'

function request(path: string, body: unknown, key: string, env: Partial<Env>) {
  const init = {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  return app.request(path, init, { ...workerEnv, ...env }, createExecutionContext())
}

describe('keys', () => {
  it('the setup key scores only where the operator allowed it', async () => {
    expect((await request('/v1/score', EXAMPLE, SETUP_KEY, { ALLOW_SETUP_KEY_SCORE: '1' })).status).toBe(200)
    for (const value of [undefined, '', '0', 'true']) {
      expect((await request('/v1/score', EXAMPLE, SETUP_KEY, { ALLOW_SETUP_KEY_SCORE: value })).status).toBe(401)
    }
  })

  it('the setup key opens as many books a day as the operator says, none for 0, 20 where that is no number', async () => {
    const opened = (BOOKS_PER_DAY?: string) => request('/v1/books', { book: newBookId() }, SETUP_KEY, { BOOKS_PER_DAY })
    for (const limit of ['0', '-1']) expect((await opened(limit)).status).toBe(429)
    for (const limit of [undefined, '', 'many', '20']) expect((await opened(limit)).status).toBe(201)
  })

  it.each(['SETUP_KEY', 'TOKEN_KEY'] as const)(
    'a Worker without %s says 503 notConfigured, whatever is sent',
    async (name) => {
      for (const [path, body] of [
        ['/v1/books', { book: newBookId() }],
        ['/v1/score', EXAMPLE],
      ] as const) {
        const response = await request(path, body, SETUP_KEY, { [name]: undefined })
        expect(response.status).toBe(503)
        expect(await response.json()).toMatchObject({
          code: 'notConfigured',
          detail: expect.stringContaining('wrangler'),
        })
        expect((await request(path, body, '', { [name]: '' })).status).toBe(503)
      }
    },
  )

  it('a token that is signed but whose book was never opened is 401 and makes no storage', async () => {
    const token = await signToken({ book: newBookId(), version: 1 }, 'test-token-key')
    expect((await request('/v1/score', EXAMPLE, token, {})).status).toBe(401)
  })

  it('a token of another version is 401', async () => {
    const book = newBookId()
    await request('/v1/books', { book }, SETUP_KEY, {})
    for (const [version, status] of [
      [1, 200],
      [0, 401],
      [2, 401],
    ]) {
      const token = await signToken({ book, version }, 'test-token-key')
      expect((await request('/v1/score', EXAMPLE, token, {})).status).toBe(status)
    }
  })
})

describe('tokens', () => {
  it('come back as the claim they were signed for, under their own key only', async () => {
    const claim = { book: newBookId(), version: 4_000_000_000 }
    const token = await signToken(claim, 'k1')
    expect(await verifyToken(token, 'k1')).toEqual(claim)
    expect(await verifyToken(token, 'k2')).toBeNull()
  })

  it('have one spelling: other base64 of the same bytes is refused', async () => {
    const token = await signToken({ book: newBookId(), version: 1 }, 'k')
    const last = token.at(-1) as string
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const twin = alphabet[alphabet.indexOf(last) ^ 1]
    for (const other of [
      token.slice(0, -1) + twin,
      `${token}=`,
      ` ${token}`,
      token.slice(4),
      `rg2_${token.slice(4)}`,
    ]) {
      expect(await verifyToken(other, 'k')).toBeNull()
    }
  })
})
