/** What a session starts with: its file's source, its people, its day. Types only; the file is opened in open-workbook.ts. */
import type { MessagePort } from 'node:worker_threads'
import type { Person } from './messages.ts'

/** What a session starts with. */
export interface SessionStart {
  port: MessagePort
  /** Counts the messages sent to the port. */
  sent: Int32Array
  bundleFolder: string
  workerUrl: string
  setupKey: string
  persons: Person[]
  /** ISO date; without it, today (the demo shop: the day after its last order). */
  today?: string
  /** The part of a Utilities.sleep that really passes; 1 where not said. */
  sleepShare?: number
  /** How long a request takes on a slow network; SLOW_MS where not said. */
  slowMs?: number
  source:
    | { kind: 'demo' }
    | { kind: 'empty'; timeZone: string; locale: string; sheetName: string; name: string }
    | { kind: 'xlsx'; path: string; name: string; timeZone: string; locale: string }
    /** A folder of CSV files. */
    | { kind: 'csv'; path: string; name: string; timeZone: string; locale: string }
    /** A sample shop as the add-on itself makes it: `baby` in English, `restaurant` in Chinese. */
    | { kind: 'baby' | 'restaurant'; timeZone: string; locale: string; sheetName: string }
    | { kind: 'json'; text: string }
}
