/** What the playground's own frame says, in English and Chinese. The add-on's words are its own. */
import type { Locale } from '../../worker/contract.ts'

const EN = {
  application: 'Regulars',
  close: 'Close',
  closeSidebar: 'Close sidebar',
  buttons: { OK: 'OK', CANCEL: 'Cancel', YES: 'Yes', NO: 'No', CLOSE: 'Close' },
  scriptFailed: 'The script ended with an error',
  lost: 'The playground has ended. Start it again with npm start.',
  working: 'Working …',
  running: 'Running script',
}
export type Words = typeof EN
const ZH: Words = {
  application: '常客',
  close: '关闭',
  closeSidebar: '关闭侧边栏',
  buttons: { OK: '确定', CANCEL: '取消', YES: '是', NO: '否', CLOSE: '关闭' },
  scriptFailed: '脚本出错而结束',
  lost: '演练场已经结束。请用 npm start 重新启动。',
  working: '正在处理…',
  running: '正在运行脚本',
}

let locale: Locale = 'en'

export function words(): Words {
  return locale === 'zh' ? ZH : EN
}
export function setLocale(next: Locale): void {
  locale = next
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
}
