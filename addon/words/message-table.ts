/**
 * The words of the table of messages in the Settings tab, in both languages: headers, notes, the words of its lists, what
 * is said about a cell that cannot be read. Decides words only. The first word of a list is shown, all are read.
 */
import type { Locale } from '../../worker/contract.ts'

/** In the order in which the table shows them. */
export const MESSAGE_COLUMNS = ['reason', 'segment', 'language', 'text'] as const
export type MessageColumn = (typeof MESSAGE_COLUMNS)[number]

/** What can be wrong with a line. It is left out until it is put right. */
export type MessageCellCode =
  | 'unknownReason'
  | 'unknownSegment'
  | 'unknownLanguage'
  | 'noText'
  | 'tooLong'
  | 'unknownPlace'
  | 'twice'
  | 'tooMany'

export interface MessageTableWords {
  headers: { [column in MessageColumn]: string }
  notes: { [column in MessageColumn]: string }
  everyone: readonly string[]
  /** The place of a wrong cell. */
  cell: (reason: string, header: string) => string
  /** `found` is a place of the text such as {nmae}, `known` those that are filled in. */
  problems: { [code in MessageCellCode]: (found: string, known: string) => string }
}

/** The languages of messages, each by its own name first. */
export const LANGUAGE_WORDS: { readonly [locale in Locale]: readonly string[] } = {
  en: ['English', 'en', '英文', '英语'],
  zh: ['中文', 'zh', 'Chinese', '汉语'],
}

export const MESSAGE_TABLE_WORDS: { readonly [locale in Locale]: MessageTableWords } = {
  en: {
    headers: { reason: 'Message', segment: 'For segment', language: 'Language', text: 'Text' },
    notes: {
      reason:
        'Your own texts for messages, one on each line; without one the proposed text is used. The sidebar and the Contact list begin from them. They stay in the sheet.',
      segment: 'Only for customers of this segment. Blank: for all customers with that reason.',
      language: 'Blank: as the text is written.',
      text: '{name}, {product}, {tier} and {shop} are filled in for each customer.\nExample: Hello {name}, your {product} is back at {shop}.',
    },
    everyone: ['All customers', 'all'],
    cell: (reason, header) => `${header} of message “${reason}”`,
    problems: {
      unknownReason: () => 'Choose from the list what the message is for.',
      unknownSegment: () => 'Choose a segment from the list, or leave it blank.',
      unknownLanguage: () => 'Choose English or 中文, or leave it blank.',
      noText: () => 'Write the text of the message.',
      tooLong: () => 'Keep the text below 1,000 characters.',
      unknownPlace: (found, known) => `Nothing is known to fill in for ${found}. Use ${known}.`,
      twice: () => 'There is a text for the same above. Keep one of them.',
      tooMany: () => 'There is no room for more texts. Shorten or remove some.',
    },
  },
  zh: {
    headers: { reason: '消息', segment: '适用分群', language: '使用语言', text: '消息文字' },
    notes: {
      reason: '您自己写的消息，每行一条；没写的用建议的文字。侧边栏和联系名单都从这里取。这些文字不会发送给 Worker。',
      segment: '只用于这个分群的客户。留空则用于所有有此原因的客户。',
      language: '留空则看文字本身。',
      text: '{name}、{product}、{tier}、{shop} 会按每位客户填入，也可写 {姓名}、{商品}、{等级}、{店名}。\n例如：{姓名}您好，您的{商品}到货了，{店名}等您来。',
    },
    everyone: ['所有客户', '全部'],
    cell: (reason, header) => `消息“${reason}”的“${header}”`,
    problems: {
      unknownReason: () => '请从列表中选择这是哪一类消息。',
      unknownSegment: () => '请从列表中选择分群，或留空。',
      unknownLanguage: () => '请选择 English 或中文，或留空。',
      noText: () => '请写上消息的文字。',
      tooLong: () => '文字请少于 1,000 个字符。',
      unknownPlace: (found, known) => `不知道 ${found} 该填什么。可以用 ${known}。`,
      twice: () => '上面已有同样的一条，请只保留一条。',
      tooMany: () => '文字太多，放不下了。请缩短或删去几条。',
    },
  },
}
