/**
 * The sentences of the Schedule dialog, of the next run and of what is wrong with a schedule, in both languages. Decides
 * words only; `%` stands for the one thing that is put in. `ScheduleWords` go to the page as they are.
 */
import type { Locale } from '../../worker/contract.ts'
import { figure } from './figure.ts'

type Text =
  | 'title'
  | 'intro'
  | 'off'
  | 'hour'
  | 'day'
  | 'week'
  | 'at'
  | 'on'
  | 'zone'
  | 'whose'
  | 'others'
  | 'save'
  | 'saving'
  | 'saved'
  | 'ended'
  | 'cancel'
  | 'close'
  | 'health'
  | 'next'
  | 'last'
  | 'success'
  | 'failures'
  | 'never'
  | 'failed'
export type ScheduleWords = { [text in Text]: string } & { weekdays: string[] }

export const SCHEDULE_WORDS: { [locale in Locale]: ScheduleWords } = {
  en: {
    title: 'When should Regulars update by itself?',
    intro: 'It also runs while the sheet is closed. A run that fails changes nothing and is tried again.',
    off: 'Never',
    hour: 'Every hour',
    day: 'Every day',
    week: 'Every week',
    at: 'Hour',
    on: 'Day',
    zone: 'Google starts it some time within that hour, in the time zone of this sheet (%).',
    whose: 'There is one schedule for the whole file. It runs with your rights until you end it.',
    others: 'It runs with another person’s rights. When you save, it runs with yours instead; nothing is done twice.',
    save: 'Save',
    saving: 'Saving …',
    saved: 'Saved. Next run: %.',
    ended: 'The schedule has ended. “Update now” works as before.',
    cancel: 'Cancel',
    close: 'Close',
    health: 'How it is going',
    next: 'Next run',
    last: 'Last run',
    success: 'Last success',
    failures: 'Failures in a row',
    never: 'none yet',
    failed: 'Google did not answer. Nothing was changed. Close this and try again in a minute.',
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  },
  zh: {
    title: '“常客”什么时候自动更新？',
    intro: '表格关着也会运行。更新失败时不会改动任何内容，之后会再试。',
    off: '不自动更新',
    hour: '每小时',
    day: '每天',
    week: '每周',
    at: '时间',
    on: '星期',
    zone: 'Google 会在这一小时内开始，按此表格的时区（%）。',
    whose: '整个文件只有一个定时更新，它以您的权限运行，直到您停止。',
    others: '目前以另一个人的权限运行。您保存后就改用您的权限，不会重复更新。',
    save: '保存',
    saving: '正在保存…',
    saved: '已保存。下次运行：%。',
    ended: '已停止定时更新，“立即更新”照常可用。',
    cancel: '取消',
    close: '关闭',
    health: '运行情况',
    next: '下次运行',
    last: '上次运行',
    success: '上次成功',
    failures: '连续失败次数',
    never: '还没有',
    failed: 'Google 没有响应，没有做任何改动。请关闭后过一分钟再试。',
    weekdays: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  },
}

const DAY_MS = 86_400_000

/** `slot`: local date and hour `yyyy-MM-ddTHH`, '' for the next hour; `today`: local date. */
export function nextRunText(language: Locale, slot: string, today: string): string {
  if (slot === '') return language === 'zh' ? '一小时内' : 'within the hour'
  const [date, hour] = slot.split('T')
  const hours = `${hour}:00–${String((Number(hour) + 1) % 24).padStart(2, '0')}:00`
  const days = Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS)
  if (language === 'zh') return `${days === 0 ? '今天' : days === 1 ? '明天' : date} ${hours}`
  return `${days === 0 ? 'today' : days === 1 ? 'tomorrow' : date} ${hours}`
}

/** What is wrong with the schedule itself; '' for nothing. */
export function troubleText(language: Locale, trouble: 'none' | 'failing' | 'missed', failures: number): string {
  if (trouble === 'none') return ''
  if (trouble === 'missed')
    return language === 'zh'
      ? '定时更新没有按时运行。请重新保存一次，改用您的权限运行。'
      : 'A scheduled update did not take place. Save the schedule again, so that it runs with your rights.'
  return language === 'zh'
    ? `定时更新已连续失败 ${figure(failures)} 次，表格没有改动。`
    : `The scheduled update has failed ${figure(failures)} times in a row.`
}

/** What to do about it on Home, where Update now stands; '' where troubleText says it. */
export function troubleWayOut(language: Locale, trouble: 'none' | 'failing' | 'missed'): string {
  if (trouble !== 'failing') return ''
  return language === 'zh'
    ? '请点“立即更新”，看看原因。'
    : ' The sheet is as it was before. Choose Update now to see why.'
}

/** The menu item that stands first while something is wrong. */
export function troubleItem(language: Locale, trouble: 'failing' | 'missed', failures: number): string {
  if (trouble === 'missed') return language === 'zh' ? '⚠ 定时更新没有运行…' : '⚠ See why the schedule did not run'
  return language === 'zh'
    ? `⚠ 定时更新连续失败 ${figure(failures)} 次…`
    : `⚠ See why the schedule failed ${figure(failures)} times`
}
