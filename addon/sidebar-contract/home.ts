/** What the tab Home is told: how the sheet stands, changes of classes, sample shops, duplicates. Names only. */

export interface HomeAnswer {
  state: 'notConnected' | 'notSetUp' | 'neverUpdated' | 'ready'
  /** Milliseconds since 1970, of the script's clock. */
  nowMs: number
  /** Before set-up: no tab holds anything, so a sample shop is offered. */
  empty?: boolean
  lastRun?: {
    atMs: number
    asOf: string
    customers: number
    orders: number
    changedCells: number
    problems: number
    /** What of the rows was not counted, a sentence each. */
    notes: string[]
    undone: boolean
  }
  /** The Customers tab holds no row. */
  nobody?: boolean
  /** undefined where no date is written. */
  due?: DueCounts
  /** When the schedule runs next, as a sentence; undefined where there is none. */
  nextRun?: string
  /** What is wrong with the schedule, as a sentence; undefined where nothing is. */
  scheduleTrouble?: string
}

/** Customers whose next contact is due by the written dates and was not logged since: `week` counts today too. */
export interface DueCounts {
  today: number
  tomorrow: number
  week: number
}

/** Customers per segment now and at the end of last month, in scoring.md's order. */
export interface ChangesAnswer {
  since: string
  classes: { code: string; label: string; customers: number; change: number }[]
}

/** `ticked`: of those found, how many are sure enough to be ticked. */
export interface DuplicatesAnswer {
  found: number
  ticked: number
  message: string
}

/** `rows` that now say whose they are. */
export interface MergeAnswer {
  rows: number
  message: string
}

/** `language`: en the baby shop, zh the restaurant; without it the reader's own. */
export interface SampleQuestion {
  language?: string
  /** ISO date of the last orders; without it today. */
  asOf?: string
}

export interface SampleAnswer {
  tabs: { customers: string; orders: string }
  customers: number
  /** Order lines. */
  orders: number
  message: string
}
