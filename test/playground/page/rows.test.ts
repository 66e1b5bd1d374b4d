/** What a person has just written stays in sight whatever comes from the server that was asked for earlier. */
import { expect, it, vi } from 'vitest'
import { Rows } from '../../../playground/page/rows.ts'
import type { BlockView } from '../../../playground/server/messages.ts'

const asked = vi.hoisted(() => [] as ((view: BlockView) => void)[])
vi.mock('../../../playground/page/connection.ts', () => ({
  ask: () => new Promise<BlockView>((answer) => asked.push(answer)),
}))

const holding = (text: string): BlockView => ({ sheetId: 1, row: 1, rows: 1, looks: [], cells: [[[1, { text }]]] })
const soon = () => new Promise((done) => setTimeout(done))
/** The rows that are asked for now are answered so. */
async function answered(rows: Rows, text: string): Promise<void> {
  rows.need(1)
  await soon()
  asked.splice(0).forEach((answer) => void answer(holding(text)))
  await soon()
}

it('keeps what was written over rows that come from before, until the server has answered', async () => {
  const rows = new Rows(1, 10, () => {})
  const [row] = rows.models
  rows.need(1)
  await soon()
  const heard = rows.write(1, 1, { text: '1,5', style: {} })
  await answered(rows, 'before')
  expect([row.c1, row.cells.get(1)?.text]).toEqual(['1,5', '1,5'])
  heard()
  rows.expire()
  await answered(rows, '1.50')
  expect([row.c1, row.cells.get(1)?.text]).toEqual(['1.50', '1.50'])
})

it('keeps the last of two texts until both are answered', async () => {
  const rows = new Rows(1, 10, () => {})
  const first = rows.write(1, 1, { text: 'one', style: {} })
  const second = rows.write(1, 1, { text: 'two', style: {} })
  first()
  await answered(rows, 'one')
  expect(rows.models[0].c1).toBe('two')
  second()
  rows.expire()
  await answered(rows, 'TWO')
  expect(rows.models[0].c1).toBe('TWO')
})
