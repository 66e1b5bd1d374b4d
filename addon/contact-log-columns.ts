/**
 * Where the columns of the Contact log are: people insert, move and delete columns there too. Decides by the headers, in
 * either language; by place where nothing was moved, so that another header is harmless. Pure.
 */
import { LOCALES } from '../worker/contract.ts'
import { plainWord, type SheetCell } from './sync/cells.ts'
import { WORDS } from './words/index.ts'

/** In the order in which the tab is made. */
export const LOG_COLUMNS = ['date', 'customer', 'channel', 'reason', 'note', 'name'] as const
export type LogColumn = (typeof LOG_COLUMNS)[number]
/** Index of each column in the sheet; -1 where there is none. */
export type LogPlaces = { readonly [column in LogColumn]: number }

const NAME = LOG_COLUMNS.indexOf('name')

export function logPlaces(headers: readonly SheetCell[]): LogPlaces {
  const words = headers.map(plainWord)
  const named = LOG_COLUMNS.map((_, k) => {
    const own = LOCALES.map((locale) => plainWord(WORDS[locale].contactLogHeaders[k]))
    return words.findIndex((word) => own.indexOf(word) >= 0)
  })
  const isUsual = named.every((at, k) => k === NAME || at < 0 || at === k)
  const places: { [column in LogColumn]?: number } = {}
  LOG_COLUMNS.forEach((column, k) => {
    const byPlace = isUsual && named.indexOf(k) < 0 ? k : -1
    places[column] = named[k] < 0 ? byPlace : named[k]
  })
  // A log of an earlier version has no names; what somebody keeps elsewhere under that word is theirs.
  const isOurs = named[NAME] === NAME || named[NAME] === Math.max(...named.slice(0, NAME)) + 1
  return { ...(places as LogPlaces), name: isOurs ? named[NAME] : -1 }
}

/** Runs of neighbours among these columns, from left to right; none of what is gone. */
export function logRuns(columns: readonly LogColumn[], places: LogPlaces): LogColumn[][] {
  const runs: LogColumn[][] = []
  const there = columns.filter((column) => places[column] >= 0).sort((a, b) => places[a] - places[b])
  for (const column of there) {
    const run = runs[runs.length - 1]
    if (run && places[run[run.length - 1]] === places[column] - 1) run.push(column)
    else runs.push([column])
  }
  return runs
}
