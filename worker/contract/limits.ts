/**
 * Version of the HTTP API and the limits that both sides enforce: of a request, and of a book.
 */

/** Major version of the HTTP API; `/v1` only ever grows. */
export const CONTRACT_VERSION = 1

/** Limits that both sides enforce. */
export const LIMITS = {
  /** Request body of POST /v1/score as it travels (compressed or not). */
  bodyBytes: 8 * 1024 * 1024,
  /** The same body after decompression: 100,000 orders of 20,000 customers are about 6 MB. */
  decompressedBytes: 16 * 1024 * 1024,
  orders: 100_000,
  customers: 50_000,
  contacts: 100_000,
  /** Problems listed one by one in an answer; counts by code are always complete. */
  problems: 1_000,
  /** One text cell. Longer text is never an id, a date, an amount or a category. */
  cellCharacters: 200,
  /** Text of a date or an amount. Longer text is withheld by the add-on: it may be a note about a person. */
  dateOrAmountCharacters: 40,
  /** Settings as JSON: a hundred rules of several conditions fit. */
  settingsBytes: 64 * 1024,
  /** What one of Google's document properties holds. */
  propertyBytes: 9 * 1024,
  tiers: 20,
  /** Rows of one code listed in a comparison; the count is always complete. */
  comparedRows: 1_000,
  rules: 100,
  ruleConditions: 20,
} as const

/** Limits of a book, which both sides enforce. */
export const BOOK_LIMITS = {
  orders: 1_000_000,
  customers: 200_000,
  contacts: 1_000_000,
  /** One chunk: rows, and bytes of its text in UTF-8. */
  chunkRows: 8_192,
  chunkBytes: 2 * 1024 * 1024,
  /** Chunks of one table in a manifest. */
  chunksPerTable: 4_096,
  /** Body of POST /v1/book/chunks as it travels, and decompressed. */
  bodyBytes: 8 * 1024 * 1024,
  decompressedBytes: 32 * 1024 * 1024,
  /** Bodies of the other calls: ten thousand hashes and the settings fit. */
  smallBodyBytes: 1024 * 1024,
  /** Rows of one answer of POST /v1/book/score. */
  pageRows: 20_000,
  requestsPerMinute: 120,
  /** Per day in UTC. A spreadsheet's owner may make 20,000 calls a day in all. */
  requestsPerDay: 10_000,
  bytesUpPerDay: 256 * 1024 * 1024,
  /** A run that says nothing more is over after so long. */
  leaseSeconds: 7 * 60,
  /** So long the token before the newest one goes on working. */
  tokenGraceSeconds: 10 * 60,
  /** Manifests, and the chunks that they name, are kept so long. */
  keepHours: 24,
  runs: 200,
} as const
/** Months that a history may hold. */
export const MAX_HISTORY_MONTHS = 24
