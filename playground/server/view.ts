/**
 * Cells as the page draws them: shown text, look with conditional formats applied, notes, check boxes, choices. Decides
 * what of a cell is worth sending; only cells that are not empty are sent, and equal looks once.
 */
import type { Look, Value } from '../workbook/cell.ts'
import { displayText, isDateFormat } from '../workbook/number-format.ts'
import { type RuleFormula, readRuleFormula } from '../workbook/rule-formula.ts'
import type { ConditionalRule, Sheet } from '../workbook/sheet.ts'
import type { BlockView, CellLook, CellView } from './messages.ts'

/** More than a screen shows is fetched in several blocks. */
const ROWS_MAX = 500

/** Rows `row` to `row + rows - 1` of a sheet, as far as they exist. @param today serial number */
export function viewRows(sheet: Sheet, row: number, rows: number, today: number): BlockView {
  const rules = sheet.rules.map((rule) => ({ ...rule, formula: formulaOf(rule) }))
  const first = Math.max(1, row)
  const last = Math.min(sheet.maxRows, first + Math.min(rows, ROWS_MAX) - 1)
  const looks: CellLook[] = []
  const indexes = new Map<string, number>()
  const cells: BlockView['cells'] = []
  for (let line = first; line <= last; line++) {
    const { values, looks: lineLooks } = sheet.rows[line - 1]
    const found: BlockView['cells'][number] = []
    // A rule colours empty cells, too.
    const width = Math.max(values.length, lineLooks.length, ...rules.map((rule) => lastColumn(rule, line)))
    for (let index = 0; index < Math.min(width, sheet.maxColumns); index++) {
      const value = values[index] ?? ''
      const look = lineLooks[index]
      const place = { row: line, column: index + 1, value: (r: number, c: number) => sheet.value(r, c), today }
      const rule = rules.find(
        (one) => covers(one, line, index + 1) && (one.formula ? one.formula(place) : holds(one, value)),
      )
      if (value === '' && !look && !rule) continue
      const cell = viewCell(sheet, value, look)
      const shown = shownLook(value, look, rule)
      const key = JSON.stringify(shown)
      if (key !== '{}') {
        cell.look = indexes.get(key) ?? looks.push(shown) - 1
        indexes.set(key, cell.look)
      }
      found.push([index + 1, cell])
    }
    cells.push(found)
  }
  return { sheetId: sheet.id, row: first, rows: Math.max(0, last - first + 1), looks, cells }
}

function viewCell(sheet: Sheet, value: Value, look: Look | undefined): CellView {
  const text = displayText(value, look?.numberFormat, sheet.workbook.locale)
  const edit = editText(value, look, text)
  const { checkbox, choices } = look?.validation ?? {}
  return {
    text,
    ...(edit !== text ? { edit } : {}),
    ...(look?.note ? { note: look.note } : {}),
    ...(checkbox ? { checked: value === true } : {}),
    ...(choices ? { options: [...choices] } : {}),
  }
}

/** What a person gets to edit: the formula, or the number in full; a date as it is shown. */
function editText(value: Value, look: Look | undefined, text: string): string {
  if (look?.formula) return look.formula
  if (typeof value === 'number' && !isDateFormat(look?.numberFormat)) return String(value)
  if (typeof value === 'string' && /^[=+'-]/.test(value)) return `'${value}`
  return text
}

function shownLook(value: Value, look: Look | undefined, rule: ConditionalRule | undefined): CellLook {
  const { background, fontColor, bold, italic, fontSize, align, verticalAlign, wrap, link } = look ?? {}
  const side = align ?? (typeof value === 'number' ? 'right' : typeof value === 'boolean' ? 'center' : undefined)
  const shown: Record<string, unknown> = {
    background: rule?.look.background ?? background,
    color: rule?.look.fontColor ?? fontColor,
    bold: rule?.look.bold ?? bold,
    italic: rule?.look.italic ?? italic,
    fontSize,
    align: side,
    vertical: verticalAlign === 'bottom' ? undefined : verticalAlign,
    wrap: wrap || undefined,
    link,
  }
  for (const key of Object.keys(shown)) if (shown[key] === undefined) delete shown[key]
  return shown
}

function lastColumn({ ranges }: ConditionalRule, line: number): number {
  const here = ranges.filter(({ row, rows }) => line >= row && line < row + rows)
  return Math.max(0, ...here.map(({ column, columns }) => column + columns - 1))
}

function covers({ ranges }: ConditionalRule, row: number, column: number): boolean {
  return ranges.some(
    (range) =>
      row >= range.row &&
      row < range.row + range.rows &&
      column >= range.column &&
      column < range.column + range.columns,
  )
}

/** Of the rule's first range, whose first cell the formula is written for. */
function formulaOf({ criteria, arguments: [text], ranges: [first] }: ConditionalRule): RuleFormula {
  return criteria === 'CUSTOM_FORMULA' && first ? readRuleFormula(String(text), first) : undefined
}

/** Whether the rule's condition holds; never that of a formula which is not understood. */
function holds({ criteria, arguments: [first, second] }: ConditionalRule, value: Value): boolean {
  const text = String(value).toLowerCase()
  const wanted = String(first).toLowerCase()
  const number = typeof value === 'number' ? value : Number.NaN
  switch (criteria) {
    case 'CELL_EMPTY':
      return value === ''
    case 'CELL_NOT_EMPTY':
      return value !== ''
    case 'TEXT_EQUAL_TO':
      return text === wanted
    case 'TEXT_CONTAINS':
      return text.includes(wanted)
    case 'TEXT_DOES_NOT_CONTAIN':
      return !text.includes(wanted)
    case 'TEXT_STARTS_WITH':
      return text.startsWith(wanted)
    case 'TEXT_ENDS_WITH':
      return text.endsWith(wanted)
    case 'NUMBER_EQUAL_TO':
      return number === Number(first)
    case 'NUMBER_GREATER_THAN':
      return number > Number(first)
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return number >= Number(first)
    case 'NUMBER_LESS_THAN':
      return number < Number(first)
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
      return number <= Number(first)
    case 'NUMBER_BETWEEN':
      return number >= Number(first) && number <= Number(second)
    default:
      return false
  }
}
