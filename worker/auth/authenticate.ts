/**
 * Who is calling? Reads the Authorization header and answers with the setup key's or a book's caller. Decides what a
 * key may do; touches no storage, so a wrong key costs one HMAC.
 */
import type { Env } from '../env.ts'
import { Refusal } from '../problem-response.ts'
import { type TokenClaim, verifyToken } from './token.ts'

/** The challenge names no realm: there is one. */
const CHALLENGE = { 'www-authenticate': 'Bearer' }

/** Passes if the header carries the setup key, else refuses (401; 503 when the Worker has no keys yet). */
export async function requireSetupKey(header: string | undefined, env: Env): Promise<void> {
  requireSecrets(env)
  if (!(await equalText(bearer(header), env.SETUP_KEY ?? ''))) {
    throw new Refusal('unauthorized', 'This address needs the setup key in the Authorization header.', {
      headers: CHALLENGE,
    })
  }
}

/**
 * Who may score: the book that the token names, or `'setupKey'` where the operator allows that (local runs).
 * Refuses anyone else with 401.
 */
export async function requireScorer(header: string | undefined, env: Env): Promise<TokenClaim | 'setupKey'> {
  requireSecrets(env)
  const credential = bearer(header)
  const claim = await verifyToken(credential, env.TOKEN_KEY ?? '')
  if (claim) return claim
  if (env.ALLOW_SETUP_KEY_SCORE === '1' && (await equalText(credential, env.SETUP_KEY ?? ''))) return 'setupKey'
  throw unknownToken()
}

/** The book that the token names. Refuses anyone else with 401. */
export async function requireToken(header: string | undefined, env: Env): Promise<TokenClaim> {
  requireSecrets(env)
  const claim = await verifyToken(bearer(header), env.TOKEN_KEY ?? '')
  if (!claim) throw unknownToken()
  return claim
}

/** Passes if the header carries the operator's key, else refuses (401; 503 where there is none). */
export async function requireAdminKey(header: string | undefined, env: Env): Promise<void> {
  if (!env.ADMIN_KEY) throw new Refusal('notConfigured', 'Set ADMIN_KEY with `wrangler secret put`.')
  if (!(await equalText(bearer(header), env.ADMIN_KEY))) {
    throw new Refusal('unauthorized', "This address needs the operator's key in the Authorization header.", {
      headers: CHALLENGE,
    })
  }
}

/** The same words for a forged token, an old one and one whose book is gone. */
export function unknownToken(): Refusal {
  return new Refusal('unauthorized', 'The token is missing or not valid (any more). Set up the workbook again.', {
    headers: CHALLENGE,
  })
}

function requireSecrets(env: Env): void {
  if (!env.SETUP_KEY || !env.TOKEN_KEY) {
    throw new Refusal('notConfigured', 'Set SETUP_KEY and TOKEN_KEY with `wrangler secret put`.')
  }
}

function bearer(header: string | undefined): string {
  const match = /^Bearer ([\x21-\x7e]{1,512})$/i.exec(header ?? '')
  if (!match) {
    throw new Refusal('unauthorized', 'Send `Authorization: Bearer <key or token>`.', { headers: CHALLENGE })
  }
  return match[1]
}

/** Compares digests, so that neither length nor content of the secret shows in the time it takes. */
async function equalText(a: string, b: string): Promise<boolean> {
  const encoder = new TextEncoder()
  const [digestA, digestB] = await Promise.all(
    [a, b].map((text) => crypto.subtle.digest('SHA-256', encoder.encode(text))),
  )
  return crypto.subtle.timingSafeEqual(digestA, digestB)
}
