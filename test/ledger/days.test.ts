/** Day numbers against the platform's own calendar. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civilOfDay, dayOf, dayOfIso, isoOfDay } from '../../worker/ledger/days.ts'
import { NO_DAY } from '../../worker/ledger/types.ts'

describe('day numbers', () => {
  it('agree with Date on every day from 1900 to 2200', () => {
    const last = Date.UTC(2200, 11, 31) / 86_400_000
    for (let day = Date.UTC(1900, 0, 1) / 86_400_000; day <= last; day++) {
      const iso = new Date(day * 86_400_000).toISOString().slice(0, 10)
      if (isoOfDay(day) !== iso || dayOfIso(iso) !== day) expect.fail(`${iso} is read as ${dayOfIso(iso)}`)
    }
  })

  it('come back from year, month and day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_567, max: 84_370 }), (day) => {
        const civil = civilOfDay(day)
        expect(dayOf(civil.year, civil.month, civil.day)).toBe(day)
      }),
    )
  })

  it.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '1899-12-31',
    '2201-01-01',
    '24-01-01',
    ' 2024-01-01',
    '2024-1-01',
  ])('refuse %s', (text) => expect(dayOfIso(text)).toBe(NO_DAY))
})
