/** Progress and cancelling, through the built bundle: what a polling page sees and what a run spends on it. */
import { describe, expect, it } from 'vitest'
import { readyShop, tabOf } from './shop.ts'

type Result = { ok: boolean; code?: string; progress?: { step: string; done: number; total: number } }
const parsed = (json: unknown) => JSON.parse(String(json)) as Result
const ofCache = (method: string) => method.startsWith('Cache')

describe('progress', () => {
  it('tells a watching page the steps in their order', () => {
    const host = readyShop()
    const steps: string[] = []
    host.options.beforeCall = (_, method) => {
      // As if the call before had taken its time.
      host.clock.nowMs += 2_000
      if (ofCache(method)) return
      const { beforeCall } = host.options
      host.options.beforeCall = undefined
      const told = parsed(host.run('progress')).progress?.step
      if (told && steps[steps.length - 1] !== told) steps.push(told)
      host.options.beforeCall = beforeCall
    }
    expect(parsed(host.run('updateNow', '{"watched":true}')).ok).toBe(true)
    expect(steps).toEqual(['reading', 'sending', 'scoring', 'writing'])
  })

  it('costs a short run that nobody watches no service call', () => {
    const host = readyShop()
    host.run('updateNow')
    expect(Object.keys(host.counts.byMethod).filter(ofCache)).toEqual([])
    expect(parsed(host.run('progress'))).toEqual({ ok: true })
  })
})

describe('cancelling', () => {
  const cancelAt = (at: (method: string) => boolean) => {
    const host = readyShop()
    host.options.beforeCall = (_, method) => {
      host.clock.nowMs += 2_000
      if (!at(method)) return
      host.options.beforeCall = () => {
        host.clock.nowMs += 2_000
      }
      host.run('cancelUpdate')
    }
    return host
  }

  it('stops the run before it writes, in a sentence', () => {
    const host = cancelAt((method) => method === 'Range.getValues')
    const sheets = () => JSON.stringify(host.workbook.sheets.map(({ rows }) => rows))
    const before = sheets()
    expect(parsed(host.run('updateNow', '{"watched":true}'))).toMatchObject({
      ok: false,
      code: 'cancelled',
      message: 'The update was cancelled. Nothing was changed.',
    })
    expect(sheets() === before).toBe(true)
    host.options.beforeCall = undefined
    expect(parsed(host.run('updateNow', '{"watched":true}')).ok).toBe(true)
  })

  it('is seen right before the first cell is written, however fast the run is', () => {
    const host = readyShop()
    let fetches = 0
    host.options.beforeCall = (_, method) => {
      // Plan, chunks, score: while the last of them is on its way every step before writing has been told.
      if (!method.startsWith('UrlFetchApp') || ++fetches < 3) return
      host.options.beforeCall = undefined
      host.run('cancelUpdate')
    }
    expect(parsed(host.run('updateNow', '{"watched":true}'))).toMatchObject({ ok: false, code: 'cancelled' })
    expect(fetches).toBe(3)
  })

  it('comes too late once cells are being written', () => {
    const host = cancelAt((method) => method === 'Range.getFormulas')
    expect(parsed(host.run('updateNow', '{"watched":true}')).ok).toBe(true)
    expect(tabOf(host.workbook, 'Customers').value(2, 6)).not.toBe('')
  })

  it('of an earlier run stops no later one', () => {
    const host = readyShop()
    host.run('cancelUpdate')
    host.clock.nowMs += 1
    expect(parsed(host.run('updateNow', '{"watched":true}')).ok).toBe(true)
  })
})
