/** An example of POST /v1/score: its request, and its answer worked out by hand. Holds no expectation of its own. */
import type { ScoreRequest } from '../worker/contract.ts'

export const EXAMPLE: ScoreRequest = {
  asOf: '2026-11-22',
  locale: 'en',
  settings: {},
  columns: ['segment', 'tier', 'nextContact'],
  customers: { id: ['A1', 'B2'], joined: ['2024-01-05', null], source: ['walk-in', null] },
  orders: {
    customer: ['A1', 'A1'],
    date: ['2026-10-01', '2026-11-01'],
    amount: [120, 80.5],
    orderId: ['o1', 'o2'],
    category: ['milk powder', 'milk powder'],
  },
}

/** Its whole answer; `noteText` is what stands for the words of the one note. */
export const exampleAnswer = (noteText: unknown) => ({
  asOf: '2026-11-22',
  rows: { from: 0, to: 2 },
  columns: {
    id: ['A1', 'B2'],
    segment: ['active', 'prospect'],
    tier: ['Member', 'Member'],
    nextContact: ['2026-11-25', null],
  },
  labels: { segment: { active: 'Active', prospect: 'Prospect' } },
  summary: {
    buyers: 1,
    orders: 2,
    revenue: 200.5,
    method: 'fixed',
    notes: [{ code: 'fewBuyers', text: noteText }],
    classes: {
      segment: [
        { code: 'active', customers: 1, revenue: 200.5 },
        { code: 'prospect', customers: 1, revenue: 0 },
      ],
      tier: [{ code: 'Member', customers: 2, revenue: 200.5 }],
    },
    problems: {},
  },
  problems: [],
})
