/** Next contact by hand: expiring tiers, birthdays, holidays, working days and the places of a day. */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import type { Cell, ContactsTable, CustomersTable, Settings } from '../../worker/contract.ts'
import { settingsSchema } from '../../worker/settings-schema.ts'
import { dayOf, isoOf } from './naive/shop.ts'

interface Case {
  asOf: string
  settings?: Settings
  customers?: Partial<CustomersTable>
  orders?: [customer: string, date: string, amount: number][]
  contacts?: ContactsTable
}

/** "date reason channel" or "- block channel" of every customer. */
function contactsOf({ asOf, settings = {}, customers, orders = [['a', asOf, 10]], contacts }: Case): string[] {
  expect(settingsSchema.safeParse(settings).error).toBeUndefined()
  const { columns, problems } = scoreTables({
    asOf,
    settings,
    contacts,
    columns: ['nextContact', 'contactReason', 'contactChannel', 'contactBlocked', 'why'],
    customers: { id: ['a'], ...customers },
    orders: {
      customer: orders.map(([customer]) => customer),
      date: orders.map(([, date]) => date),
      amount: orders.map(([, , amount]) => amount),
    },
  })
  expect(problems).toEqual([])
  const word = (cell: Cell | undefined) => (cell === null ? '' : ` ${cell}`)
  return columns.id.map((_, i) =>
    [
      columns.nextContact?.[i] ?? '-',
      word(columns.contactReason?.[i]),
      word(columns.contactBlocked?.[i]),
      word(columns.contactChannel?.[i]),
    ].join(''),
  )
}
/** Fixed days: after the order of asOf - 40 the next win-back is far enough away to leave the day to other reasons. */
const QUIET: Settings = { lifecycle: 'fixed' }
const ago = (asOf: string, days: number) => isoOf(dayOf(asOf) - days)

describe('an expiring tier', () => {
  // Silver on 2025-07-01 until 2026-07-01; 2,000 reach it, 1,600 keep it.
  const levels = [
    { name: 'Member', up: 0 },
    { name: 'Silver', up: 2000 },
  ]
  const settings: Settings = { ...QUIET, tiers: { levels } }
  const orders: Case['orders'] = [['a', '2025-07-01', 2000]]

  it('is a reason 30 days before, then 7 days before its last valid day', () => {
    expect(contactsOf({ asOf: '2026-05-20', settings, orders })).toEqual(['2026-06-01 expiry'])
    const contacts = { customer: ['a'], date: ['2026-06-01'] }
    expect(contactsOf({ asOf: '2026-06-02', settings, orders, contacts })).toEqual(['2026-06-24 expiry'])
    expect(contactsOf({ asOf: '2026-06-08', settings, orders })).toEqual(['2026-06-08 expiry'])
    expect(contactsOf({ asOf: '2026-06-09', settings, orders })).toEqual(['2026-06-24 expiry'])
  })

  it('is none once enough was spent to keep it, nor while an override says another tier', () => {
    const kept: Case['orders'] = [...orders, ['a', '2026-05-19', 1600]]
    expect(contactsOf({ asOf: '2026-05-20', settings, orders: kept })[0]).not.toContain('expiry')
    const customers = { tierOverride: ['Member'] }
    expect(contactsOf({ asOf: '2026-05-20', settings, orders, customers })[0]).not.toContain('expiry')
  })

  it('is named in `why`', () => {
    const { columns } = scoreTables({
      asOf: '2026-05-20',
      settings,
      columns: ['why'],
      orders: { customer: ['a'], date: ['2025-07-01'], amount: [2000] },
    })
    expect(columns.why?.[0]).toContain('contact on 2026-06-01 (expiring soon: Silver)')
  })
})

describe('a birthday', () => {
  const born = (asOf: string, birthday: string, more: Partial<Case> = {}) =>
    contactsOf({
      asOf,
      settings: QUIET,
      orders: [['a', ago(asOf, 40), 10]],
      customers: { birthday: [birthday] },
      ...more,
    })

  it('is a reason 3 days before it, in any year', () => {
    expect(born('2026-06-01', '06-20')).toEqual(['2026-06-17 birthday'])
    expect(born('2026-12-20', '01-02')).toEqual(['2026-12-30 birthday'])
  })

  it('of 29 February is on 28 February in other years', () => {
    expect(born('2026-02-01', '02-29')).toEqual(['2026-02-25 birthday'])
    expect(born('2028-02-01', '02-29')).toEqual(['2028-02-26 birthday'])
  })

  it('of the lunar calendar is converted: mid-autumn, the last day of a year, the month after a leap month', () => {
    // 8-15 of 2026 is 2026-09-25; the year 2025/26 ends with 12-29 on 2026-02-16; 2025 had a leap month 6, and 7-1 on 08-23.
    expect(born('2026-09-01', 'L:08-15')).toEqual(['2026-09-22 birthday'])
    expect(born('2026-02-01', 'L:12-30')).toEqual(['2026-02-13 birthday'])
    expect(born('2025-07-28', 'L:06-15')).toEqual(['2025-09-17 winBack'])
    expect(born('2025-08-01', 'L:07-01')).toEqual(['2025-08-20 birthday'])
  })

  it('goes back to a legal day, up to five, and never on', () => {
    // 2026-06-17 is a Wednesday.
    const on = (weekdays: number[]) => born('2026-06-01', '06-20', { settings: { ...QUIET, contact: { weekdays } } })[0]
    expect(on([1])).toBe('2026-06-15 birthday')
    expect(on([5])).toBe('2026-06-12 birthday')
    expect(on([4])).not.toContain('birthday')
  })

  it('is not counted by the cap, but keeps the gap', () => {
    const contacts = (...dates: string[]) => ({ contacts: { customer: dates.map(() => 'a'), date: dates } })
    const settings = { ...QUIET, contact: { maxPer30Days: 1 } }
    expect(born('2026-06-14', '06-20', { settings, ...contacts('2026-06-10') })).toEqual(['2026-06-17 birthday'])
    expect(born('2026-06-14', '06-20', { settings, ...contacts('2026-06-11') })[0]).not.toContain('birthday')
  })

  it('that cannot be read is a problem, without its content', () => {
    const birthday = ['1990-06-20', '13-01', '02-30', 'L:01-31', 'June']
    const { problems } = scoreTables({
      asOf: '2026-06-01',
      customers: { id: birthday.map((_, k) => k), birthday },
      orders: { customer: [], date: [], amount: [] },
    })
    expect(problems.map(({ row, column, code, value }) => [row, column, code, value])).toEqual(
      birthday.map((_, row) => [row, 'birthday', 'badDate', undefined]),
    )
    expect(problems[0].message).toContain('L:03-05')
  })
})

describe('a holiday', () => {
  const holidays = [{ date: '2026-06-20', name: 'Fair', greet: true }, { date: '2026-06-21' }, { date: '2026-06-22' }]
  const orders: Case['orders'] = [['a', '2026-05-10', 10]]

  it('is greeted on the day itself, which stays closed to other reasons', () => {
    const settings = { ...QUIET, contact: { holidays } }
    expect(contactsOf({ asOf: '2026-06-10', settings, orders })).toEqual(['2026-06-20 holiday'])
    const welcome: Case['orders'] = [['a', '2026-06-17', 10]]
    const closed = { ...QUIET, contact: { holidays: holidays.map(({ date }) => ({ date })) } }
    expect(contactsOf({ asOf: '2026-06-18', settings: closed, orders: welcome })).toEqual(['2026-06-23 welcome'])
  })

  it('without a greeting is no reason', () => {
    const settings = { ...QUIET, contact: { holidays: holidays.slice(1) } }
    expect(contactsOf({ asOf: '2026-06-10', settings, orders })).toEqual(['2026-08-09 winBack'])
  })

  it('is named in `why`', () => {
    const { columns } = scoreTables({
      asOf: '2026-06-10',
      settings: { ...QUIET, contact: { holidays } },
      columns: ['why'],
      orders: { customer: ['a'], date: ['2026-05-10'], amount: [10] },
    })
    expect(columns.why?.[0]).toContain('contact on 2026-06-20 (holiday greeting: Fair)')
  })
})

describe('a working day', () => {
  it('stands above the weekday, not above a holiday', () => {
    // The win-back falls on Sunday 2026-08-09.
    const orders: Case['orders'] = [['a', '2026-05-10', 10]]
    const on = (contact: Settings['contact']) =>
      contactsOf({ asOf: '2026-06-10', settings: { ...QUIET, contact: { weekdays: [1], ...contact } }, orders })
    expect(on({})).toEqual(['2026-08-10 winBack'])
    expect(on({ workingDays: ['2026-08-09'] })).toEqual(['2026-08-09 winBack'])
    expect(on({ workingDays: ['2026-08-09'], holidays: [{ date: '2026-08-09' }] })).toEqual(['2026-08-10 winBack'])
  })
})

describe('the places of a day', () => {
  const id = ['a', 'b', 'c', 'd']
  const consent = ['sms', 'sms', 'email', 'sms']
  const all = (contact: Settings['contact'], customers: Partial<CustomersTable> = {}, amounts = [10, 30, 20, 20]) =>
    contactsOf({
      asOf: '2026-06-10',
      settings: { ...QUIET, contact },
      customers: { id, consent, ...customers },
      orders: id.map((customer, k) => [customer, '2026-06-09', amounts[k]]),
    })

  it('go to the larger monetary first; the others wait for the next day, other channels do not', () => {
    expect(all({ capacity: { sms: 1 } })).toEqual([
      '2026-06-14 welcome sms',
      '2026-06-12 welcome sms',
      '2026-06-12 welcome email',
      '2026-06-13 welcome sms',
    ])
    expect(all({ capacity: { sms: 2 } })).toEqual([
      '2026-06-13 welcome sms',
      '2026-06-12 welcome sms',
      '2026-06-12 welcome email',
      '2026-06-12 welcome sms',
    ])
  })

  it('go by row where nothing else differs', () => {
    expect(all({ capacity: { sms: 1 } }, {}, [5, 5, 5, 5])).toEqual([
      '2026-06-12 welcome sms',
      '2026-06-13 welcome sms',
      '2026-06-12 welcome email',
      '2026-06-14 welcome sms',
    ])
  })

  it("are taken by the owner's dates before all, which never move", () => {
    const contactOn = ['2026-06-12', '2026-06-12', null, null]
    expect(all({ capacity: { sms: 1 } }, { contactOn })).toEqual([
      '2026-06-12 owner sms',
      '2026-06-12 owner sms',
      '2026-06-12 welcome email',
      '2026-06-13 welcome sms',
    ])
  })

  it('of a birthday that is full are looked for before it; another reason may then come first', () => {
    const birthday = ['06-15', '06-15', null, null]
    expect(all({ capacity: { sms: 1 } }, { birthday })).toEqual([
      '2026-06-11 birthday sms',
      '2026-06-12 birthday sms',
      '2026-06-12 welcome email',
      '2026-06-13 welcome sms',
    ])
  })

  it('that do not exist leave nobody a day; without a consent column nothing is limited', () => {
    const none = { capacity: { sms: 0 } }
    expect(all(none)).toEqual(['- noLegalDay sms', '- noLegalDay sms', '2026-06-12 welcome email', '- noLegalDay sms'])
    expect(all(none, { consent: undefined }).map((text) => text.slice(0, 10))).toEqual(Array(4).fill('2026-06-12'))
  })
})

describe('settings of contacts', () => {
  it.each([
    ['a date that is none', { holidays: [{ date: '2026-02-30' }] }],
    ['a holiday twice', { holidays: [{ date: '2026-02-03' }, { date: '2026-02-03', greet: true }] }],
    ['an unknown channel', { capacity: { fax: 1 } }],
    ['a part of a contact', { capacity: { sms: 1.5 } }],
    ['a working day twice', { workingDays: ['2026-02-03', '2026-02-03'] }],
  ])('refuse %s', (_, contact) => {
    expect(settingsSchema.safeParse({ contact }).success).toBe(false)
  })
})
