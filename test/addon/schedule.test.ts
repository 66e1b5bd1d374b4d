/** Scheduled updates: that each is done at its time and nothing twice, what a failure leaves, in both editions. */
import { describe, expect, it } from 'vitest'
import { createHost, type Host, type HostOptions, loadBundle } from '../../playground/host.ts'
import type { Workbook } from '../../playground/workbook/workbook.ts'
import { createBook } from './book.ts'
import { ask, ownedValues, setUp, shopWorkbook, tabOf } from './shop.ts'

const EDITIONS = ['bound', 'marketplace'] as const
const BUNDLES = Object.fromEntries(
  EDITIONS.map((edition) => [edition, loadBundle(new URL(`../../dist/addon/${edition}`, import.meta.url).pathname)]),
)
const HOUR_MS = 3_600_000
interface State {
  every: string
  isOwn: boolean
  next: string
  lastRun: string
  failures: number
  problem: string
  trouble: string
}

function open(
  edition: string,
  now: string,
  options: Partial<HostOptions> = {},
  workbook: Workbook = shopWorkbook(),
): Host {
  const fetch = createBook().answer
  const host = createHost({ workbook, bundle: BUNDLES[edition], now: new Date(now), fetch, ...options })
  setUp(host)
  return host
}
const at = (host: Host, instant: string) => {
  host.clock.nowMs = Date.parse(instant)
}
const fire = (host: Host, person?: string, handler = 'scheduledUpdate') => host.runAs({ person, hasUi: false }, handler)
const state = (host: Host) => ask<State>(host, 'scheduleState')
const values = (host: Host) => ownedValues(tabOf(host.workbook, 'Customers'))
const logged = (host: Host) =>
  tabOf(host.workbook, 'Run log')
    .values()
    .slice(1)
    .filter((row) => row[1] === 'Schedule')
const down = () => {
  throw new Error('DNS error: https://shop.workers.dev')
}

describe.each(EDITIONS)('the schedule of the %s edition', (edition) => {
  it('has the trigger that the edition may have, in the zone of the spreadsheet', () => {
    const host = open(edition, '2026-11-22T09:00:00Z')
    const schedules = [
      { every: 'day', hour: 6, weekday: 1 },
      { every: 'week', hour: 9, weekday: 5 },
      { every: 'hour', hour: 0, weekday: 1 },
    ].map((timing) => {
      ask(host, 'saveSchedule', timing)
      return host.triggers.map(({ handler, schedule }) => [handler, ...schedule].join(' '))
    })
    const zone = 'inTimezone(Europe/Berlin)'
    const hourly = ['scheduledUpdate everyHours(1)']
    expect(schedules).toEqual(
      edition === 'bound'
        ? [
            [`scheduledUpdate everyDays(1) atHour(6) ${zone}`],
            [`scheduledUpdate everyWeeks(1) onWeekDay(FRIDAY) atHour(9) ${zone}`],
            hourly,
          ]
        : [hourly, hourly, hourly],
    )
    ask(host, 'saveSchedule', { every: 'off' })
    expect(host.triggers).toEqual([])
    expect(state(host)).toMatchObject({ every: 'off', next: '' })
  })

  it('fired every hour around both clock changes runs once on each local day, at its hour', () => {
    for (const [from, days] of [
      ['2026-03-27T00:20:00Z', 4],
      ['2026-10-23T00:20:00Z', 4],
    ] as const)
      for (const hour of [2, 23]) {
        const host = open(edition, from)
        ask(host, 'saveSchedule', { every: 'day', hour, weekday: 1 })
        const ran: string[] = []
        for (let k = 1; k <= days * 24; k++) {
          host.clock.nowMs = Date.parse(from) + k * HOUR_MS
          if (fire(host) === 'updated') ran.push(String(host.workbook.sheet('Run log')?.text(ran.length + 2, 1)))
        }
        const dates = ran.map((local) => local.slice(0, 10))
        expect(new Set(dates).size, `hour ${hour}`).toBe(dates.length)
        expect(dates.length, `hour ${hour} from ${from}`).toBeGreaterThanOrEqual(days - 1)
        // The hour that is left out in spring is made up for in the next.
        const hours = new Set(ran.map((local) => Number(local.slice(11, 13))))
        const spring = from.startsWith('2026-03') && hour === 2
        expect(
          [...hours].sort((a, b) => a - b),
          `hour ${hour} from ${from}`,
        ).toEqual(spring ? [2, 3] : [hour])
      }
  }, 120_000)

  it('of two persons runs once in a slot, and ends for both', () => {
    const host = open(edition, '2026-11-22T09:00:00Z')
    const byBen = (name: string, question: object) =>
      JSON.parse(String(host.callFromPageOf('ben', name, JSON.stringify(question))))
    ask(host, 'saveSchedule', { every: 'day', hour: 6, weekday: 1 })
    expect(byBen('saveSchedule', { every: 'day', hour: 6, weekday: 1 }).ok).toBe(true)
    expect(host.triggers).toHaveLength(2)
    at(host, '2026-11-23T05:10:00Z')
    expect(fire(host)).toBe('updated')
    const requests = host.requests.length
    expect(fire(host, 'ben')).toBe('notDue')
    expect(host.requests.length).toBe(requests)
    // Both at the same moment: the second waits, then sees that it is done.
    at(host, '2026-11-24T05:10:00Z')
    const outcomes: unknown[] = []
    host.options.beforeCall = (call, method) => {
      if (outcomes.length === 0 && call > 5 && method === 'UrlFetchApp.fetch') {
        host.options.beforeCall = undefined
        outcomes.push(fire(host, 'ben'))
      }
    }
    outcomes.push(fire(host))
    expect(outcomes).toEqual(['busy', 'updated'])
    expect(fire(host, 'ben', edition === 'bound' ? 'continueUpdate' : 'scheduledUpdate')).toBe('notDue')
    expect(logged(host)).toHaveLength(2)
    ask(host, 'saveSchedule', { every: 'off' })
    expect(fire(host, 'ben')).toBe('noSchedule')
    expect(host.triggers).toEqual([])
  })

  it('that fails leaves the sheet as it was, says so in the Run log, is tried again, and counts from the next success', () => {
    const host = open(edition, '2026-11-22T09:00:00Z')
    ask(host, 'updateNow')
    ask(host, 'saveSchedule', { every: 'day', hour: 6, weekday: 1 })
    const cells = values(host)
    const { fetch } = host.options
    host.options.fetch = down
    const outcomes: unknown[] = []
    for (const day of ['23', '24']) {
      at(host, `2026-11-${day}T05:30:00Z`)
      for (let attempt = 0; attempt < 5; attempt++) {
        outcomes.push(fire(host))
        host.clock.nowMs += HOUR_MS
      }
    }
    expect(outcomes.slice(0, 5)).toEqual(['failed', 'failed', 'failed', 'givenUp', 'givenUp'])
    expect(outcomes.slice(5)).toEqual(outcomes.slice(0, 5))
    expect(values(host)).toEqual(cells)
    expect(state(host)).toMatchObject({
      failures: 6,
      problem: expect.stringContaining('could not be reached'),
      trouble: 'The scheduled update has failed 6 times in a row.',
    })
    expect(logged(host)).toHaveLength(6)
    expect(logged(host)[0][8]).toContain('could not be reached')
    host.options.fetch = fetch
    at(host, '2026-11-25T05:30:00Z')
    expect(fire(host)).toBe('updated')
    expect(state(host)).toMatchObject({ failures: 0, problem: '', trouble: '' })
  })

  it('without Google’s rights changes nothing and keeps that for whoever opens the file', () => {
    const host = open(edition, '2026-11-22T09:00:00Z')
    ask(host, 'saveSchedule', { every: 'hour', hour: 0, weekday: 1 })
    at(host, '2026-11-22T11:00:00Z')
    host.requests.length = 0
    expect(host.runAs({ authMode: 'LIMITED', hasUi: false }, 'scheduledUpdate')).toBe('needsRights')
    expect(host.requests).toEqual([])
    expect(state(host)).toMatchObject({
      failures: 1,
      problem: expect.stringContaining('has not given Regulars the rights'),
    })
  })

  it('with three failures in a row says so in the menu at the next opening, and nowhere without rights', () => {
    const host = open(edition, '2026-11-22T09:00:00Z', { userLocale: (person) => (person === 'ben' ? 'zh_CN' : 'en') })
    const first = (person?: string, authMode?: 'NONE') => {
      host.runAs({ person, authMode }, 'onOpen')
      return host.menus[host.menus.length - 1].items?.[0].caption
    }
    ask(host, 'saveSchedule', { every: 'hour', hour: 0, weekday: 1 })
    host.options.fetch = down
    for (const hour of ['11', '12', '13']) {
      expect(first()).toBe('Update now')
      at(host, `2026-11-22T${hour}:10:00Z`)
      expect(fire(host)).toBe('failed')
    }
    expect(first()).toBe('⚠ See why the schedule failed 3 times')
    expect(first('ben')).toBe('⚠ 定时更新连续失败 3 次…')
    expect(first(undefined, 'NONE')).toBe('Update now')
    expect(host.menus[host.menus.length - 1].items?.length).toBe(6)
  })

  it('that Google does not run any more is told as well, and is taken over by whoever saves it again', () => {
    const host = open(edition, '2026-11-22T09:00:00Z')
    host.callFromPageOf('anna', 'saveSchedule', JSON.stringify({ every: 'day', hour: 6, weekday: 1 }))
    expect(state(host)).toMatchObject({ isOwn: false, trouble: '', next: 'tomorrow 06:00–07:00' })
    at(host, '2026-11-23T09:00:00Z')
    expect(state(host).trouble).toContain('did not take place')
    ask(host, 'saveSchedule', { every: 'day', hour: 6, weekday: 1 })
    expect(state(host)).toMatchObject({ isOwn: true, trouble: '' })
  })

  it('follows the spreadsheet into another time zone', () => {
    const host = open(edition, '2026-11-22T09:00:00Z')
    ask(host, 'saveSchedule', { every: 'day', hour: 6, weekday: 1 })
    host.workbook.timeZone = 'America/New_York'
    at(host, '2026-11-23T05:20:00Z')
    expect(fire(host)).toBe('notDue')
    if (edition === 'bound') expect(host.triggers[0].schedule).toContain('inTimezone(America/New_York)')
    at(host, '2026-11-23T11:20:00Z')
    expect(fire(host)).toBe('updated')
  })

  it('ends with the connection, is not there in a copied file, and needs a set-up', () => {
    const host = open(edition, '2026-11-22T09:00:00Z')
    ask(host, 'saveSchedule', { every: 'day', hour: 6, weekday: 1 })
    const copy = host.workbook.copy()
    for (const [key, value] of host.workbook.properties.document) copy.properties.document.set(key, value)
    const other = createHost({ ...host.options, workbook: copy })
    expect(state(other)).toMatchObject({ every: 'off' })
    expect(() => ask(other, 'saveSchedule', { every: 'hour', hour: 0, weekday: 1 })).toThrow(/notSetUp/)
    ask(host, 'disconnect', { onlyHere: true })
    expect(host.triggers).toEqual([])
    expect(state(host)).toMatchObject({ every: 'off' })
  })
})

describe('a run that stops at the time limit', () => {
  it('is continued by a trigger of its own in the bound edition and by the next hour in the other', () => {
    for (const edition of EDITIONS) {
      const host = open(edition, '2026-11-22T09:00:00Z')
      ask(host, 'saveSchedule', { every: 'day', hour: 6, weekday: 1 })
      const right = host.options.fetch as NonNullable<HostOptions['fetch']>
      let slow = true
      host.options.fetch = (request) => {
        if (slow && request.url.endsWith('/chunks')) host.clock.nowMs += 5 * 60_000
        return right(request)
      }
      at(host, '2026-11-23T05:10:00Z')
      expect(fire(host)).toBe('goesOn')
      expect(state(host)).toMatchObject({ failures: 0, trouble: '' })
      const soon = host.triggers.filter(({ handler }) => handler === 'continueUpdate')
      expect(soon.map(({ schedule }) => schedule)).toEqual(edition === 'bound' ? [['after(60000)']] : [])
      slow = false
      host.requests.length = 0
      host.clock.nowMs += edition === 'bound' ? 60_000 : HOUR_MS
      expect(fire(host, undefined, edition === 'bound' ? 'continueUpdate' : 'scheduledUpdate')).toBe('updated')
      // What was sent before is not sent again.
      expect(host.requests.map(({ url }) => url.split('/').pop())).toEqual(['plan', 'score'])
      expect(host.triggers.map(({ handler }) => handler)).toEqual(['scheduledUpdate'])
    }
  })

  it('and that Google kills at any call is run again, one failure richer at the most', () => {
    let calls = 60
    for (let kill = 1; kill <= calls; kill += 6) {
      const host = open('bound', '2026-11-22T09:00:00Z')
      ask(host, 'saveSchedule', { every: 'day', hour: 6, weekday: 1 })
      at(host, '2026-11-23T05:10:00Z')
      host.options.killAt = kill
      try {
        fire(host)
      } catch {}
      host.options.killAt = undefined
      host.resetCounts()
      expect(['updated', 'notDue'], `killed at ${kill}`).toContain(fire(host))
      calls = Math.max(calls, host.counts.serviceCalls)
      expect(state(host), `killed at ${kill}`).toMatchObject({ failures: 0, trouble: '' })
      expect(values(host), `killed at ${kill}`).toMatchObject({ C001: ['Active', 'Member', expect.anything()] })
    }
  })
})

it('too many triggers are told in a sentence', () => {
  const host = open('bound', '2026-11-22T09:00:00Z')
  host.triggers = Array.from({ length: 20 }, (_, k) => ({
    id: `trigger-${k + 1}`,
    handler: 'other',
    schedule: ['everyHours(1)'],
    person: 'owner@example.com',
  }))
  expect(() => ask(host, 'saveSchedule', { every: 'hour', hour: 0, weekday: 1 })).toThrow(
    /tooManyTriggers: Google allows/,
  )
})
