/** What the playground refuses to a person, in Google's own words where Google has some, in English and Chinese. */
import type { Locale } from '../../worker/contract.ts'

const SENTENCES = {
  sheetGone: { en: 'This sheet is no longer there.', zh: '这张工作表已经不在了。' },
  allRows: { en: 'You can’t delete all the rows on the sheet.', zh: '不能删除工作表中的所有行。' },
  allColumns: { en: 'You can’t delete all the columns on the sheet.', zh: '不能删除工作表中的所有列。' },
  lastSheetHidden: { en: 'You can’t hide all the sheets in a document.', zh: '不能隐藏文件中的所有工作表。' },
  lastSheetDeleted: { en: 'You can’t remove all the sheets in a document.', zh: '不能删除文件中的所有工作表。' },
  nameTaken: {
    en: 'A sheet with the name “%” already exists. Please enter another name.',
    zh: '已有名为“%”的工作表。请换一个名称。',
  },
  nothingToUndo: { en: 'There is nothing of yours to undo.', zh: '没有可以撤销的操作。' },
  nothingToRedo: { en: 'There is nothing to do again.', zh: '没有可以恢复的操作。' },
  changedSince: {
    en: 'Somebody, or Regulars, has changed this since. It was left as it is.',
    zh: '之后有人或“常客”改动过这里，所以保持原样。',
  },
} as const
export type Refusal = keyof typeof SENTENCES

/** Something that a person may not do, or no longer. The page shows its sentence. */
export class Refused extends Error {
  override name = 'Refused'
  readonly refusal: Refusal
  readonly named: string

  /** @param named what the sentence speaks of, such as a sheet's name */
  constructor(refusal: Refusal, named = '') {
    super(sentenceOf(refusal, named, 'en'))
    this.refusal = refusal
    this.named = named
  }
  sentence(locale: Locale): string {
    return sentenceOf(this.refusal, this.named, locale)
  }
}

function sentenceOf(refusal: Refusal, named: string, locale: Locale): string {
  return SENTENCES[refusal][locale].replace('%', () => named)
}
