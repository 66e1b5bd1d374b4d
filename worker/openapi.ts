/**
 * The OpenAPI 3.1 document of GET /openapi.json, made from the schemas that validate. Decides paths, answers and words
 * of the document; shapes are in schema.ts and answer-schema.ts. Pure.
 */

import { createBookAnswerSchema, errorSchema, healthSchema, scoreAnswerSchema } from './answer-schema.ts'
import { ERROR_STATUS, type ErrorCode, LIMITS } from './contract.ts'
import { createBookSchema, scoreRequestSchema } from './schema.ts'
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
          ...errors('badRequest', 'unauthorized', 'tooLarge', 'unsupportedMediaType', 'internal', 'notConfigured'),
        },
      },
    },
  }
}

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

function errors(...codes: ErrorCode[]): Record<number, object> {
  const content = { 'application/problem+json': { schema: { $ref: `${COMPONENTS}Error` } } }
  return Object.fromEntries(codes.map((code) => [ERROR_STATUS[code], { description: `Code \`${code}\`.`, content }]))
}

/** Every schema with an id becomes a component; zod writes its references as `#/$defs/`. */
function schemas(): Record<string, object> {
  const all: Record<string, object> = {}
  const answers = [scoreAnswerSchema, createBookAnswerSchema, healthSchema, errorSchema]
  for (const schema of [scoreRequestSchema, createBookSchema, ...answers]) {
    const { $defs } = z.toJSONSchema(z.strictObject({ schema }), { io: 'input', reused: 'inline' })
    Object.assign(all, JSON.parse(JSON.stringify($defs ?? {}).replaceAll('#/$defs/', COMPONENTS)))
  }
  return all
}
