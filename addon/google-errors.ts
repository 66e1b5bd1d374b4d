/**
 * Google's exceptions as refusals that a person understands. Decides by Google's own sentences, of which only a few are
 * documented; whatever is not known here is a bug of ours until it is.
 */
import { Refusal, type RefusalCode } from './refusal.ts'

const SENTENCES: readonly [RegExp, RefusalCode][] = [
  [/property storage quota|argument too large: value/i, 'storageFull'],
  [/above the limit of \d+ cells/i, 'workbookFull'],
  [/too many (time-based )?triggers/i, 'tooManyTriggers'],
  [/permission|authori[sz]ation/i, 'needsRights'],
  [/too many times|too many simultaneous|quota/i, 'googleQuota'],
  [
    /service error|service spreadsheets|timed out|server error occurred|service unavailable|internal error/i,
    'sheetsTrouble',
  ],
]

/** The refusal that an exception means; undefined for a bug. */
export function refusalOfGoogle(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  // Google's exceptions are no TypeErrors and the like; ours that say "permission" would be.
  if (!(error instanceof Error) || error.name === 'TypeError' || error.name === 'RangeError') return undefined
  const known = SENTENCES.filter(([pattern]) => pattern.test(error.message))[0]
  return known && new Refusal(known[1])
}
