/**
 * What every table is read with: the day, the settings, one reader each for dates and amounts, and where problems go.
 * Decides nothing.
 */
import type { Cell } from '../contract.ts'
import type { ResolvedSettings } from '../settings.ts'
import { AmountReader } from './amounts.ts'
import type { ReadCell } from './cell-column.ts'
import { createDateReader } from './dates.ts'
import { marksOfColumns } from './mark-evidence.ts'
import { ProblemCollector } from './problems.ts'
import type { CellSource } from './sent-table.ts'

export interface Reading {
  asOfDay: number
  settings: ResolvedSettings
  /** As createDateReader. */
  readDay: ReadCell<number>
  amounts: AmountReader
  /** Whether a cell is blank or holds a number, also one whose size could be read two ways. */
  isNumberOrBlank: (cell: Cell | undefined) => boolean
  problems: ProblemCollector
  /** Rows dated after asOf that were ignored so far. */
  afterAsOf: number
}

/** Readers for one request. `amountColumns` tell how amounts are written where no locale does. */
export function createReading(
  asOfDay: number,
  settings: ResolvedSettings,
  amountColumns: readonly (CellSource | undefined)[],
): Reading {
  const plainNumbers = new AmountReader(settings.locale, undefined)
  return {
    asOfDay,
    settings,
    readDay: createDateReader(settings.locale),
    amounts: new AmountReader(settings.locale, settings.currency, marksOfColumns(amountColumns)),
    isNumberOrBlank: (cell) => {
      const result = plainNumbers.read(cell, undefined)
      return result !== 'badAmount' && result !== 'unknownCurrency'
    },
    problems: new ProblemCollector(),
    afterAsOf: 0,
  }
}
