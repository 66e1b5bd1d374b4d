/**
 * Bodies that are not what they seem: one that breaks off is refused in words, since it is no failure of the Worker's; one that
 * unpacks to very much is refused before it has.
 */
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { eachLine, readJsonBody } from '../../worker/body.ts'

const LIMITS = { bytes: 1000, decompressedBytes: 1000, lineBytes: 1000, advice: 'send less.' }

/** A body whose sender goes away after the first bytes. */
function brokenOff(): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new Error('Network connection lost.'))
      else controller.enqueue(new TextEncoder().encode('{"asOf":'))
      sent = true
    },
  })
}

describe('a body that breaks off', () => {
  it.each(['plain', 'gzip'] as const)('is a bad request where JSON is expected, %s', async (encoding) => {
    await expect(readJsonBody(brokenOff(), encoding, LIMITS)).rejects.toMatchObject({ code: 'badRequest' })
  })

  it.each(['plain', 'gzip'] as const)('is a bad request where lines are expected, %s', async (encoding) => {
    const read = eachLine(brokenOff(), encoding, LIMITS, async () => {})
    await expect(read).rejects.toMatchObject({ code: 'badRequest' })
  })
})

describe('gzip of thousands of millions of bytes', () => {
  // Members one behind the other are gzip as well: 2 MB that hold 2,000 MB.
  const member = gzipSync(new Uint8Array(20_000_000))
  const bomb = () => new Response(Buffer.concat(Array.from({ length: 100 }, () => member))).body as ReadableStream
  const limits = { ...LIMITS, bytes: 8_000_000 }

  it.each([
    ['JSON', () => readJsonBody(bomb(), 'gzip', limits)],
    ['lines', () => eachLine(bomb(), 'gzip', limits, async () => {})],
  ])('is refused as too large, where %s is expected', async (_, read) => {
    await expect(read()).rejects.toMatchObject({ code: 'tooLarge' })
  })
})
