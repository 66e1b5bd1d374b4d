/**
 * Conditional format rules of boolean kind (G: apps-script/reference/spreadsheet/conditional-format-rule-builder.md).
 * A rule's ranges follow inserted and deleted lines once the rule is on the sheet. A custom formula is kept as text; the page
 * draws it where it has one of the forms that workbook/rule-formula.ts reads, else not at all.
 */
import type { Execution } from '../execution.ts'
import { expose, ownOf } from '../expose.ts'
import type { GoogleBooleanCondition, GoogleRange, GoogleRule, GoogleRuleBuilder } from '../google-types.ts'
import type { ConditionalRule, Sheet } from '../workbook/sheet.ts'
import { BooleanCriteria } from './enums.ts'
import { blockOf, exposeRange } from './range.ts'

class StandInRule implements Partial<GoogleRule> {
  readonly #execution: Execution
  readonly #sheet: Sheet
  readonly #rule: ConditionalRule
  constructor(execution: Execution, sheet: Sheet, rule: ConditionalRule) {
    this.#execution = execution
    this.#sheet = sheet
    this.#rule = rule
  }
  static rule(own: StandInRule): ConditionalRule {
    return own.#rule
  }
  getRanges(): GoogleRange[] {
    return this.#rule.ranges.map((block) => exposeRange(this.#execution, this.#sheet, block))
  }
  getBooleanCondition(): GoogleBooleanCondition {
    return expose<GoogleBooleanCondition>()(this.#execution, 'BooleanCondition', new StandInCondition(this.#rule))
  }
  getGradientCondition(): null {
    return null
  }
  copy(): GoogleRuleBuilder {
    return newRule(this.#execution, structuredClone(this.#rule), this.#sheet)
  }
}

class StandInCondition implements Partial<GoogleBooleanCondition> {
  readonly #rule: ConditionalRule
  constructor(rule: ConditionalRule) {
    this.#rule = rule
  }
  getCriteriaType(): GoogleAppsScript.Spreadsheet.BooleanCriteria {
    return BooleanCriteria[this.#rule.criteria as keyof typeof BooleanCriteria] as never
  }
  getCriteriaValues(): unknown[] {
    return [...this.#rule.arguments]
  }
  getBackground(): string | null {
    return this.#rule.look.background ?? null
  }
  getFontColor(): string | null {
    return this.#rule.look.fontColor ?? null
  }
  getBold(): boolean | null {
    return this.#rule.look.bold ?? null
  }
}

class StandInRuleBuilder implements Partial<GoogleRuleBuilder> {
  readonly #execution: Execution
  readonly #rule: ConditionalRule
  #sheet: Sheet | undefined
  constructor(execution: Execution, rule: ConditionalRule, sheet: Sheet | undefined) {
    this.#execution = execution
    this.#rule = rule
    this.#sheet = sheet
  }
  setRanges(ranges: GoogleRange[]): GoogleRuleBuilder {
    const blocks = Array.from(ranges, blockOf)
    this.#sheet = blocks[0]?.sheet
    this.#rule.ranges = blocks.map(({ block }) => ({ ...block }))
    return this.#self()
  }
  whenTextEqualTo(text: string): GoogleRuleBuilder {
    return this.#when('TEXT_EQUAL_TO', text)
  }
  whenTextContains(text: string): GoogleRuleBuilder {
    return this.#when('TEXT_CONTAINS', text)
  }
  whenTextStartsWith(text: string): GoogleRuleBuilder {
    return this.#when('TEXT_STARTS_WITH', text)
  }
  whenTextEndsWith(text: string): GoogleRuleBuilder {
    return this.#when('TEXT_ENDS_WITH', text)
  }
  whenCellEmpty(): GoogleRuleBuilder {
    return this.#when('CELL_EMPTY')
  }
  whenCellNotEmpty(): GoogleRuleBuilder {
    return this.#when('CELL_NOT_EMPTY')
  }
  whenNumberGreaterThan(number: number): GoogleRuleBuilder {
    return this.#when('NUMBER_GREATER_THAN', number)
  }
  whenNumberLessThan(number: number): GoogleRuleBuilder {
    return this.#when('NUMBER_LESS_THAN', number)
  }
  whenNumberEqualTo(number: number): GoogleRuleBuilder {
    return this.#when('NUMBER_EQUAL_TO', number)
  }
  whenFormulaSatisfied(formula: string): GoogleRuleBuilder {
    return this.#when('CUSTOM_FORMULA', formula)
  }
  setBackground(color: string | null): GoogleRuleBuilder {
    this.#rule.look.background = color ?? undefined
    return this.#self()
  }
  setFontColor(color: string | null): GoogleRuleBuilder {
    this.#rule.look.fontColor = color ?? undefined
    return this.#self()
  }
  setBold(bold: boolean | null): GoogleRuleBuilder {
    this.#rule.look.bold = bold ?? undefined
    return this.#self()
  }
  setItalic(italic: boolean | null): GoogleRuleBuilder {
    this.#rule.look.italic = italic ?? undefined
    return this.#self()
  }
  build(): GoogleRule {
    if (!this.#sheet || !this.#rule.ranges.length) {
      throw new Error('Conditional format rules must have at least one range.')
    }
    if (!this.#rule.criteria) throw new Error('Conditional format rules must have a condition.')
    return exposeRule(this.#execution, this.#sheet, structuredClone(this.#rule))
  }
  #when(criteria: keyof typeof BooleanCriteria, ...values: (string | number)[]): GoogleRuleBuilder {
    this.#rule.criteria = criteria
    this.#rule.arguments = values
    return this.#self()
  }
  #self(): GoogleRuleBuilder {
    return this as unknown as GoogleRuleBuilder
  }
}

export function newRule(
  execution: Execution,
  rule: ConditionalRule = { ranges: [], criteria: '', arguments: [], look: {} },
  sheet?: Sheet,
): GoogleRuleBuilder {
  const own = new StandInRuleBuilder(execution, rule, sheet)
  return expose<GoogleRuleBuilder>()(execution, 'ConditionalFormatRuleBuilder', own)
}
export function exposeRule(execution: Execution, sheet: Sheet, rule: ConditionalRule): GoogleRule {
  return expose<GoogleRule>()(execution, 'ConditionalFormatRule', new StandInRule(execution, sheet, rule))
}
export function ruleOf(exposed: unknown): ConditionalRule {
  const own = ownOf(exposed, StandInRule)
  if (!own) throw new Error('the argument is no ConditionalFormatRule')
  return StandInRule.rule(own)
}
