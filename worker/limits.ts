/** How large a body each route takes. Decides numbers and the advice that goes with a refusal. */
import type { BodyLimits } from './body.ts'
import { BOOK_LIMITS, LIMITS } from './contract.ts'

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

export const CHUNKS_BODY_LIMITS = {
  bytes: BOOK_LIMITS.bodyBytes,
  decompressedBytes: BOOK_LIMITS.decompressedBytes,
  lineBytes: BOOK_LIMITS.chunkBytes,
  advice: 'send fewer chunks at a time.',
}

/** A plan, a score of what the book holds, a rotation. */
export const BOOK_BODY_LIMITS: BodyLimits = {
  bytes: BOOK_LIMITS.smallBodyBytes,
  decompressedBytes: BOOK_LIMITS.smallBodyBytes,
  advice: 'it takes hashes and settings, rows travel as chunks.',
}
