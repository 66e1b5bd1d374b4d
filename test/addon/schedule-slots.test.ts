/** When a scheduled update is due: by the local hour and weekday, on days of 23 and 25 hours as well. */
import { describe, expect, it } from 'vitest'
import { nextSlot, slotAt, type Timing } from '../../addon/schedule-slots.ts'

describe('a slot', () => {
  const daily: Timing = { every: 'day', hour: 6, weekday: 1 }
  const weekly: Timing = { every: 'week', hour: 9, weekday: 3 }
  it('of a day begins at its hour', () => {
    expect(slotAt(daily, '2026-11-22T05:59', 0)).toBe('2026-11-21')
    expect(slotAt(daily, '2026-11-22T06:00', 0)).toBe('2026-11-22')
    expect(nextSlot(daily, '2026-11-22T05:59', 0)).toBe('2026-11-22T06')
    expect(nextSlot(daily, '2026-11-30T23:00', 0)).toBe('2026-12-01T06')
  })
  it('of a week begins on its weekday', () => {
    // 2026-11-22 is a Sunday.
    expect(slotAt(weekly, '2026-11-22T12:00', 0)).toBe('2026-11-18')
    expect(slotAt(weekly, '2026-11-25T08:59', 0)).toBe('2026-11-18')
    expect(slotAt(weekly, '2026-11-25T09:00', 0)).toBe('2026-11-25')
    expect(nextSlot(weekly, '2026-11-25T09:00', 0)).toBe('2026-12-02T09')
    expect(slotAt({ ...weekly, weekday: 7 }, '2026-11-22T10:00', 0)).toBe('2026-11-22')
  })
  it('of an hour is an hour of the world, so that the hour which clocks repeat counts twice', () => {
    const hourly: Timing = { every: 'hour', hour: 0, weekday: 1 }
    const first = slotAt(hourly, '2026-10-25T02:30', Date.parse('2026-10-25T00:30:00Z'))
    expect(slotAt(hourly, '2026-10-25T02:30', Date.parse('2026-10-25T01:30:00Z')) > first).toBe(true)
  })
})
