/** The sidebar's questions to the script about customers and contacts, for tests. Holds no expectation. */
import type { Host } from '../../playground/host.ts'
import { DEFAULT_COLUMNS } from '../../worker/contract.ts'
import { ask, readyShop, shopWorkbook, update } from './shop.ts'

export const COLUMNS = [...DEFAULT_COLUMNS, 'contactReason', 'contactChannel']

interface Card {
  state: string
  card?: {
    row: number
    id: string
    name: string
    fields: { header: string; text: string }[]
    values: Record<string, string>
    overrides: { column: string; value: string; until: string; reason: string }[]
    contacts: { date: string; channel: string; reason: string; note: string }[]
    segments: string[]
    stamp: string
  }
}
interface Due {
  today: string
  total: number
  due: { today: number; tomorrow: number; week: number }
  reasonsMissing: boolean
  contacts: {
    row: number
    id: string
    name: string
    date: string
    reason?: string
    phone: string
    doneOn: string
    blocked?: string
    allowed?: string[]
  }[]
}

/** What the page is told of one customer. */
export const card = (host: Host, question: object) => ask<Card>(host, 'customerCard', question)
/** Whom to contact. */
export const due = (host: Host) => ask<Due>(host, 'dueContacts')
/** A shop after its first update, with no request counted yet. */
export function updated(columns: readonly string[] = COLUMNS): Host {
  const host = readyShop(shopWorkbook(), {}, { columns })
  update(host)
  host.requests.length = 0
  return host
}
