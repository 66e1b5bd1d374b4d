/** Which day the birthday is that a contact is about: near the contact's own day, by the calendar or the lunar year. */
import { describe, expect, it } from 'vitest'
import { birthdayNear } from '../../../addon/sidebar/birthday.ts'

describe('the birthday of a contact', () => {
  it.each([
    ['11-25', '2026-11-22', '2026-11-25'],
    ['11-22', '2026-11-22', '2026-11-22'],
    // Contacted late, or put off beyond it.
    ['11-20', '2026-11-22', '2026-11-20'],
    // Over the turn of the year.
    ['01-02', '2026-12-30', '2027-01-02'],
    ['12-30', '2027-01-02', '2026-12-30'],
    ['02-29', '2027-02-25', '2027-02-28'],
    ['02-29', '2028-02-25', '2028-02-29'],
    // Chinese New Year of 2026 is on 17 February; the twelfth month before it has 29 days.
    ['L:01-01', '2026-02-13', '2026-02-17'],
    ['L:12-30', '2026-02-13', '2026-02-16'],
    ['L:08-15', '2026-09-22', '2026-09-25'],
  ])('%s, contacted on %s, is %s', (birthday, contact, day) => {
    expect(birthdayNear(birthday, contact)).toBe(day)
  })
  it.each([
    ['06-15', '2026-11-22'],
    ['', '2026-11-22'],
    ['1980-11-25', '2026-11-22'],
    ['11-25', ''],
    ['02-30', '2026-02-27'],
  ])('%s, contacted on %s, is on no day that is known', (birthday, contact) => {
    expect(birthdayNear(birthday, contact)).toBeUndefined()
  })
})
