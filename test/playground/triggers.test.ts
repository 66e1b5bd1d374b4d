/** Time-driven triggers in the stand-in: how they are described, their limits, whose they are. */
import { describe, expect, it } from 'vitest'
import { createHost } from '../../playground/host.ts'
import { hostOf, NOW, runScript, workbookOf } from './script.ts'

const DAILY = `ScriptApp.newTrigger('work').timeBased().everyDays(1).atHour(6).inTimezone('Europe/Berlin').create()`

describe('a clock trigger', () => {
  it('is kept with its schedule, listed and deleted', () => {
    const host = hostOf(`const made = ${DAILY}
      const listed = ScriptApp.getProjectTriggers().map((one) => [one.getHandlerFunction(), one.getUniqueId() === made.getUniqueId(), String(one.getEventType())])
      if (args[0] === 'delete') ScriptApp.deleteTrigger(made)
      return JSON.stringify(listed)`)
    expect(JSON.parse(String(host.run('main')))).toEqual([['work', true, 'CLOCK']])
    expect(host.triggers[0].schedule).toEqual(['everyDays(1)', 'atHour(6)', 'inTimezone(Europe/Berlin)'])
    host.run('main', 'delete')
    expect(host.triggers).toHaveLength(1)
  })

  it('needs exactly one recurrence, and numbers that exist', () => {
    const make = (calls: string) => () => runScript(`ScriptApp.newTrigger('work').timeBased().${calls}.create()`)
    expect(make('everyWeeks(1).onWeekDay(ScriptApp.WeekDay.MONDAY).atHour(9)')).not.toThrow()
    expect(make('onWeekDay(ScriptApp.WeekDay.MONDAY)')).not.toThrow()
    expect(make('atHour(6)')).toThrow('recurrence')
    expect(make('everyDays(1).everyHours(2)')).toThrow('recurrence')
    expect(make('everyMinutes(7)')).toThrow('1, 5, 10, 15, 30')
    expect(make('everyDays(1).atHour(24)')).toThrow('Invalid argument: 24')
    expect(make("everyDays(1).inTimezone('Nowhere/Here')")).toThrow('Invalid argument')
  })

  it('is seen and deleted by its owner only, who may have twenty', () => {
    const host = hostOf(`${DAILY}; return ScriptApp.getProjectTriggers().length`)
    for (let number = 1; number <= 20; number++) expect(host.runAs({ person: 'anna' }, 'main')).toBe(number)
    expect(() => host.runAs({ person: 'anna' }, 'main')).toThrow('too many triggers')
    expect(host.runAs({ person: 'ben' }, 'main')).toBe(1)
    expect(new Set(host.triggers.map(({ id }) => id)).size).toBe(21)
  })

  it('of the Marketplace edition is one for each user, and hourly at most', () => {
    const code = `function main(calls) { new Function('ScriptApp', 'ScriptApp.newTrigger("work").timeBased().' + calls + '.create()')(ScriptApp) }`
    const manifest = { urlFetchWhitelist: ['https://*.workers.dev/'] }
    const host = createHost({ workbook: workbookOf(), bundle: { code, manifest, html: {} }, now: NOW })
    expect(() => host.run('main', 'everyMinutes(30)')).toThrow('once an hour')
    host.run('main', 'everyHours(1)')
    expect(() => host.run('main', 'everyHours(1)')).toThrow('too many')
  })
})

it('a run without an editor has no screen, and each person has a selection and a language of their own', () => {
  const host = hostOf(
    `if (args[0] === 'select') data.getRange('B3:C4').activate()
    return [ss.getActiveRange().getA1Notation(), ss.getCurrentCell().getA1Notation(), Session.getActiveUserLocale()].join(' ')`,
    workbookOf(),
    { userLocale: (person) => (person === 'ben' ? 'zh_CN' : 'en') },
  )
  host.runAs({ person: 'anna' }, 'main', 'select')
  expect(host.runAs({ person: 'anna' }, 'main')).toBe('B3:C4 B3 en')
  expect(host.runAs({ person: 'ben' }, 'main')).toBe('A1 A1 zh_CN')
  const screenless = hostOf('SpreadsheetApp.getUi()')
  expect(() => screenless.runAs({ hasUi: false }, 'main')).toThrow('getUi')
})
