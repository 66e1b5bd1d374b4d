/**
 * The columns of an answer: their order in the sheet, which come by default, which are dates, money or classes.
 * How each is worked out is the business of the score.
 */

/** Every column of an answer, in the order in which the sheet shows them; `id` is always there. */
export const OUTPUT_COLUMNS = [
  'segment',
  'tier',
  'nextContact',
  'contactReason',
  'contactChannel',
  'contactBlocked',
  'lifecycle',
  'valueClass',
  'spendClass',
  'rfmWeighted',
  'rfmClass',
  'rfm',
  'r',
  'f',
  'm',
  'recencyDays',
  'frequency',
  'monetary',
  'cycleDays',
  'nextOrder',
  'nextOrderFrom',
  'nextOrderTo',
  'cycleConfidence',
  'churnRisk',
  'pAlive',
  'expectedOrders90',
  'clv12',
  'favourite',
  'favouriteChannel',
  'favouriteStore',
  'favouriteTaste',
  'favouriteColour',
  'favouriteSize',
  'recommend',
  'referralSpend',
  'tierSince',
  'tierUntil',
  'toNextTier',
  'toKeepTier',
  'tags',
  'segmentComputed',
  'tierComputed',
  'why',
] as const
export type OutputColumn = (typeof OUTPUT_COLUMNS)[number]
/** What `"columns": "all"` gives: everything but `why`, which is asked for by name. */
export const ALL_COLUMNS: readonly OutputColumn[] = OUTPUT_COLUMNS.filter((column) => column !== 'why')
/** Output columns that say which text of an order dimension a customer prefers, and where that text stands. */
export const FAVOURITE_DIMENSIONS = {
  favouriteChannel: 'channel',
  favouriteStore: 'store',
  favouriteTaste: 'attributes.taste',
  favouriteColour: 'attributes.colour',
  favouriteSize: 'attributes.size',
} as const
export type FavouriteColumn = keyof typeof FAVOURITE_DIMENSIONS
export const FAVOURITE_COLUMNS = Object.keys(FAVOURITE_DIMENSIONS) as FavouriteColumn[]
export const DEFAULT_COLUMNS: readonly OutputColumn[] = ['segment', 'tier', 'nextContact']
/** How the sheet has to read and format an answer's column. */
export const DATE_COLUMNS: readonly OutputColumn[] = [
  'nextContact',
  'nextOrder',
  'nextOrderFrom',
  'nextOrderTo',
  'tierSince',
  'tierUntil',
]
export const MONEY_COLUMNS: readonly OutputColumn[] = ['monetary', 'clv12', 'referralSpend', 'toNextTier', 'toKeepTier']
/** The columns whose codes are counted in `summary.classes`. */
export const CLASS_COLUMNS = ['segment', 'tier', 'lifecycle', 'valueClass', 'spendClass'] as const
export type ClassColumn = (typeof CLASS_COLUMNS)[number]
