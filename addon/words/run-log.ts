/** What the Run log says, in both languages. Decides words only; the result of a run is the sentence that a person is told. */
import type { Locale } from '../../worker/contract.ts'

/** Who began a run. */
export type RunStarter = 'menu' | 'sidebar' | 'setUp' | 'schedule'

export interface RunLogWords {
  tab: string
  headers: readonly string[]
  starters: { [starter in RunStarter]: string }
}

export const RUN_LOG_WORDS: { [locale in Locale]: RunLogWords } = {
  en: {
    tab: 'Run log',
    headers: ['When', 'Started by', 'As of', 'Customers', 'Orders', 'Cells changed', 'To look at', 'Seconds', 'Result'],
    starters: { menu: 'Menu', sidebar: 'Sidebar', setUp: 'Set up', schedule: 'Schedule' },
  },
  zh: {
    tab: '更新日志',
    headers: ['时间', '启动方式', '截至日期', '客户数', '订单数', '改动单元格', '待处理', '用时（秒）', '结果'],
    starters: { menu: '菜单', sidebar: '侧边栏', setUp: '设置向导', schedule: '定时' },
  },
}
