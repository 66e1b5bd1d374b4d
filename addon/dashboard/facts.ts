/**
 * The parts of an answer that the Dashboard shows, checked as strictly as the rest of it before anything is written. Decides
 * what is asked for and what is taken. Pure.
 */
import type { Backtest, ClassCount, Figures, HistoryPoint, OutputColumn, RollForward } from '../../worker/contract.ts'
import { daysLater } from '../due-rows.ts'
import { Refusal } from '../refusal.ts'
import type { CheckedAnswer } from '../sync/answer.ts'

export const DASHBOARD_COLUMNS: readonly OutputColumn[] = ['segment', 'tier', 'lifecycle']
/** A quarter: 13 weeks. */
export const BACKTEST_DAYS = 91
const LONGEST_TEXT = 500

/** What is asked of the Worker beside the columns. */
export function dashboardQuestion(today: string): object {
  return {
    figures: true,
    history: { months: 12 },
    movement: {},
    backtest: { cutoff: daysLater(today, -BACKTEST_DAYS) },
  }
}

export interface DashboardFacts {
  asOf: string
  orders: number
  figures: Figures
  segments: ClassCount[]
  history: Pick<HistoryPoint, 'asOf' | 'month' | 'classes'>[]
  movement: { from: string; codes: (string | null)[]; counts: number[][] }
  rollForward: RollForward[]
  /** Sentences of alerts, then of suggestions. */
  sentences: string[]
  backtest: Pick<Backtest, 'customers' | 'within7Days' | 'coverage'> & { usual: number | null }
}

/** Refuses with `brokenAnswer` where a part is missing or is something else. */
export function dashboardFacts(asOf: string, { summary, rest }: CheckedAnswer): DashboardFacts {
  const movement = record(rest.movement)
  const backtest = record(rest.backtest)
  const codes = array(movement.codes).map((code) => (code === null ? null : text(code)))
  return {
    asOf,
    orders: summary.orders,
    figures: figuresOf(record(rest.figures)),
    segments: summary.classes.segment ?? [],
    history: array(rest.history).map((point) => historyOf(record(point))),
    movement: { from: text(movement.from), codes, counts: grid(movement.counts, codes.length) },
    rollForward: array(rest.rollForward).map((month) => rollOf(record(month))),
    // Stages move with the segments: told once.
    sentences: array(rest.alerts)
      .map(record)
      .filter(({ column }) => column !== 'lifecycle')
      .concat(array(rest.suggestions).map(record))
      .map((entry) => text(entry.text)),
    backtest: {
      customers: number(backtest.customers),
      within7Days: share(backtest.within7Days),
      coverage: share(backtest.coverage),
      usual: share(record(record(backtest.others).ownMeanGap).within7Days),
    },
  }
}

function figuresOf(figures: Record<string, unknown>): Figures {
  const due = record(figures.contactsDue)
  const curve = array(figures.revenueCurve).map(number)
  if (curve.length !== 0 && curve.length !== 11) throw broken()
  return {
    customers: number(figures.customers),
    buyers: number(figures.buyers),
    active: number(figures.active),
    repeatBuyers: number(figures.repeatBuyers),
    revenue365: number(figures.revenue365),
    contactsDue: { today: number(due.today), week: number(due.week) },
    heatMap: grid(figures.heatMap, 5),
    revenueCurve: curve,
  }
}

function historyOf(point: Record<string, unknown>): DashboardFacts['history'][number] {
  const month = record(point.month)
  const stages = array(record(point.classes).lifecycle).map(record)
  return {
    asOf: text(point.asOf),
    month: {
      orders: number(month.orders),
      revenue: number(month.revenue),
      buyers: number(month.buyers),
      newBuyers: number(month.newBuyers),
    },
    classes: {
      lifecycle: stages.map(({ code, customers, revenue }) => ({
        code: text(code),
        customers: number(customers),
        revenue: number(revenue),
      })),
    },
  }
}

function rollOf(month: Record<string, unknown>): RollForward {
  return {
    from: text(month.from),
    to: text(month.to),
    tiers: array(month.tiers)
      .map(record)
      .map((tier) => ({
        code: text(tier.code),
        opening: number(tier.opening),
        in: number(tier.in),
        out: number(tier.out),
        closing: number(tier.closing),
      })),
  }
}

function grid(value: unknown, size: number): number[][] {
  const rows = array(value).map((row) => array(row).map(number))
  if (rows.length !== size || rows.some((row) => row.length !== size)) throw broken()
  return rows
}

function share(value: unknown): number | null {
  return value === null ? null : number(value)
}

function number(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw broken()
  return value
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw broken()
  return value.slice(0, LONGEST_TEXT)
}

function array(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw broken()
  return value
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken()
  return value as Record<string, unknown>
}

function broken(): Refusal {
  return new Refusal('brokenAnswer', { where: 'dashboard' })
}
