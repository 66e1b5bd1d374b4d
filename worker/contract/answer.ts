/**
 * The answer of POST /v1/score: columns, summary, problems, and the parts that are asked for by name.
 */
import type { Comparison } from './comparison.ts'
import type { Explanation } from './explanation.ts'
import type { OutputColumn } from './output-columns.ts'
import type { Problem, SettingsProblem } from './problems.ts'
import type { Alert, Backtest, Figures, HistoryPoint, Movement, RollForward, Suggestion } from './report.ts'
import type { Summary } from './summary.ts'
import type { Cell } from './tables.ts'

/** Answer of POST /v1/score; each column has one cell per customer row. */
export interface ScoreAnswer {
  asOf: string
  rows: { from: number; to: number }
  columns: { id: Cell[] } & { [column in OutputColumn]?: Cell[] }
  labels: { [column in OutputColumn]?: Record<string, string> }
  summary: Summary
  problems: Problem[]
  /** What is wrong with the owner's texts in the settings; left out where nothing is. */
  settingsProblems?: SettingsProblem[]
  /** The rest only where the request asked for it. */
  backtest?: Backtest
  /** Oldest first; the last is asOf. */
  history?: HistoryPoint[]
  movement?: Movement
  /** A month each, oldest first; where history was asked with the column `tier`, or movement by tier. */
  rollForward?: RollForward[]
  /** Where history or movement was asked for. */
  alerts?: Alert[]
  suggestions?: Suggestion[]
  figures?: Figures
  /** null where there is no such customer. */
  explain?: Explanation | null
  compare?: Comparison
}
