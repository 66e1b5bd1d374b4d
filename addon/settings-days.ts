/**
 * The holidays and working days of the Settings tab. Decides what is a day; a line that is none is left out and told.
 * Pure.
 */
import type { Holiday } from '../worker/contract.ts'
import { flagOf, type Reading } from './settings-lines.ts'
import { isBlank, type SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { SETTINGS_WORDS } from './words/settings.ts'

const LONGEST_NAME = 60

/** The holidays by date, each date once. */
export function readHolidays(reading: Reading): Holiday[] {
  const { grid, block, language, problems, dates } = reading
  const { expected, did } = SETTINGS_WORDS[language]
  const { columns } = block
  const holidays = new Map<string, Holiday>()
  for (let row = block.header + 1; row < grid.length; row++) {
    const [dateCell, nameCell, greetCell] = ['holiday', 'name', 'greet'].map((role) => grid[row][columns[role]] ?? '')
    const name = String(nameCell).trim().slice(0, LONGEST_NAME)
    if (isBlank(dateCell) && name === '' && greetCell !== true) continue
    const at = { row: row + 1, name: name || SETTINGS_WORDS[language].holidays.holiday }
    const date = isoOf(dateCell, dates)
    if (date === undefined) {
      problems.push({ ...at, column: columns.holiday + 1, found: dateCell, expected: expected.date, did: did.row })
      continue
    }
    const greet = flagOf(greetCell)
    if (greet === undefined)
      problems.push({ ...at, column: columns.greet + 1, found: greetCell, expected: expected.yesOrNo, did: did.blank })
    holidays.set(date, { date, ...(name === '' ? {} : { name }), ...(greet ? { greet } : {}) })
  }
  return Array.from(holidays.values()).sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** ISO dates, ascending, each once. */
export function readWorkingDays(reading: Reading): string[] {
  const { grid, block, language, problems, dates } = reading
  const { expected, did } = SETTINGS_WORDS[language]
  const column = block.columns.day
  const days = new Set<string>()
  for (let row = block.header + 1; row < grid.length; row++) {
    const cell = grid[row][column] ?? ''
    if (isBlank(cell)) continue
    const date = isoOf(cell, dates)
    if (date !== undefined) days.add(date)
    else {
      const name = SETTINGS_WORDS[language].workingDays.day
      problems.push({ row: row + 1, column: column + 1, name, found: cell, expected: expected.date, did: did.row })
    }
  }
  return Array.from(days).sort()
}

/** ISO date of a date cell or of text such as 2026-10-01, 2026/10/1 or 2026年10月1日; undefined for anything else. */
export function isoOf(cell: SheetCell, dates: ZoneDates): string | undefined {
  const text = cell instanceof Date ? dates.toIso(cell) : String(cell).normalize('NFKC').trim()
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (!parts) return undefined
  const [, year, month, day] = parts
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = new Date(`${iso}T00:00:00Z`)
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== iso) return undefined
  return year >= '1900' && year < '2200' ? iso : undefined
}
