/**
 * What an answer says of the whole shop: how many bought, how large each class is, notes, problems by code.
 */
import type { CLASS_COLUMNS } from './output-columns.ts'
import type { NoteCode, ProblemCode } from './problems.ts'
import type { RfmMethod, ScoreBounds } from './settings.ts'

export interface ClassCount {
  code: string
  customers: number
  /** Net, lifetime up to asOf, major units. */
  revenue: number
  /** Where a satisfaction column was sent; no mean of fewer than five answers. */
  satisfaction?: { answers: number; mean: number | null }
}
export interface Summary {
  buyers: number
  /** Orders that count up to asOf. */
  orders: number
  /** Net, lifetime up to asOf, major units. */
  revenue: number
  method: RfmMethod
  /** Of a quantile run: its cut points. Kept as `rfm: {method: 'frozen', bounds}` they give the same scores. */
  bounds?: ScoreBounds
  notes: { code: NoteCode; text: string }[]
  classes: { [column in (typeof CLASS_COLUMNS)[number]]?: ClassCount[] }
  problems: { [code in ProblemCode]?: number }
}
