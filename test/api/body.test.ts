/** A body that does not arrive whole: refused in words, since it is no failure of the Worker's. */
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
