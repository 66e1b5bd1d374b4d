/** How large a body each route takes. Decides numbers and the advice that goes with a refusal. */
import type { BodyLimits } from './body.ts'
import { LIMITS } from './contract.ts'

export const SCORE_BODY_LIMITS: BodyLimits = {
  bytes: LIMITS.bodyBytes,
  decompressedBytes: LIMITS.decompressedBytes,
  advice: 'send fewer rows, or use a book.',
}

/** A book's id and its name: far below this. */
export const SMALL_BODY_LIMITS: BodyLimits = {
  bytes: 4096,
  decompressedBytes: 4096,
  advice: 'it takes a book id only.',
}
