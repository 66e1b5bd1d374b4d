/** What is said about duplicates, in both languages. Decides words only. */
import type { Locale } from '../../worker/contract.ts'
import type { DuplicateReason } from '../duplicates/candidates.ts'
import { figure } from './figure.ts'

export interface DuplicateWords {
  tab: string
  /** Of the column that merges. */
  sameAs: string
  title: (found: number, listed: number) => string
  headers: string[]
  reasons: { [reason in DuplicateReason]: string }
  and: string
  unsure: string
  found: (found: number, ticked: number) => string
  merged: (rows: number) => string
}

export const DUPLICATES: { [locale in Locale]: DuplicateWords } = {
  en: {
    tab: 'Duplicates',
    sameAs: 'Same as',
    title: (found, listed) =>
      found === 0
        ? 'No two rows look like the same customer.'
        : `${found === 1 ? '1 row looks' : `${figure(found)} rows look`} like another row’s customer${listed < found ? `, ${figure(listed)} of them below` : ''}. Check the ticks, then choose “Merge the ticked rows” in the sidebar. Nothing is deleted.`,
    headers: ['Merge', 'Customer', 'Name', 'Same as', 'Name', 'Why'],
    reasons: { phone: 'same phone', email: 'same e-mail address', name: 'similar name' },
    and: ', ',
    unsure: '; have a look',
    found: (found, ticked) =>
      found === 0
        ? 'No two rows look like the same customer.'
        : `${found === 1 ? '1 possible duplicate' : `${figure(found)} possible duplicates`}, ${figure(ticked)} of them ticked. Look through the tab “Duplicates”.`,
    merged: (rows) =>
      rows === 0
        ? 'Nothing is ticked that was not merged already.'
        : `${rows === 1 ? '1 row names' : `${figure(rows)} rows name`} in “Same as” the customer they belong to. The next update counts them together. Empty the cell to part them again.`,
  },
  zh: {
    tab: '重复客户',
    sameAs: '同一客户',
    title: (found, listed) =>
      found === 0
        ? '没有发现疑似重复的客户。'
        : `有 ${figure(found)} 行看起来与另一行是同一位客户${listed < found ? `，下面列出 ${figure(listed)} 行` : ''}。请核对勾选，再在侧边栏点“合并勾选的行”。不会删除任何内容。`,
    headers: ['合并', '客户', '姓名', '与此相同', '姓名', '理由'],
    reasons: { phone: '电话相同', email: '邮箱相同', name: '姓名相近' },
    and: '、',
    unsure: '，请看一看',
    found: (found, ticked) =>
      found === 0
        ? '没有发现疑似重复的客户。'
        : `可能重复的有 ${figure(found)} 行，已勾选 ${figure(ticked)} 行。请看工作表“重复客户”。`,
    merged: (rows) =>
      rows === 0
        ? '没有新勾选的行。'
        : `已在“同一客户”列写明 ${figure(rows)} 行属于谁，下次更新起合并计算。清空该单元格即可重新分开。`,
  },
}
