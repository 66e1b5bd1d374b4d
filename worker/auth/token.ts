/**
 * Tokens that name a book. Decides how they are made and that they are ours; whether the book still exists and which
 * version counts is the book's to say. No storage is touched.
 *
 * A token is `rg1_` + base64url(book id, 16 bytes | version, 4 bytes | HMAC-SHA-256 of both, 32 bytes).
 */
import { BOOK_ID_PATTERN } from '../contract.ts'

const PREFIX = 'rg1_'
const ID_BYTES = 16
const CLAIM_BYTES = ID_BYTES + 4
const MAC_BYTES = 32
/** Keeps this use of the key apart from any other that may come. */
const PURPOSE = new TextEncoder().encode('regulars token 1\n')

export interface TokenClaim {
  /** 32 lower-case hex digits. */
  book: string
  /** Counts up when tokens are rotated. */
  version: number
}

/** Signs a claim. Throws on a book id that is no id (a bug of the caller). */
export async function signToken(claim: TokenClaim, tokenKey: string): Promise<string> {
  if (!BOOK_ID_PATTERN.test(claim.book)) throw new Error('signToken needs a book id')
  const bytes = new Uint8Array(CLAIM_BYTES + MAC_BYTES)
  for (let i = 0; i < ID_BYTES; i++) bytes[i] = Number.parseInt(claim.book.slice(2 * i, 2 * i + 2), 16)
  new DataView(bytes.buffer).setUint32(ID_BYTES, claim.version)
  const mac = await crypto.subtle.sign('HMAC', await importKey(tokenKey), signedBytes(bytes))
  bytes.set(new Uint8Array(mac), CLAIM_BYTES)
  return PREFIX + encodeBase64Url(bytes)
}

/** The claim of a token that this key signed, or null. The comparison takes the same time for every wrong token. */
export async function verifyToken(token: string, tokenKey: string): Promise<TokenClaim | null> {
  const bytes = token.startsWith(PREFIX) ? decodeBase64Url(token.slice(PREFIX.length)) : null
  if (bytes?.length !== CLAIM_BYTES + MAC_BYTES) return null
  const mac = bytes.subarray(CLAIM_BYTES)
  if (!(await crypto.subtle.verify('HMAC', await importKey(tokenKey), mac, signedBytes(bytes)))) return null
  const book = Array.from(bytes.subarray(0, ID_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { book, version: new DataView(bytes.buffer).getUint32(ID_BYTES) }
}

function signedBytes(token: Uint8Array): Uint8Array {
  const signed = new Uint8Array(PURPOSE.length + CLAIM_BYTES)
  signed.set(PURPOSE)
  signed.set(token.subarray(0, CLAIM_BYTES), PURPOSE.length)
  return signed
}

function importKey(tokenKey: string): Promise<CryptoKey> {
  const raw = new TextEncoder().encode(tokenKey)
  return crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}

function encodeBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** null for anything but the one spelling that encodeBase64Url gives. */
function decodeBase64Url(text: string): Uint8Array | null {
  if (text.length > 100 || !/^[\w-]+$/.test(text)) return null
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
    return encodeBase64Url(bytes) === text ? bytes : null
  } catch {
    return null
  }
}
