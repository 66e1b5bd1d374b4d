/** Looks of cells, links and conditional formats as .xlsx has them. Decides only this translation, in both directions. */
import type { Cell, CellStyle, ConditionalRule as FileRule } from 'hucre'
import type { Look } from '../workbook/cell.ts'
import { AUTOMATIC } from '../workbook/number-format.ts'
import { parseA1, toA1 } from '../workbook/rectangle.ts'
import type { ConditionalRule, Sheet } from '../workbook/sheet.ts'
import type { Workbook } from '../workbook/workbook.ts'

const toHash = (rgb: string | undefined): string | undefined => (rgb ? `#${rgb.slice(-6).toLowerCase()}` : undefined)
const toRgb = (color: string): string => color.replace('#', '').toUpperCase()

/** The look of a cell read from a file; undefined when it has none. */
export function lookOfCell(cell: Cell, workbook: Workbook): Look | undefined {
  const { font, fill, alignment, numFmt } = cell.style ?? {}
  const look: Record<string, unknown> = {
    numberFormat: numFmt && numFmt !== AUTOMATIC ? numFmt : undefined,
    background: fill?.type === 'pattern' && fill.pattern === 'solid' ? toHash(fill.fgColor?.rgb) : undefined,
    fontColor: toHash(font?.color?.rgb),
    bold: font?.bold || undefined,
    italic: font?.italic || undefined,
    fontSize: font?.size,
    align: alignment?.horizontal === 'general' ? undefined : alignment?.horizontal,
    verticalAlign: alignment?.vertical === 'bottom' ? undefined : alignment?.vertical,
    wrap: alignment?.wrapText,
    note: cell.comment?.text,
    formula: cell.formula ? `=${cell.formula}` : undefined,
    link: linkOf(cell, workbook),
  }
  for (const key of Object.keys(look)) if (look[key] === undefined) delete look[key]
  return Object.keys(look).length ? (look as Look) : undefined
}

/** What the file's own default is. */
const FONT = 'Calibri'

/** The file's style of a look, over what the file had there before (borders, fonts). */
export function styleOfLook(look: Look, before: CellStyle | undefined): CellStyle {
  const style: CellStyle = { ...before }
  if (look.numberFormat) style.numFmt = look.numberFormat
  else delete style.numFmt
  const font = {
    ...before?.font,
    bold: look.bold,
    italic: look.italic,
    size: look.fontSize ?? before?.font?.size,
    color: look.fontColor ? { rgb: toRgb(look.fontColor) } : before?.font?.color,
  }
  // Without a name some programs take one with serifs.
  if (Object.values(font).some((value) => value !== undefined)) style.font = { name: FONT, ...font }
  if (look.background) style.fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: toRgb(look.background) } }
  if (look.align || look.verticalAlign || look.wrap !== undefined) {
    type Alignment = NonNullable<CellStyle['alignment']>
    style.alignment = {
      ...before?.alignment,
      horizontal: look.align as Alignment['horizontal'],
      vertical: (look.verticalAlign === 'middle' ? 'center' : look.verticalAlign) as Alignment['vertical'],
      wrapText: look.wrap,
    }
  }
  return style
}

/** Google's links into the same file are `#gid=<sheet id>&range=<A1>`; .xlsx has `'Sheet'!A1`. */
const INNER_LINK = /^#gid=(\d+)(?:&range=(.+))?$/

function linkOf({ hyperlink }: Cell, workbook: Workbook): string | undefined {
  const place = hyperlink?.location
  if (!place) return hyperlink?.target || undefined
  const cut = place.lastIndexOf('!')
  const sheet = workbook.sheet(
    place
      .slice(0, Math.max(0, cut))
      .replace(/^'(.*)'$/, '$1')
      .replaceAll("''", "'"),
  )
  return sheet ? `#gid=${sheet.id}&range=${place.slice(cut + 1)}` : `#${place}`
}

export function hyperlinkOf(link: string, workbook: Workbook): NonNullable<Cell['hyperlink']> {
  const inner = INNER_LINK.exec(link)
  const sheet = inner && workbook.sheets.find(({ id }) => id === Number(inner[1]))
  if (!inner || !sheet) return { target: link }
  return { target: '', location: `'${sheet.name.replaceAll("'", "''")}'!${inner[2] ?? 'A1'}` }
}

/** Rules that have a twin in .xlsx; the others stay in the saved part only. */
export function fileRules(sheet: Sheet): FileRule[] {
  return sheet.rules.flatMap(({ ranges, criteria, arguments: [first], look }, index): FileRule[] => {
    const style: CellStyle = {
      ...(look.background
        ? { fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb: toRgb(look.background) } } }
        : {}),
      ...(look.fontColor || look.bold
        ? { font: { bold: look.bold, color: look.fontColor ? { rgb: toRgb(look.fontColor) } : undefined } }
        : {}),
    }
    const rest = {
      priority: index + 1,
      range: ranges.map((block) => toA1({ ...block, wholeColumns: false, wholeRows: false })).join(' '),
      style,
    }
    const quoted = `"${String(first).replaceAll('"', '""')}"`
    if (criteria === 'TEXT_EQUAL_TO') return [{ type: 'cellIs', operator: 'equal', formula: quoted, ...rest }]
    if (criteria === 'CUSTOM_FORMULA')
      return [{ type: 'expression', formula: String(first).replace(/^=/, ''), ...rest }]
    const operator = NUMBER_OPERATORS[criteria]
    return operator ? [{ type: 'cellIs', operator, formula: String(first), ...rest }] : []
  })
}

const NUMBER_OPERATORS: Record<string, FileRule['operator']> = {
  NUMBER_EQUAL_TO: 'equal',
  NUMBER_GREATER_THAN: 'greaterThan',
  NUMBER_LESS_THAN: 'lessThan',
}

/** The rules of a file that this workbook can hold, and the rest as it came. */
export function rulesOfFile(rules: readonly FileRule[], sheet: Sheet): { own: ConditionalRule[]; rest: FileRule[] } {
  const own: ConditionalRule[] = []
  const rest: FileRule[] = []
  for (const rule of rules) {
    const ranges = rule.range.split(' ').map((a1) => parseA1(a1, sheet.maxRows, sheet.maxColumns))
    const formula = Array.isArray(rule.formula) ? rule.formula[0] : rule.formula
    const text = formula?.match(/^"(.*)"$/s)?.[1].replaceAll('""', '"')
    const look = {
      background: rule.style?.fill?.type === 'pattern' ? toHash(rule.style.fill.bgColor?.rgb) : undefined,
      fontColor: toHash(rule.style?.font?.color?.rgb),
      bold: rule.style?.font?.bold,
    }
    const blocks = ranges.flatMap((block) => block ?? [])
    if (blocks.length !== ranges.length) rest.push(rule)
    else if (rule.type === 'cellIs' && rule.operator === 'equal' && text !== undefined) {
      own.push({ ranges: blocks, criteria: 'TEXT_EQUAL_TO', arguments: [text], look })
    } else if (rule.type === 'expression' && formula) {
      own.push({ ranges: blocks, criteria: 'CUSTOM_FORMULA', arguments: [`=${formula}`], look })
    } else rest.push(rule)
  }
  return { own, rest }
}
