/**
 * What sets the days of the Contact list apart: a filter over its columns, colour for today, a shaded first line for each
 * later day. Filter views are not to be had in Apps Script (they are the Sheets API's alone, under a further scope). Decides
 * looks only; each day is told by its date as well.
 */
type Sheet = GoogleAppsScript.Spreadsheet.Sheet

/** Counts up when lists that are there are to get these looks once; what a person takes away afterwards stays away. */
export const LIST_LOOKS = 1

const TODAY_BACKGROUND = '#e8f0fe'
const DAY_BACKGROUND = '#f1f3f4'
const IS_DUE = 'ISNUMBER($B2),$B2<=TODAY()'
const IS_FIRST = 'ISNUMBER($B2),$B2<>$B1'
/** The first that holds decides a cell. */
const RULES: readonly { a1: string; formula: string; background: string; bold: boolean }[] = [
  { a1: 'B2:B', formula: `=AND(${IS_DUE},$B2<>$B1)`, background: TODAY_BACKGROUND, bold: true },
  { a1: 'A2:J', formula: `=AND(${IS_DUE})`, background: TODAY_BACKGROUND, bold: false },
  { a1: 'B2:B', formula: `=AND(${IS_FIRST})`, background: DAY_BACKGROUND, bold: true },
  { a1: 'A2:J', formula: `=AND(${IS_FIRST})`, background: DAY_BACKGROUND, bold: false },
]

/** Adds what is missing of it; a person's own filter and formats stay. */
export function setDaysApart(sheet: Sheet, dateColumn: number, note: string): void {
  // One filter a sheet: a second would throw.
  if (!sheet.getFilter()) sheet.getRange('A:L').createFilter()
  const formulas = RULES.map(({ formula }) => formula)
  const others = sheet.getConditionalFormatRules().filter((rule) => {
    const condition = rule.getBooleanCondition()
    return !condition || formulas.indexOf(String(condition.getCriteriaValues()[0])) < 0
  })
  const ours = RULES.map(({ a1, formula, background, bold }) =>
    SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied(formula)
      .setBackground(background)
      .setBold(bold)
      .setRanges([sheet.getRange(a1)])
      .build(),
  )
  sheet.setConditionalFormatRules(others.concat(ours))
  sheet.getRange(1, dateColumn).setNote(note)
}
