/** Utilities (G: apps-script/reference/utilities/utilities.md). Digests and signatures come as signed bytes. */
import { createHash, createHmac, randomUUID } from 'node:crypto'
import { types } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import Papa from 'papaparse'
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type { GoogleBlob, GoogleUtilities } from '../google-types.ts'
import { blobContent, exposeBlob, signed, unsigned } from './blob.ts'
import { Charset, DigestAlgorithm, MacAlgorithm } from './enums.ts'
import { formatDate } from './format-date.ts'

/** G: utilities.md, sleep: "The maximum allowed value is 300000". */
const SLEEP_MAX_MS = 300_000

type Data = string | ArrayLike<number>
type CharsetValue = GoogleAppsScript.Utilities.Charset

/**
 * Text as bytes. Without a charset Google promises nothing for letters outside ASCII; here they become `?`, so that a
 * script that forgets it is found out.
 */
function bytesOf(data: Data, charset?: CharsetValue): Uint8Array {
  if (typeof data !== 'string') return unsigned(data)
  if (charset === Charset.UTF_8) return Buffer.from(data, 'utf8')
  return Buffer.from(data.replace(/[^\0-\x7f]/gu, '?'), 'latin1')
}
const nodeName = (algorithm: unknown): string =>
  String(algorithm)
    .replace(/^HMAC_/, '')
    .replace('SHA_1', 'sha1')
    .replace('SHA_', 'sha')
    .toLowerCase()

class StandInUtilities implements Partial<GoogleUtilities> {
  readonly Charset = Charset
  readonly DigestAlgorithm = DigestAlgorithm
  readonly MacAlgorithm = MacAlgorithm
  readonly #execution: Execution
  constructor(execution: Execution) {
    this.#execution = execution
  }
  base64Encode(data: Data, charset?: CharsetValue): string {
    return Buffer.from(bytesOf(data, charset ?? Charset.UTF_8)).toString('base64')
  }
  base64EncodeWebSafe(data: Data, charset?: CharsetValue): string {
    return this.base64Encode(data, charset).replaceAll('+', '-').replaceAll('/', '_')
  }
  base64Decode(text: string, _charset?: CharsetValue): number[] {
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new Error('Could not decode string.')
    return signed(new Uint8Array(Buffer.from(text, 'base64')))
  }
  base64DecodeWebSafe(text: string, _charset?: CharsetValue): number[] {
    return this.base64Decode(text.replaceAll('-', '+').replaceAll('_', '/'))
  }
  computeDigest(algorithm: GoogleAppsScript.Utilities.DigestAlgorithm, value: Data, charset?: CharsetValue): number[] {
    return signed(new Uint8Array(createHash(nodeName(algorithm)).update(bytesOf(value, charset)).digest()))
  }
  computeHmacSha256Signature(value: Data, key: Data, charset?: CharsetValue): number[] {
    return this.#hmac('sha256', value, key, charset)
  }
  computeHmacSignature(
    algorithm: GoogleAppsScript.Utilities.MacAlgorithm,
    value: Data,
    key: Data,
    charset?: CharsetValue,
  ): number[] {
    return this.#hmac(nodeName(algorithm), value, key, charset)
  }
  formatDate(date: unknown, zone: string, format: string): string {
    if (!types.isDate(date))
      throw new Error("The parameters don't match the method signature for Utilities.formatDate.")
    return formatDate(date.getTime(), zone, format)
  }
  getUuid(): string {
    return (this.#execution.host.options.uuid ?? randomUUID)()
  }
  newBlob(data: Data, type?: string, name?: string): GoogleBlob {
    const bytes = bytesOf(data, Charset.UTF_8)
    return exposeBlob(this.#execution, bytes, type ?? (typeof data === 'string' ? 'text/plain' : null), name ?? null)
  }
  gzip(blob: unknown, name?: string): GoogleBlob {
    const { bytes } = this.#blob(blob)
    return exposeBlob(this.#execution, gzipSync(bytes), 'application/x-gzip', name ?? 'archive.gz')
  }
  ungzip(blob: unknown): GoogleBlob {
    const { bytes } = this.#blob(blob)
    try {
      return exposeBlob(this.#execution, gunzipSync(bytes), null, null)
    } catch {
      throw new Error('Could not ungzip the blob.')
    }
  }
  parseCsv(csv: string, delimiter = ','): string[][] {
    return Papa.parse<string[]>(csv, { delimiter }).data
  }
  sleep(milliseconds: number): void {
    if (milliseconds > SLEEP_MAX_MS) throw new Error('Argument too large: milliseconds')
    const { sleep } = this.#execution.host.options
    if (sleep) sleep(milliseconds)
    else this.#execution.clock.nowMs += milliseconds
  }
  #hmac(algorithm: string, value: Data, key: Data, charset?: CharsetValue): number[] {
    const mac = createHmac(algorithm, bytesOf(key, charset)).update(bytesOf(value, charset))
    return signed(new Uint8Array(mac.digest()))
  }
  #blob(value: unknown): { bytes: Uint8Array } {
    const content = blobContent(value)
    if (!content) throw new Error("The parameters don't match the method signature: a Blob is needed.")
    return content
  }
}
export function exposeUtilities(execution: Execution): GoogleUtilities {
  return expose<GoogleUtilities>()(execution, 'Utilities', new StandInUtilities(execution))
}
