/** A Worker newer than the add-on: what it says beside the known fields changes nothing. */
import { expect, it } from 'vitest'
import type { SentRequest } from '../../playground/host.ts'
import { createBook } from './book.ts'
import { ownedValues, readyShop, shopWorkbook, tabOf, update } from './shop.ts'

it('is understood although its answers hold fields, notes and problem codes that this add-on does not know', () => {
  const usual = readyShop()
  update(usual)
  const book = createBook()
  const fetch = (request: SentRequest) => {
    const answer = book.answer(request)
    const body = JSON.parse(String(answer.body))
    body.later = { anything: [1] }
    if (body.summary) {
      body.summary.notes.push({ code: 'newerNote', text: 'Something new.' })
      body.summary.problems.newerProblem = 3
      body.summary.later = true
      body.problems.push({ table: 'orders', row: 0, column: 'amount', code: 'newerProblem', message: 'New.' })
    }
    return { ...answer, body: JSON.stringify(body) }
  }
  const host = readyShop(shopWorkbook(), { fetch })
  expect(update(host).problems).toBe(0)
  expect(ownedValues(tabOf(host.workbook, 'Customers'))).toEqual(ownedValues(tabOf(usual.workbook, 'Customers')))
})
