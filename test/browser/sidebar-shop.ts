/** A shop of the tests in the sidebar, and what holds of every page of it: no error, no request, nothing cut. */
import { expect } from 'vitest'
import { DEFAULT_COLUMNS } from '../../worker/contract.ts'
import { readyShop, shopWorkbook, update } from '../addon/shop.ts'
import { misfits } from './layout.ts'
import type { Sidebar } from './sidebar-page.ts'

export const COLUMNS = [...DEFAULT_COLUMNS, 'contactReason', 'contactChannel', 'favourite']

/** The tabs, by their names. */
export const VIEWS = {
  en: ['Home', 'Customer', 'Contacts', 'Search', 'Settings'],
  zh: ['首页', '客户', '联系', '查找', '设置'],
}

/** Runs with a sidebar that is closed afterwards; its page threw nothing and asked nobody. */
export async function withSidebar(sidebar: Sidebar, look: (sidebar: Sidebar) => Promise<void>): Promise<void> {
  try {
    await look(sidebar)
    expect(sidebar.errors).toEqual([])
    expect(sidebar.requests).toEqual([])
  } finally {
    await sidebar.close()
  }
}

/** A shop after its first update, whose owner reads this language. */
export function readyHost(language: 'en' | 'zh' = 'en', workbook = shopWorkbook()) {
  const options = { userLocale: language === 'zh' ? 'zh_CN' : 'en' }
  const host = readyShop(workbook, options, { language, columns: COLUMNS })
  update(host)
  return host
}

/** No wider than the sidebar, nothing cut, nothing over anything else. */
export async function fits({ page }: Sidebar): Promise<void> {
  await page.evaluate('scrollTo(0, 0)')
  expect(await misfits(page)).toEqual([])
}
