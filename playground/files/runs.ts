/**
 * What a CSV file cannot say about its cells, packed: per column runs of equal (kind, look). Decides how a cell's text
 * becomes its value again; where runs and text disagree (someone edited the file), the text wins.
 */
import type { Look, Value } from '../workbook/cell.ts'
import { isDateFormat, isDayFormat, PLAIN_TEXT } from '../workbook/number-format.ts'
import type { Row } from '../workbook/sheet.ts'
import { localMsToSerial, serialToLocalMs } from '../workbook/zone.ts'

/** How the text in the file is to be read: text, number, date, flag. */
type Kind = 't' | 'n' | 'd' | 'b'
/** [length, kind, index in looks or -1 for none]. */
export type Run = [length: number, kind: Kind, look: number]
export interface PackedCells {
  looks: Look[]
  /** By column, from the first. Cells after the last run are plain text. */
  columns: Run[][]
}

/** The look of a cell that came from a CSV file: nothing typed into it is parsed. */
export const CSV_LOOK: Look = Object.freeze({ numberFormat: PLAIN_TEXT })

function kindOf(value: Value, look: Look | undefined): Kind {
  if (typeof value === 'number') return isDateFormat(look?.numberFormat) ? 'd' : 'n'
  return typeof value === 'boolean' ? 'b' : 't'
}

export function packCells(rows: readonly Row[], columnCount: number): PackedCells {
  const looks: Look[] = []
  const indexes = new Map<string, number>()
  const known = new Map<Look | undefined, number>([[undefined, -1]])
  const indexOf = (look: Look | undefined): number => {
    let index = known.get(look)
    if (index === undefined) {
      const key = JSON.stringify(look)
      index = indexes.get(key) ?? looks.push(look as Look) - 1
      indexes.set(key, index)
      known.set(look, index)
    }
    return index
  }
  const columns: Run[][] = []
  for (let column = 0; column < columnCount; column++) {
    const runs: Run[] = []
    for (const { values, looks: rowLooks } of rows) {
      const look = rowLooks[column]
      const kind = kindOf(values[column] ?? '', look)
      const index = indexOf(look)
      const last = runs.at(-1)
      if (last && last[1] === kind && last[2] === index) last[0]++
      else runs.push([1, kind, index])
    }
    columns.push(runs)
  }
  return { looks, columns }
}

/** Gives rows of text their looks and values back. */
export function unpackCells(rows: Row[], { looks, columns }: PackedCells): void {
  columns.forEach((runs, column) => {
    let row = 0
    for (const [length, kind, index] of runs) {
      const look = looks[index]
      for (const end = row + length; row < end && row < rows.length; row++) {
        const line = rows[row]
        while (line.looks.length <= column) line.looks.push(undefined)
        line.looks[column] = look
        const text = line.values[column]
        if (kind !== 't' && typeof text === 'string' && text !== '') line.values[column] = readAs(text, kind)
      }
    }
  })
}

/** A cell as CSV text: ISO dates (date only where the format has no time), full numbers. */
export function cellText(value: Value, look: Look | undefined): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return value
  const format = look?.numberFormat
  if (!format || !isDateFormat(format)) return String(value)
  const iso = new Date(serialToLocalMs(value)).toISOString()
  return isDayFormat(format) ? iso.slice(0, 10) : iso.replace(/(\.000)?Z$/, '')
}

function readAs(text: string, kind: Exclude<Kind, 't'>): Value {
  if (kind === 'b') return text === 'TRUE' ? true : text === 'FALSE' ? false : text
  if (kind === 'n') return Number.isFinite(Number(text)) ? Number(text) : text
  const localMs = /^\d{4}-\d\d-\d\d(T[\d:.]+)?$/.test(text)
    ? Date.parse(text.length === 10 ? text : `${text}Z`)
    : Number.NaN
  return Number.isNaN(localMs) ? text : localMsToSerial(localMs)
}
