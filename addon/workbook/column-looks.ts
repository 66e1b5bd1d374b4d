/**
 * How new owned columns look: number formats, alignment, widths that hold header and values, grey headers with a note.
 * Decides looks only, once, when the columns are made; after that they are the person's to change.
 */
import type { TierMetric } from '../../worker/contract.ts'
import { type CellKind, kindOf, type OwnedKey } from '../owned-keys.ts'
import { columnLetter, FORMATS } from './write-text.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet
/** `column` counts from 1. */
export interface NewColumn {
  key: OwnedKey
  column: number
}

const HEADER_BACKGROUND = '#f8f9fa'
const LEAST_PX: { [kind in CellKind]: number } = {
  text: 120,
  date: 110,
  money: 110,
  number: 80,
  decimal: 80,
  percent: 80,
}
const WHY_PX = 460
/** Of bold text at the size that Sheets starts with. */
const LATIN_PX = 7.2
const CJK_PX = 14
const PADDING_PX = 24
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/g
const FORMAT_OF: { [key in OwnedKey]?: string } = { cycleDays: '0.0' }

/** Formats, alignment and widths of new columns. A few calls for any number of columns, and one each for the width. */
export function formatColumns(
  sheet: Sheet,
  columns: readonly NewColumn[],
  headerOf: (key: OwnedKey) => string,
  tierMetric: TierMetric,
): void {
  const formats = new Map<string, string[]>()
  const aligned: { [alignment in 'center' | 'right']: string[] } = { center: [], right: [] }
  for (const { key, column } of columns) {
    const kind = kindOf(key)
    const a1 = `${columnLetter(column)}:${columnLetter(column)}`
    const format = isTierGap(key) ? tierGapFormat(tierMetric) : (FORMAT_OF[key] ?? FORMATS[kind])
    formats.set(format, [...(formats.get(format) ?? []), a1])
    // Dates beside right-aligned numbers or left-aligned text would touch them.
    if (kind !== 'text') aligned[kind === 'date' ? 'center' : 'right'].push(a1)
    sheet.setColumnWidth(column, key === 'why' ? WHY_PX : widthPx(headerOf(key), kind))
    // One line a customer, however much there is to say.
    if (key === 'why') sheet.getRange(a1).setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP)
  }
  formats.forEach((ranges, format) => {
    sheet.getRangeList(ranges).setNumberFormat(format)
  })
  for (const alignment of ['center', 'right'] as const)
    if (aligned[alignment].length > 0) sheet.getRangeList(aligned[alignment]).setHorizontalAlignment(alignment)
}

/** Formats what is missing to a tier: money, or days with an order. */
export function formatTierGaps(sheet: Sheet, layout: ReadonlyMap<OwnedKey, number>, tierMetric: TierMetric): void {
  const ranges: string[] = []
  layout.forEach((index, key) => {
    if (isTierGap(key)) ranges.push(`${columnLetter(index + 1)}:${columnLetter(index + 1)}`)
  })
  if (ranges.length > 0) sheet.getRangeList(ranges).setNumberFormat(tierGapFormat(tierMetric))
}

function isTierGap(key: OwnedKey): boolean {
  return key === 'toNextTier' || key === 'toKeepTier'
}

function tierGapFormat(tierMetric: TierMetric): string {
  return tierMetric === 'spend' ? FORMATS.money : FORMATS.number
}

/** Writes headers that stand side by side from `column` on; the text last, since a column without it counts as unfinished. */
export function writeHeaderBlock(
  sheet: Sheet,
  row: number,
  column: number,
  headers: readonly string[],
  note: string,
): void {
  sheet
    .getRange(row, column, 1, headers.length)
    .setBackground(HEADER_BACKGROUND)
    .setFontWeight('bold')
    .setWrap(true)
    .setVerticalAlignment('middle')
    .setNote(note)
    .setValues([headers.slice()])
}

/** Holds the header on one line: the height of its row is the person's. */
function widthPx(header: string, kind: CellKind): number {
  const wide = (header.match(WIDE) ?? []).length
  const text = wide * CJK_PX + (header.length - wide) * LATIN_PX
  return Math.max(LEAST_PX[kind], Math.ceil(text + PADDING_PX))
}
