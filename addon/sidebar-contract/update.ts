/** What an update answers: while it runs, before it, after it and taken back. Names only. */

export interface UpdateAnswer {
  asOf: string
  customers: number
  orders: number
  changedCells: number
  problems: number
  clearedRows: number
  message: string
}

export interface ProgressAnswer {
  progress?: { step: string; done: number; total: number; atMs: number }
}

/** What an update would change. Rows and texts are as in the sheet. */
export interface PreviewAnswer {
  asOf: string
  cells: number
  /** Customers with a change, and all. */
  changed: number
  customers: number
  /** Movements between classes, most customers first. */
  movements: { header: string; from: string; to: string; customers: number }[]
  /** Too many cells for Undo: only version history could bring them back. */
  tooManyToUndo: boolean
  /** The first customers with a change. */
  rows: { row: number; name: string; changes: { header: string; from: string; to: string }[] }[]
}

export interface UndoAnswer {
  restored: number
  /** Cells that no longer hold what the update wrote and were left as they are. */
  kept: number
  message: string
}
