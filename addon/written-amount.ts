/**
 * An amount as it stands in a cell, for what is added up in the sheet itself. Decides the usual ways to write one: bare,
 * or with a currency before or behind it, as in 1288元, RMB 488 or $12.50. Whatever is left out here the Worker may still
 * read: it knows more currencies and the marks of every locale. Pure.
 */
import { CURRENCY_CODES } from '../worker/contract-settings.ts'
import { hasOwn } from './own-property.ts'
import { numberOf } from './settings-values.ts'
import type { SheetCell } from './sync/cells.ts'

export interface WrittenAmount {
  /** NaN where it cannot be read. */
  sum: number
  /** The currency that the text names; undefined where it names none. */
  currency?: string
}

const YUAN = ['CNY', 'TWD', 'HKD', 'MOP', 'SGD']
/** What people write for a currency, lower case, and the currencies that it can mean, the usual one first. */
const MARKS: { [mark: string]: readonly string[] } = {
  ...{ 元: YUAN, 圆: YUAN, 圓: YUAN, 元整: YUAN, 圆整: YUAN },
  ...{ 块: ['CNY'], 块钱: ['CNY'], 人民币: ['CNY'], 元人民币: ['CNY'], rmb: ['CNY'], yuan: ['CNY'], 'cn¥': ['CNY'] },
  ...{ '¥': ['JPY', 'CNY'], 円: ['JPY'], 日元: ['JPY'] },
  $: ['USD', 'AUD', 'CAD', 'NZD', 'HKD', 'SGD', 'TWD', 'MXN'],
  ...{ us$: ['USD'], 美元: ['USD'], hk$: ['HKD'], 港币: ['HKD'], 港元: ['HKD'], nt$: ['TWD'], 新台币: ['TWD'] },
  ...{ '€': ['EUR'], euro: ['EUR'], 欧元: ['EUR'], '£': ['GBP'], 英镑: ['GBP'], '₹': ['INR'] },
}
/** A minus sign before or behind the mark, the mark, figures with a full stop before decimals, another mark. */
const SHAPE = /^(-?) ?([^\d.,()+-]*?) ?(-?) ?(\d[\d,]*(?:\.\d+)?) ?([^\d.,()+-]*)$/

/** The amount of a cell; `own`, the shop's currency, decides a mark that several share. */
export function writtenAmount(cell: SheetCell | undefined, own: string | undefined): WrittenAmount {
  const bare = numberOf(cell)
  if (!Number.isNaN(bare) || typeof cell !== 'string') return { sum: bare }
  const parts = SHAPE.exec(cell.normalize('NFKC').trim().replace(/\s+/g, ' ').replace('−', '-'))
  if (parts === null || (parts[1] !== '' && parts[3] !== '')) return { sum: Number.NaN }
  const marks = [parts[2], parts[5]].filter((mark) => mark !== '').map(meaningsOf)
  const sum = numberOf(parts[4]) * (parts[1] === parts[3] ? 1 : -1)
  if (marks.length === 0) return { sum }
  const shared = marks.reduce((all, some) => all.filter((code) => some.indexOf(code) >= 0))
  const currency = own !== undefined && shared.indexOf(own) >= 0 ? own : shared[0]
  const isSure = currency !== undefined && (marks.length === 1 || shared.length === 1 || currency === own)
  return isSure ? { sum, currency } : { sum: Number.NaN }
}

/** The currency of a Currency cell: a code, a mark that is known here, else the text itself. */
export function writtenCurrency(cell: SheetCell, own: string | undefined): string {
  const text = String(cell).normalize('NFKC').trim()
  const meanings = meaningsOf(text)
  return own !== undefined && meanings.indexOf(own) >= 0 ? own : (meanings[0] ?? text)
}

function meaningsOf(mark: string): readonly string[] {
  const word = mark.trim().toLowerCase()
  if (hasOwn(MARKS, word)) return MARKS[word]
  const code = word.toUpperCase()
  return CURRENCY_CODES.indexOf(code) >= 0 ? [code] : []
}
