/** The language that a person chose: kept for that person only, spoken by everything that answers them. */
import { describe, expect, it } from 'vitest'
import { WORDS } from '../../addon/words/index.ts'
import type { Host } from '../../playground/host.ts'
import { ask, readyShop, shopWorkbook, tabOf, update } from './shop.ts'

const COLLEAGUE = 'colleague@example.com'
const lastToast = (host: Host) => host.toasts[host.toasts.length - 1]
const lastMenu = (host: Host) => host.menus[host.menus.length - 1]

/** An English sheet whose owner, with an English account, chose Chinese. */
function chosen(): Host {
  const host = readyShop()
  update(host)
  ask(host, 'saveLanguage', { language: 'zh' })
  return host
}

describe('a language that was chosen in the sidebar', () => {
  it('is that of pages, questions, toasts and refusals at once; of the menu when the file is opened again', () => {
    const opened = readyShop()
    opened.run('onOpen')
    ask(opened, 'saveLanguage', { language: 'zh' })
    // A menu of another name would stand beside the one that is there.
    expect(opened.menus.map(({ caption }) => caption)).toEqual([WORDS.en.menu.title])
    const host = chosen()
    host.run('onOpen')
    expect(lastMenu(host).caption).toBe(WORDS.zh.menu.title)
    host.run('openSidebar')
    expect(host.dialogs[host.dialogs.length - 1].content).toContain('<html lang="zh"')
    expect(ask<{ userLanguage: string }>(host, 'proposeSetUp').userLanguage).toBe('zh')
    host.run('undoLastUpdate')
    expect(lastToast(host).message).toMatch(/[一-龥]/)
    expect(() => ask(host, 'undoUpdate')).toThrow(/[一-龥]/)
  })

  it('is nobody else’s', () => {
    const host = chosen()
    host.runAs({ person: COLLEAGUE }, 'onOpen')
    expect(lastMenu(host).caption).toBe('Regulars')
    host.runAs({ person: COLLEAGUE }, 'openSidebar')
    expect(host.dialogs[host.dialogs.length - 1].content).toContain('<html lang="en"')
  })

  it('tells an update of the menu’s without one call more; the cells and the Run log keep the sheet’s language', () => {
    const host = readyShop(shopWorkbook(), { userLocale: 'zh_CN' }, { language: 'en' })
    host.run('onOpen')
    const item = lastMenu(host).items?.find(({ caption }) => caption === WORDS.zh.menu.updateNow)
    expect(item?.functionName).toBe('updateInChinese')
    host.resetCounts()
    host.run('updateInChinese')
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(41)
    expect(lastToast(host)).toMatchObject({ title: '常客', message: expect.stringMatching(/^客户 24 位，订单 84 笔/) })
    expect(tabOf(host.workbook, 'Run log').values()[1][8]).toMatch(/^24 customers/)
    expect(tabOf(host.workbook, 'Customers').columnOf('Segment')).toBeGreaterThan(0)
    host.run('updateInEnglish')
    expect(lastToast(host).message).toMatch(/^24 customers/)
  })

  it('is that of the sidebar which asks for the update, whatever was kept', () => {
    const host = chosen()
    const told = ask<{ message: string }>(host, 'updateNow', { quiet: true, watched: true, language: 'en' })
    expect([told.message, lastToast(host).message]).toEqual([
      expect.stringMatching(/^24 customers/),
      expect.stringMatching(/^24 customers/),
    ])
    expect(ask(host, 'updateNow', { quiet: true }).message).toMatch(/^客户 24 位/)
  })

  it('is not asked for where there are no rights, and the account’s where Google’s properties fail', () => {
    const host = chosen()
    host.runAs({ authMode: 'NONE' }, 'onOpen')
    expect(lastMenu(host).caption).toBe('Regulars')
    host.options.failWith = (method) =>
      method === 'PropertiesService.getUserProperties' ? 'Service error: PropertiesService' : undefined
    host.run('onOpen')
    expect(lastMenu(host).caption).toBe('Regulars')
  })

  it('is one of ours', () => {
    const host = chosen()
    expect(() => ask(host, 'saveLanguage', { language: 'tlh' })).toThrow(/badChoice/)
    host.run('onOpen')
    expect(lastMenu(host).caption).toBe('常客')
  })
})
