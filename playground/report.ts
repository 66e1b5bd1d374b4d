/** Tables for the terminal from an update's summary. Decides columns and alignment only. */
import { LABELS, type Locale, type Summary } from '../worker/contract.ts'

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g
const HEADERS = {
  en: ['Segment', 'Customers', 'Share of revenue', 'Satisfaction (answers)'],
  zh: ['客户分群', '客户数', '收入占比', '满意度（回答数）'],
}

/** Columns a text takes on the terminal: Chinese characters take two. */
function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}

/** Rows of text as lines, columns padded to equal width; `right` says which columns stand to the right. */
export function alignTable(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => widthOf(row[k]))))
  return rows.map((row) =>
    row
      .map((cell, k) => {
        const padding = ' '.repeat(widths[k] - widthOf(cell))
        return right.includes(k) ? padding + cell : cell + padding
      })
      .join('  ')
      .trimEnd(),
  )
}

/** Segments with the number of customers and their share of revenue; empty where segments were not asked for. */
export function segmentTable(classes: Summary['classes'], locale: Locale = 'en'): string[] {
  const segments = classes.segment ?? []
  if (segments.length === 0) return []
  const revenue = segments.reduce((sum, { revenue: part }) => sum + part, 0)
  const labels = LABELS[locale].segment ?? {}
  const rows = segments.map(({ code, customers, revenue: part, satisfaction }) => [
    labels[code] ?? code,
    customers.toLocaleString('en-US'),
    revenue > 0 ? `${((100 * part) / revenue).toFixed(1)} %` : '0.0 %',
    // No mean of a few answers: the Worker gives none.
    satisfaction?.mean == null ? '' : `${satisfaction.mean.toFixed(1)} (${satisfaction.answers})`,
  ])
  const columns = segments.some(({ satisfaction }) => satisfaction) ? 4 : 3
  return alignTable(
    [HEADERS[locale], ...rows].map((row) => row.slice(0, columns)),
    [1, 2, 3],
  )
}
