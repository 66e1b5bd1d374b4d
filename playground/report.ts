/** Tables for the terminal from an update's summary. Decides columns and alignment only. */
import { LABELS, type Locale, type Summary } from '../worker/contract.ts'

/** Rows of text, padded: numbers to the right. The first row is the header. */
export function alignTable(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => String(row[k]).length)))
  return rows.map((row) =>
    row
      .map((cell, k) =>
        typeof rows[1]?.[k] === 'number' || /^[\d.,]+ ?%?$/.test(String(rows[1]?.[k]))
          ? String(cell).padStart(widths[k])
          : String(cell).padEnd(widths[k]),
      )
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
  const rows = segments.map(({ code, customers, revenue: part }) => [
    labels[code] ?? code,
    customers.toLocaleString('en-US'),
    revenue > 0 ? `${((100 * part) / revenue).toFixed(1)} %` : '0.0 %',
  ])
  return alignTable([['Segment', 'Customers', 'Share of revenue'], ...rows])
}
