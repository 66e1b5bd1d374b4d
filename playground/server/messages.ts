/**
 * What the page, the server and a session's thread say to each other: commands that the page sends, and events that come
 * back over the event stream. Types only. Everything is plain JSON; lines count from 1.
 */
import type { Locale } from '../../worker/contract.ts'

/** A block of cells. */
export interface CellBlock {
  row: number
  column: number
  rows: number
  columns: number
}

/** One cell. */
export interface CellAt {
  row: number
  column: number
}

/** A person who works in the file. */
export interface Person {
  id: string
  name: string
  locale: Locale
}

/** `none`: it works. What else can be wrong with the way to the Worker. */
export type NetworkTrouble = 'none' | 'slow' | 'offline' | 'unavailable' | 'lostAnswer' | 'htmlPage'

export interface SheetState {
  id: number
  name: string
  hidden: boolean
  rows: number
  columns: number
  frozenRows: number
  frozenColumns: number
  columnWidths: number[]
  hiddenColumns: number[]
  hiddenGridlines: boolean
  /** Of the sheet that the person looks at: rows that are not as tall as most, `[row, pixels]`, and rows hidden by the filter. */
  rowHeights: [row: number, pixels: number][]
  hiddenRows: number[]
  filter?: CellBlock & { filtered: number[] }
  /** How many. */
  charts: number
}

export interface MenuItem {
  /** Empty for a line between items. */
  caption: string
  functionName?: string
  items?: MenuItem[]
}

export interface TriggerState {
  id: string
  handler: string
  schedule: string[]
  personName: string
}

/** Everything the frame around the grid shows to one person. */
export interface State {
  name: string
  sheets: SheetState[]
  selection: CellBlock & { sheetId: number }
  menus: MenuItem[]
  person: Person
  persons: Person[]
  network: NetworkTrouble
  /** ISO date in the spreadsheet's zone. */
  today: string
  triggers: TriggerState[]
  workerUrl: string
  setupKey: string
  /** Whether the person has something to take back, or to do again. */
  canUndo: boolean
  canRedo: boolean
}

/** How a cell looks, as the page draws it. */
export interface CellLook {
  background?: string
  color?: string
  bold?: boolean
  italic?: boolean
  fontSize?: number
  align?: string
  vertical?: string
  wrap?: boolean
  link?: string
}

/** One cell that is not empty. */
export interface CellView {
  text: string
  /** What editing starts with; left out where it is the text. */
  edit?: string
  /** Index in `looks`. */
  look?: number
  note?: string
  /** A check box and its state. */
  checked?: boolean
  /** What a drop-down offers. */
  options?: string[]
}

export interface BlockView {
  sheetId: number
  row: number
  rows: number
  looks: CellLook[]
  /** By row, then `[column, cell]` of those that are not empty. */
  cells: [column: number, cell: CellView][][]
}

/** A chart with the data that it shows. */
export interface ChartView {
  id: number
  /** Name of a Charts.ChartType, such as `COLUMN`. */
  type: string
  anchorRow: number
  anchorColumn: number
  offsetXPixels: number
  offsetYPixels: number
  widthPixels: number
  heightPixels: number
  options: Record<string, unknown>
  categories: string[]
  /** `null` where there is no number. */
  series: { name: string; values: (number | null)[] }[]
}

/** One text that a filtered column shows, and whether its rows are seen. */
export interface FilterValue {
  text: string
  shown: boolean
}

/** One command's arguments and result. */
export interface Commands {
  state: { args: Record<string, never>; result: State }
  view: { args: { sheetId: number; row: number; rows: number }; result: BlockView }
  charts: { args: { sheetId: number }; result: ChartView[] }
  /** Text as a person types it, into a block whose first cell is named; '' empties. */
  type: { args: { sheetId: number; row: number; column: number; texts: string[][] }; result: null }
  clear: { args: { sheetId: number; block: CellBlock }; result: null }
  select: { args: CellBlock & { sheetId: number }; result: null }
  lines: {
    args: { sheetId: number; act: 'insert' | 'delete'; side: 'rows' | 'columns'; at: number; count: number }
    result: null
  }
  sort: { args: { sheetId: number; column: number; ascending: boolean }; result: null }
  filterValues: { args: { sheetId: number; column: number }; result: FilterValue[] }
  /** Sets up the filter on all cells, takes it away, or hides the rows whose cell in this column shows one of these. */
  filter: {
    args: { sheetId: number } & ({ act: 'make' | 'remove' } | { act: 'choose'; column: number; hidden: string[] })
    result: null
  }
  tab: {
    args: {
      act: 'add' | 'rename' | 'move' | 'delete' | 'show' | 'hide'
      sheetId?: number
      name?: string
      /** Index of a moved sheet, hidden ones counted. */
      to?: number
    }
    result: { sheetId: number }
  }
  width: { args: { sheetId: number; column: number; columns: number; pixels: number }; result: null }
  /** Takes the person's own last edit back, or does it again. */
  undo: { args: Record<string, never>; result: null }
  redo: { args: Record<string, never>; result: null }
  /** Where Ctrl and an arrow lead to. */
  edge: { args: CellAt & { sheetId: number; down: number; right: number }; result: CellAt }
  /** Shown texts, for the clipboard. */
  texts: { args: { sheetId: number; block: CellBlock }; result: string[][] }
  find: { args: CellAt & { sheetId: number; words: string; backwards: boolean }; result: CellAt | null }
  rename: { args: { name: string }; result: null }
  onOpen: { args: Record<string, never>; result: null }
  /** A menu click. */
  menu: { args: { functionName: string }; result: null }
  /** `google.script.run`: arguments and result are JSON; `result: null` for undefined. */
  page: { args: { functionName: string; json: string }; result: { json: string } }
  /** Answers an alert or prompt. */
  answer: { args: { question: number; button: string; text?: string }; result: null }
  locale: { args: { locale: Locale }; result: null }
  network: { args: { trouble: NetworkTrouble }; result: null }
  today: { args: { date: string }; result: null }
  /** Fires a clock trigger now; without an id, all of them. */
  fire: { args: { id?: string }; result: { fired: number } }
  save: { args: { path: string }; result: null }
  /** The whole file as JSON, for tests. */
  workbook: { args: Record<string, never>; result: { json: string } }
}
export type CommandName = keyof Commands

/** A command as it travels: `person` says who does it, `client` whose page waits for the result. */
export type Request = {
  [Name in CommandName]: { id: number; client: string; person: string; name: Name; args: Commands[Name]['args'] }
}[CommandName]

/** What comes back; a failure carries what went wrong as text, a script's error with its name. */
export type Event =
  | { event: 'result'; id: number; ok: true; result: unknown }
  | { event: 'result'; id: number; ok: false; message: string; name: string }
  | { event: 'changed' }
  | { event: 'toast'; title: string; message: string; seconds: number }
  | { event: 'ask'; question: number; kind: 'alert' | 'prompt'; title: string; message: string; buttons: string[] }
  | { event: 'answered'; question: number }
  | {
      event: 'open'
      kind: 'dialog' | 'sidebar'
      /** Where the page's text is: `/page/<page>`. */
      page: number
      title: string
      width: number
      height: number
      modal: boolean
    }
  | { event: 'selection' }
  | { event: 'ended'; message: string }

/** From a session's thread: an event for one page, for all pages of a person or for everybody; or a page's text to keep. */
export type FromThread =
  | { to: { client?: string; person?: string }; event: Event }
  | { keepPage: number; html: string; functions: string[] }
  | { ready: true }
