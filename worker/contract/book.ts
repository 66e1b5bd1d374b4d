/**
 * The calls to a book: opening it, the plan, chunks, a page of the score, its state, a new token.
 */
import type { ScoreAnswer } from './answer.ts'
import type { ScoreOptions } from './request.ts'
import type { Summary } from './summary.ts'
import type { Cell, TableName } from './tables.ts'

/** A book's id, proposed by the caller: 128 random bits as lower-case hex. */
export const BOOK_ID_PATTERN = /^[0-9a-f]{32}$/
/** Body of POST /v1/books. */
export interface CreateBookRequest {
  book: string
}
/** Answer of POST /v1/books: 201 when the book was opened now, 200 when it is a retry of the same call. */
export interface CreateBookAnswer {
  book: string
  token: string
}

/** SHA-256 of a text in UTF-8, as base64url without padding. */
export const HASH_PATTERN = /^[\w-]{43}$/
/** A run of the add-on: one update, retries included. */
export const RUN_PATTERN = /^[0-9a-f]{16,64}$/
/** What the name of an attribute's column begins with in a chunk: `attributes.city`. */
export const ATTRIBUTE_PREFIX = 'attributes.'

/**
 * A run of rows of one table. It travels as its JSON text, and its hash is the SHA-256 of that text. `columns` are those
 * of TABLE_COLUMNS and, for customers and orders, attributes as `attributes.NAME`; each has `rows` cells. All chunks
 * of a table in one manifest have the same columns. The body of POST /v1/book/chunks is such texts, one a line, in gzip.
 */
export interface Chunk {
  table: TableName
  rows: number
  columns: Record<string, Cell[]>
}

/** Body of POST /v1/book/plan: the hashes of each table's chunks in row order. Without `customers`: no such table. */
export interface PlanRequest {
  run: string
  tables: { customers?: string[]; orders: string[]; contacts?: string[] }
}
export interface PlanAnswer {
  /** Hash over the lists; names the tables in POST /v1/book/score. */
  manifest: string
  /** Each hash that has to be uploaded, once. */
  missing: string[]
}

/** Answer of POST /v1/book/chunks: chunks that are new, and chunks that the book had already. */
export interface ChunksAnswer {
  stored: number
  known: number
}

/** Body of POST /v1/book/score. Without `rows`: the first page. */
export type BookScoreRequest = ScoreOptions & {
  run: string
  manifest: string
  rows?: { from: number; to: number }
}
/** One page. `rows.total` counts all customers; all but the columns stands only in the page that begins at 0. */
export type BookScoreAnswer = Pick<ScoreAnswer, 'asOf' | 'columns'> & {
  rows: ScoreAnswer['rows'] & { total: number }
} & Partial<Omit<ScoreAnswer, 'asOf' | 'columns' | 'rows'>>

/** A run that was scored. No customer data. */
export interface BookRun {
  /** When, as an ISO time in UTC. */
  at: string
  asOf: string
  /** Rows of the tables; without a Customers table, the customers of the orders. */
  customers: number
  orders: number
  contacts: number
  problems: Summary['problems']
  chunksStored: number
  bytesUp: number
  /** Rows that storage counted as written, from the plan to the answer. */
  rowsWritten: number
  /** From the plan to the first page, as the Worker's clock sees it. */
  ms: number
}
/** Answer of GET /v1/book. Times are ISO, in UTC. */
export interface BookState {
  book: string
  openedAt: string
  chunks: number
  /** As stored. */
  bytes: number
  manifests: number
  /** A run is going; it ends by itself then. */
  busyUntil: string | null
  today: { requests: number; bytesUp: number }
  /** Until when the token before the newest one works. */
  oldTokenUntil: string | null
  /** The latest first. */
  runs: BookRun[]
}

/**
 * Body of POST /v1/book/token, which makes a new token. The old one works on for BOOK_LIMITS.tokenGraceSeconds, or with
 * `now` ends at once. `rotation`: random, made by the caller; with it and the old token the call can be repeated for
 * that time and gives the same answer, so that a lost answer locks nobody out. `erase`: chunks and runs are forgotten as
 * well.
 */
export interface TokenRequest {
  /** As RUN_PATTERN. */
  rotation?: string
  now?: boolean
  erase?: boolean
}
export interface TokenAnswer {
  token: string
  oldTokenUntil: string | null
}
