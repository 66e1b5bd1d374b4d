/**
 * Reads a request's body without trusting what it says of itself: counts bytes while they arrive, before and after
 * decompression. Decides size and encoding; not what the JSON means.
 */
import { createGunzip } from 'node:zlib'
import { Refusal } from './problem-response.ts'

export interface BodyLimits {
  /** As it travels. */
  bytes: number
  /** After decompression. */
  decompressedBytes: number
  /** What to do above a limit, as the end of the sentence. */
  advice: string
}

export interface ReadBody {
  value: unknown
  /** Bytes that travelled. */
  bytes: number
}

/**
 * How the body is packed, by its headers: JSON, plain or gzip. A blob that Apps Script compressed comes as
 * `application/gzip` and holds JSON. Refuses anything else with 415.
 */
export function bodyEncoding(contentType: string | undefined, contentEncoding: string | undefined): 'plain' | 'gzip' {
  const [type, ...parameters] = (contentType ?? '').toLowerCase().split(';')
  const encoding = (contentEncoding ?? 'identity').trim().toLowerCase()
  const utf8 = parameters.every((parameter) => !/charset=/.test(parameter) || /charset="?utf-8"?\s*$/.test(parameter))
  if (utf8 && type.trim() === 'application/json' && (encoding === 'identity' || encoding === 'gzip')) {
    return encoding === 'gzip' ? 'gzip' : 'plain'
  }
  if (type.trim() === 'application/gzip' && encoding === 'identity') return 'gzip'
  throw new Refusal(
    'unsupportedMediaType',
    'Send JSON in UTF-8 as application/json, plain or gzip, or as application/gzip.',
  )
}

/** Refuses with 413 at once when the length that the client states is too large; a missing length is no promise. */
export function refuseStatedLength(contentLength: string | undefined, limits: BodyLimits): void {
  if (Number(contentLength ?? 0) > limits.bytes) throw tooLarge(limits.bytes, limits.advice)
}

/** Lets a body go that nobody has read: an answer that leaves before it would have the runtime read on behind it. */
export async function letGo(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (body && !body.locked) await body.cancel().catch(() => {})
}

/** The parsed JSON of a body. Refuses with 413 beyond a limit, 400 for a body that breaks off, broken gzip, UTF-8 or JSON. */
export async function readJsonBody(
  body: ReadableStream<Uint8Array> | null,
  encoding: 'plain' | 'gzip',
  limits: BodyLimits,
): Promise<ReadBody> {
  const packed = await collect(body, limits)
  const text = encoding === 'gzip' ? await gunzipText(packed, limits) : decodeText(packed)
  try {
    return { value: JSON.parse(text), bytes: packed.length }
  } catch {
    // The engine's message quotes the body, which may hold a customer's data.
    throw new Refusal('badJson', 'The body is not valid JSON.')
  }
}

/**
 * Gives `take` each line of a body as bytes, empty ones left out, one after the other, so that no more than one is in
 * memory; gives the bytes that travelled. Refuses with 413 beyond a limit or for a line above `lineBytes`, with 400 for
 * a body that breaks off and for broken gzip.
 */
export async function eachLine(
  body: ReadableStream<Uint8Array> | null,
  encoding: 'plain' | 'gzip',
  limits: BodyLimits & { lineBytes: number },
  take: (line: Uint8Array<ArrayBuffer>) => Promise<void>,
): Promise<number> {
  const packed = await collect(body, limits)
  let line = new Uint8Array(64 * 1024)
  let length = 0
  let total = 0
  const append = (part: Uint8Array) => {
    if (length + part.length > limits.lineBytes) throw tooLarge(limits.lineBytes, 'cut chunks smaller.', 'A line')
    if (length + part.length > line.length) {
      const larger = new Uint8Array(Math.max(2 * line.length, length + part.length))
      larger.set(line.subarray(0, length))
      line = larger
    }
    line.set(part, length)
    length += part.length
  }
  const finish = async () => {
    if (length > 0) await take(line.slice(0, length))
    length = 0
  }
  for await (const value of encoding === 'gzip' ? unpacked(packed) : [packed]) {
    total += value.length
    if (total > limits.decompressedBytes) throw tooLarge(limits.decompressedBytes, limits.advice)
    let from = 0
    for (let end = value.indexOf(NEWLINE); end >= 0; end = value.indexOf(NEWLINE, from)) {
      append(value.subarray(from, end))
      await finish()
      from = end + 1
    }
    append(value.subarray(from))
  }
  await finish()
  return packed.length
}
const NEWLINE = 10

/**
 * What gzip holds, piece by piece: no more is unpacked than is asked for. A DecompressionStream unpacks all it is given,
 * read or not, and four million bytes can hold four thousand million. Refuses broken gzip with 400.
 */
async function* unpacked(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: PIECE_BYTES })
  gunzip.end(packed)
  try {
    yield* gunzip
  } catch {
    throw new Refusal('badRequest', 'The body is not valid gzip.')
  }
}
const PIECE_BYTES = 64 * 1024

function tooLarge(limitBytes: number, advice: string, what = 'The body'): Refusal {
  return new Refusal('tooLarge', `${what} is larger than ${limitBytes} bytes: ${advice}`)
}

async function collect(body: ReadableStream<Uint8Array> | null, limits: BodyLimits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  await eachChunk(body, (chunk) => {
    length += chunk.length
    if (length > limits.bytes) throw tooLarge(limits.bytes, limits.advice)
    chunks.push(chunk)
  })
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

async function gunzipText(packed: Uint8Array, limits: BodyLimits): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  let text = ''
  let length = 0
  for await (const piece of unpacked(packed)) {
    length += piece.length
    if (length > limits.decompressedBytes) throw tooLarge(limits.decompressedBytes, limits.advice)
    text += decodeOrRefuse(() => decoder.decode(piece, { stream: true }))
  }
  return text + decodeOrRefuse(() => decoder.decode())
}

function decodeText(bytes: Uint8Array): string {
  return decodeOrRefuse(() => new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes))
}

function decodeOrRefuse(decode: () => string): string {
  try {
    return decode()
  } catch {
    throw new Refusal('badJson', 'The body is not valid UTF-8.')
  }
}

/** Feeds every chunk of a body to `take`; when that throws, the rest is let go. Refuses with 400 where it breaks off. */
async function eachChunk(body: ReadableStream<Uint8Array> | null, take: (chunk: Uint8Array) => void): Promise<void> {
  const reader = body?.getReader()
  if (!reader) return
  const readNext = () =>
    reader.read().catch(() => {
      // Its sender went away: no failure of ours, and nobody reads the answer.
      throw new Refusal('badRequest', 'The body broke off before its end.')
    })
  try {
    for (;;) {
      const { done, value } = await readNext()
      if (done) return
      take(value)
    }
  } catch (error) {
    reader.cancel().catch(() => {})
    throw error
  }
}
