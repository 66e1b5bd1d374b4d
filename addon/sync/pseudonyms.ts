/**
 * Ids as they leave the sheet: the first 64 bits of HMAC-SHA-256 (RFC 2104) under the workbook's own 256-bit key.
 * Decides how an id is spelled before hashing. Pure: the key is an argument.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { isErrorValue, type SheetCell } from './cells.ts'
import { utf8 } from './utf8.ts'

/**
 * An id as a person means it: 12 and "12" the same, an e-mail address in lower case, full-width and composed letters as
 * the plain ones (NFKC), no invisible characters, no spaces around, one space inside. '' = blank, or a formula's error.
 */
export function plainId(cell: SheetCell): string {
  if (isErrorValue(cell)) return ''
  let text = typeof cell === 'string' ? cell : cell instanceof Date ? cell.toISOString() : String(cell)
  // Pasted from chats and web pages, ids bring zero-width spaces and direction marks along.
  if (!isAlreadyPlain(text))
    text = text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
  return text.indexOf('@') > 0 ? text.toLowerCase() : text
}

/** Printable ASCII with single spaces inside: nothing to take away. A loop, as it sees every id several times. */
function isAlreadyPlain(text: string): boolean {
  let before = 32
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 32 || code > 126 || (code === 32 && before === 32)) return false
    before = code
  }
  return text === '' || before !== 32
}

/** A function that gives the 16 hex digits of a plain id; each distinct id is hashed once. */
export function createPseudonyms(keyHex: string): (id: string) => string {
  const keyed = hmac.create(sha256, fromHex(keyHex))
  const known = new Map<string, string>()
  return (id) => {
    let pseudonym = known.get(id)
    if (pseudonym === undefined) {
      pseudonym = toHex(keyed.clone().update(utf8(id)).digest().subarray(0, 8))
      known.set(id, pseudonym)
    }
    return pseudonym
  }
}

/** 256 bits as hex from several UUIDs (each holds 122 random bits); `purpose` separates keys made from the same ones. */
export function hashToHex(purpose: string, uuids: readonly string[]): string {
  return toHex(sha256(utf8([purpose, ...uuids].join('\n'))))
}

function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (let i = 0; i < bytes.length; i++) hex += (bytes[i] < 16 ? '0' : '') + bytes[i].toString(16)
  return hex
}

function fromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)
  return bytes
}
