/** What the Contact list says, in both languages. Decides wording only. */
import type { Locale } from '../../worker/contract.ts'
import { figure } from './figure.ts'

export interface ContactListWords {
  tab: string
  /** Done, date, customer, reason, channel, message, phone, e-mail, owner, note. */
  headers: [string, string, string, string, string, string, string, string, string, string]
  /** Of the header of Done, of Date, and of Note. */
  doneNote: string
  dateNote: string
  noteNote: string
  /** `count` are due, the first `listed` of them are on the list. */
  shown: (count: number, listed: number) => string
}

export const CONTACT_LIST_WORDS: { [locale in Locale]: ContactListWords } = {
  en: {
    tab: 'Contact list',
    headers: ['Done', 'Date', 'Customer', 'Reason', 'Channel', 'Message', 'Phone', 'E-mail', 'Owner', 'Note'],
    doneNote: 'Tick who was contacted. The next update moves the line to the Contact log and counts it.',
    dateNote:
      'Blue: today, or overdue. A grey line begins each later day. The arrow in this cell shows one day alone, or hides some.',
    noteNote:
      'Yours. A line with a note stays until it is ticked or the note is gone. Message and Channel are yours to change, too.',
    shown: (count, listed) =>
      count === 0
        ? 'Nobody is due within a week.'
        : `${figure(count)} ${count === 1 ? 'customer is' : 'customers are'} due within a week.${listed < count ? ` The list has the first ${figure(listed)}.` : ''}`,
  },
  zh: {
    tab: '联系名单',
    headers: ['完成', '日期', '客户', '原因', '渠道', '消息', '电话', '邮箱', '负责人', '备注'],
    doneNote: '联系过的请打勾。下次更新会把这一行移到“联系记录”并计入。',
    dateNote: '蓝色：今天或已过期。灰色一行是后面每一天的开头。点本格的箭头可只看某一天。',
    noteNote: '由您填写。有备注的行会保留，直到打勾或清空备注。消息和渠道也可以改。',
    shown: (count, listed) =>
      count === 0
        ? '一周内没有该联系的客户。'
        : `一周内有 ${figure(count)} 位客户该联系。${listed < count ? `名单列出最先的 ${figure(listed)} 位。` : ''}`,
  },
}
