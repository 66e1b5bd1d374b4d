/**
 * What every table is read with: the day, the settings, one reader each for dates and amounts, and where problems go.
 * Decides nothing.
 */
import type { Cell } from '../contract.ts'
import type { ResolvedSettings } from '../settings.ts'
import { AmountReader } from './amounts.ts'
import { createDateReader } from './dates.ts'
import { ProblemCollector } from './problems.ts'

export interface Reading {
  asOfDay: number
  settings: ResolvedSettings
  /** As createDateReader. */
  readDay: (cell: Cell | undefined) => number
  amounts: AmountReader
  /** Whether a cell is blank or holds a number, also one whose size could be read two ways. */
  isNumberOrBlank: (cell: Cell | undefined) => boolean
  problems: ProblemCollector
  /** Rows dated after asOf that were ignored so far. */
  afterAsOf: number
}

/** Readers for one request. */
export function createReading(asOfDay: number, settings: ResolvedSettings): Reading {
  const plainNumbers = new AmountReader(settings.locale, undefined)
  return {
    asOfDay,
    settings,
    readDay: createDateReader(settings.locale),
    amounts: new AmountReader(settings.locale, settings.currency),
    isNumberOrBlank: (cell) => {
      const result = plainNumbers.read(cell, undefined)
      return result !== 'badAmount' && result !== 'unknownCurrency'
    },
    problems: new ProblemCollector(),
    afterAsOf: 0,
  }
}
