/**
 * Reads a request's body without trusting what it says of itself: counts bytes while they arrive, before and after
 * decompression. Decides size and encoding; not what the JSON means.
 */
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

/** The parsed JSON of a body. Refuses with 413 beyond a limit, 400 for broken gzip, UTF-8 or JSON. */
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

function tooLarge(limitBytes: number, advice: string): Refusal {
  return new Refusal('tooLarge', `The body is larger than ${limitBytes} bytes: ${advice}`)
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
  try {
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
    await eachChunk(unpacked, (chunk) => {
      length += chunk.length
      if (length > limits.decompressedBytes) throw tooLarge(limits.decompressedBytes, limits.advice)
      text += decoder.decode(chunk, { stream: true })
    })
    return text + decoder.decode()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('badRequest', 'The body is not valid gzip of UTF-8 text.')
  }
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw new Refusal('badJson', 'The body is not valid UTF-8.')
  }
}

/** Feeds every chunk to `take`; when that throws, the rest of the stream is let go. */
async function eachChunk(body: ReadableStream<Uint8Array> | null, take: (chunk: Uint8Array) => void): Promise<void> {
  const reader = body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      take(value)
    }
  } catch (error) {
    reader.cancel().catch(() => {})
    throw error
  }
}
