/**
 * Turns a refusal into `application/problem+json` (RFC 9457). Decides the shape and the title by code; each sentence
 * comes from the place that refuses. Pure.
 */
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from './contract.ts'

/** A refusal that the caller may read. Anything else that is thrown is a bug or an outage and gets no words. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly errors: ErrorBody['errors']
  readonly missing: ErrorBody['missing']
  readonly headers: Record<string, string>

  constructor(
    code: ErrorCode,
    detail: string,
    more: { errors?: ErrorBody['errors']; missing?: string[]; headers?: Record<string, string> } = {},
  ) {
    super(detail)
    this.code = code
    this.errors = more.errors
    this.missing = more.missing
    this.headers = more.headers ?? {}
  }
}

const TITLES: Record<ErrorCode, string> = {
  badRequest: 'The request is not valid',
  badJson: 'The body is not JSON',
  unauthorized: 'The key or token is not valid',
  notFound: 'There is no such address',
  methodNotAllowed: 'The address does not take this method',
  bookExists: 'The book exists',
  busy: 'The book is busy',
  missingChunks: 'Chunks are missing',
  unknownManifest: 'The plan is not known',
  bookErased: 'The book was erased',
  tooLarge: 'The request is too large',
  unsupportedMediaType: 'The body has a type that is not read',
  rateLimited: 'Too many requests',
  internal: 'Something went wrong on our side',
  notConfigured: 'The Worker is not set up',
}

/** The answer to a refusal; `requestId` lets the operator find the log line. */
export function problemResponse(refusal: Refusal, requestId?: string): Response {
  const status = ERROR_STATUS[refusal.code]
  const body: ErrorBody = {
    type: 'about:blank',
    title: TITLES[refusal.code],
    status,
    code: refusal.code,
    detail: refusal.message,
    errors: refusal.errors,
    missing: refusal.missing,
    requestId,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...refusal.headers, 'content-type': 'application/problem+json' },
  })
}
