/**
 * The OpenAPI 3.1 document of GET /openapi.json, made from the schemas that validate. Decides paths, answers and words
 * of the document; shapes are in schema.ts and answer-schema.ts. Pure.
 */

import {
  bookScoreAnswerSchema,
  bookStateSchema,
  chunkSchema,
  chunksAnswerSchema,
  createBookAnswerSchema,
  errorSchema,
  healthSchema,
  planAnswerSchema,
  scoreAnswerSchema,
  tokenAnswerSchema,
} from './answer-schema.ts'
import { BOOK_LIMITS, ERROR_STATUS, type ErrorCode, LIMITS } from './contract.ts'
import { bookScoreSchema, createBookSchema, planSchema, scoreRequestSchema, tokenSchema } from './schema.ts'
import { VERSION } from './version.ts'
import * as z from './zod-without-eval.ts'

const COMPONENTS = '#/components/schemas/'

/** Made at the first call: most requests do not ask for it. */
let document: object | undefined
export function openApiDocument(): object {
  document ??= {
    openapi: '3.1.0',
    info: {
      title: 'Regulars',
      version: VERSION,
      description:
        'Segment, membership tier and next-contact date of every customer, from plain rows. Bad rows never fail a request: they are reported and left out.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: paths(),
    components: {
      schemas: schemas(),
      securitySchemes: {
        setupKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'SETUP_KEY of the Worker. Opens books, nothing else.',
        },
        token: { type: 'http', scheme: 'bearer', description: 'The token of a book, from POST /v1/books.' },
        adminKey: { type: 'http', scheme: 'bearer', description: "ADMIN_KEY of the Worker, the operator's." },
      },
    },
  }
  return document
}

function paths(): object {
  return {
    '/healthz': {
      get: {
        operationId: 'health',
        summary: 'Is the Worker there, and which version?',
        security: [],
        responses: { 200: json('It is.', 'Health'), ...errors('internal') },
      },
    },
    '/openapi.json': {
      get: {
        operationId: 'document',
        summary: 'This document',
        security: [],
        responses: {
          200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
          ...errors('internal'),
        },
      },
    },
    '/v1/books': {
      post: {
        operationId: 'createBook',
        summary: 'Opens a book for one spreadsheet',
        description:
          'The caller proposes the id, so a retry within 10 minutes opens no second book. At most 20 books a day.',
        security: [{ setupKey: [] }],
        requestBody: body('CreateBookRequest'),
        responses: {
          200: json('A retry: the same book and token as before.', 'CreateBookAnswer'),
          201: json('The book was opened.', 'CreateBookAnswer'),
          ...errors(
            'badRequest',
            'unauthorized',
            'bookExists',
            'tooLarge',
            'unsupportedMediaType',
            'rateLimited',
            'internal',
            'notConfigured',
          ),
        },
      },
    },
    '/v1/score': {
      post: {
        operationId: 'score',
        summary: 'Scores whole tables in one request',
        description: `Nothing is kept. At most ${LIMITS.bodyBytes} bytes as sent, ${LIMITS.decompressedBytes} decompressed, ${LIMITS.orders} orders, ${LIMITS.customers} customers. The body may be gzip: with content-encoding, or as application/gzip.`,
        security: [{ token: [] }],
        requestBody: body('ScoreRequest'),
        responses: {
          200: {
            ...json('Columns in the row order of customers.id.', 'ScoreAnswer'),
            headers: {
              'Server-Timing': {
                description: 'Milliseconds spent on the body and on scoring.',
                schema: { type: 'string' },
              },
            },
          },
          ...errors(
            'badRequest',
            'unauthorized',
            'bookErased',
            'tooLarge',
            'unsupportedMediaType',
            'rateLimited',
            'internal',
            'notConfigured',
          ),
        },
      },
    },
    '/v1/book': {
      get: {
        operationId: 'book',
        summary: 'The state of the book and its last runs',
        security: [{ token: [] }],
        responses: { 200: json('No customer data.', 'BookState'), ...errors(...BOOK_ERRORS) },
      },
      delete: {
        operationId: 'eraseBook',
        summary: 'Erases the book',
        description: 'Everything is gone; every later call says 410 `bookErased`.',
        security: [{ token: [] }],
        responses: { 204: { description: 'It is gone.' }, ...errors(...BOOK_ERRORS) },
      },
    },
    '/v1/books/{book}': {
      delete: {
        operationId: 'eraseAnyBook',
        summary: "Erases a book by its id, with the operator's key",
        security: [{ adminKey: [] }],
        parameters: [{ name: 'book', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          204: { description: 'It is gone.' },
          ...errors('unauthorized', 'notFound', 'internal', 'notConfigured'),
        },
      },
    },
    '/v1/book/plan': {
      post: {
        operationId: 'plan',
        summary: 'Which chunks of this run does the book lack?',
        description: `Takes the book for this run for at most ${BOOK_LIMITS.leaseSeconds} seconds; another run is refused with 409 \`busy\`.`,
        security: [{ token: [] }],
        requestBody: body('PlanRequest'),
        responses: { 200: json('The hashes to upload.', 'PlanAnswer'), ...errors(...BOOK_POST_ERRORS, 'busy') },
      },
    },
    '/v1/book/chunks': {
      post: {
        operationId: 'uploadChunks',
        summary: 'Uploads chunks',
        description: `Gzip of JSON texts, each a chunk, one a line. At most ${BOOK_LIMITS.bodyBytes} bytes as sent, ${BOOK_LIMITS.decompressedBytes} decompressed, ${BOOK_LIMITS.chunkBytes} a chunk. Repeating it, in any order, changes nothing.`,
        security: [{ token: [] }],
        requestBody: body('Chunk'),
        responses: { 200: json('How many were new.', 'ChunksAnswer'), ...errors(...BOOK_POST_ERRORS) },
      },
    },
    '/v1/book/score': {
      post: {
        operationId: 'scoreBook',
        summary: 'Scores the rows of a manifest',
        description: `At most ${BOOK_LIMITS.pageRows} rows a page, all from one result. The run is over with its last page.`,
        security: [{ token: [] }],
        requestBody: body('BookScoreRequest'),
        responses: {
          200: {
            ...json('Columns in the row order of the Customers table.', 'BookScoreAnswer'),
            headers: {
              'Server-Timing': {
                description: 'Milliseconds spent on the body and on scoring.',
                schema: { type: 'string' },
              },
              'Rows-Written': { description: 'Rows of storage that this call wrote.', schema: { type: 'integer' } },
            },
          },
          ...errors(...BOOK_POST_ERRORS, 'busy', 'missingChunks', 'unknownManifest'),
        },
      },
    },
    '/v1/book/token': {
      post: {
        operationId: 'rotateToken',
        summary: 'Replaces the token',
        description: `The old token works on for ${BOOK_LIMITS.tokenGraceSeconds} seconds unless \`now\` is set.`,
        security: [{ token: [] }],
        requestBody: body('TokenRequest'),
        responses: { 200: json('The new token.', 'TokenAnswer'), ...errors(...BOOK_POST_ERRORS) },
      },
    },
  }
}

const BOOK_ERRORS: readonly ErrorCode[] = ['unauthorized', 'bookErased', 'rateLimited', 'internal', 'notConfigured']
const BOOK_POST_ERRORS: readonly ErrorCode[] = [...BOOK_ERRORS, 'badRequest', 'tooLarge', 'unsupportedMediaType']

function json(description: string, schema: string): object {
  return { description, content: { 'application/json': { schema: { $ref: COMPONENTS + schema } } } }
}

/** JSON, or the same JSON compressed. */
function body(schema: string): object {
  return {
    required: true,
    content: {
      'application/json': { schema: { $ref: COMPONENTS + schema } },
      'application/gzip': { schema: { type: 'string', format: 'binary', description: 'The same JSON, compressed.' } },
    },
  }
}

/** One response per status; several codes of one status stand in one description. */
function errors(...codes: ErrorCode[]): Record<number, object> {
  const content = { 'application/problem+json': { schema: { $ref: `${COMPONENTS}Error` } } }
  const responses: Record<number, { description: string; content: object }> = {}
  for (const code of codes) {
    const same = responses[ERROR_STATUS[code]]
    const description = same ? `${same.description.slice(0, -1)}, \`${code}\`.` : `Code \`${code}\`.`
    responses[ERROR_STATUS[code]] = { description, content }
  }
  return responses
}

/** Every schema with an id becomes a component; zod writes its references as `#/$defs/`. */
function schemas(): Record<string, object> {
  const all: Record<string, object> = {}
  const requests = [scoreRequestSchema, createBookSchema, planSchema, chunkSchema, bookScoreSchema, tokenSchema]
  const answers = [
    ...[scoreAnswerSchema, bookScoreAnswerSchema, planAnswerSchema, chunksAnswerSchema, bookStateSchema],
    ...[tokenAnswerSchema, createBookAnswerSchema, healthSchema, errorSchema],
  ]
  for (const schema of [...requests, ...answers]) {
    const { $defs } = z.toJSONSchema(z.strictObject({ schema }), { io: 'input', reused: 'inline' })
    Object.assign(all, JSON.parse(JSON.stringify($defs ?? {}).replaceAll('#/$defs/', COMPONENTS)))
  }
  return all
}
