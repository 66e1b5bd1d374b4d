/**
 * What can go wrong: with a row, with what the owner wrote into the settings, with a whole request; and the notes.
 * Codes and shapes; the sentences are worded elsewhere.
 */
import type { TableName } from './tables.ts'

/** Everything that can be wrong with a cell or row. Bad rows never fail a request. */
export const PROBLEM_CODES = [
  /** No id in a customer's row, or no customer in an order's or a contact's row; the row is left out. */
  'missingId',
  /** An id that an earlier row of the Customers table has; this row gets no values. */
  'duplicateCustomer',
  /** A customer in the orders or contacts who is not in the Customers table; the row is left out. */
  'unknownCustomer',
  /** An order or contact without a date; the row is left out. */
  'missingDate',
  /** Text that is no date. An order or contact is left out; elsewhere the cell counts as blank. */
  'badDate',
  /** A date that can be read two ways with nothing to decide it; as badDate. */
  'ambiguousDate',
  /** An order without an amount; the row is left out. */
  'missingAmount',
  /** Text that is no amount, or one beyond what can be counted; the row is left out. */
  'badAmount',
  /** An amount such as 1.234 that can be read two ways with nothing to decide it; the row is left out. */
  'ambiguousAmount',
  /** A currency that is no ISO 4217 code or known sign; the row is left out. */
  'unknownCurrency',
  /** A currency other than the one that is scored; the row is left out. */
  'otherCurrency',
  /** A row equal to an earlier one, order id included; the row is left out. */
  'duplicateRow',
  /** A status that is none of ours; the row counts as paid. */
  'unknownStatus',
  /** What a refund or cancellation leaves over after its customer's orders are at 0. */
  'refundWithoutOrder',
  /** A row that says more was refunded than it cost; it counts as 0. */
  'refundOverAmount',
  /** A quantity or satisfaction that is no number; the cell counts as blank. */
  'badNumber',
  /** A yes-or-no cell with another word; for "do not contact" it counts as yes. */
  'badFlag',
  /** A channel that is none of ours; the word is left out. */
  'unknownChannel',
  /** A contact's reason that is none of ours; the contact counts without it. */
  'unknownReason',
  /** Text in an override that is no segment, tier or date; it has no effect. */
  'badOverride',
  /** A referrer who is not in the Customers table; the cell counts as blank. */
  'unknownReferrer',
  /** Somebody who referred themselves; the cell counts as blank. */
  'selfReferral',
  /** Customers who referred each other in a circle, told in its first row; their cells count as blank. */
  'referralCycle',
  /** A line of totals among the customers; the row is left out. Found in the sheet only. */
  'totalRow',
  /** "Same as" names nobody in the Customers table; the row stays a customer of its own. Found in the sheet only. */
  'unknownSameAs',
  /** Rows that are "same as" each other in a circle; they stay customers of their own. Found in the sheet only. */
  'sameAsCircle',
  /** Text that may be about a person, found in a column that would travel; it stayed in the sheet. */
  'privateText',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** `row` counts from 0 in the request's columns. `value` only for dates and amounts. */
export interface Problem {
  table: TableName
  row: number
  column: string
  code: ProblemCode
  value?: string | number
  message: string
}

/** Sentences about the whole answer, by code. */
export const NOTE_CODES = [
  'fewBuyers',
  'afterAsOf',
  'noCycle',
  'nobodyStandsOut',
  'manyTies',
  'currencyChosen',
  'fewRepeatBuyers',
  'noDropOut',
  'noFit',
  'noSpendFit',
] as const
export type NoteCode = (typeof NOTE_CODES)[number]
/** What can be wrong with what the owner wrote into the settings. The rule is skipped, everything else is scored. */
export const SETTINGS_PROBLEM_CODES = [
  /** No column of this name. */
  'ruleUnknownColumn',
  /** A column of this kind that the tables of the request do not have. */
  'ruleColumnNotSent',
  /** What stands between the brackets of `spend(...)` and the like. */
  'ruleBadArgument',
  'ruleWrongOperator',
  'ruleBadValue',
  'ruleUnknownTier',
  'ruleNoCondition',
  /** Conditions and an expression at once. */
  'ruleTwoWays',
  'ruleSetsNothing',
  'ruleBadExpression',
] as const
export type SettingsProblemCode = (typeof SETTINGS_PROBLEM_CODES)[number]
/** `path` such as `rules[2].advanced` or `rules[0].when[1].value`. */
export interface SettingsProblem {
  path: string
  code: SettingsProblemCode
  message: string
}

/** Codes of `application/problem+json` errors, with their HTTP status. */
export const ERROR_STATUS = {
  badRequest: 400,
  badJson: 400,
  unauthorized: 401,
  notFound: 404,
  methodNotAllowed: 405,
  bookExists: 409,
  /** Another run of this book is going. */
  busy: 409,
  /** The book lacks chunks that the manifest names: `missing`. */
  missingChunks: 409,
  /** The book does not know the manifest (any more): plan again. */
  unknownManifest: 409,
  bookErased: 410,
  tooLarge: 413,
  unsupportedMediaType: 415,
  rateLimited: 429,
  internal: 500,
  /** A secret of the Worker is not set. */
  notConfigured: 503,
} as const
export type ErrorCode = keyof typeof ERROR_STATUS
/** RFC 9457 body. `errors` names each wrong field by its path. */
export interface ErrorBody {
  type: string
  title: string
  status: number
  code: ErrorCode
  detail: string
  errors?: { path: string; message: string }[]
  /** Of missingChunks: the hashes to upload. */
  missing?: string[]
  requestId?: string
}
