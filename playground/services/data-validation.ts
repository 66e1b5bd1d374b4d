/**
 * Drop-downs and check boxes of cells (G: apps-script/reference/spreadsheet/data-validation-builder.md). Decides which
 * rules there are and keeps them with the cell; no value is ever refused for one.
 */
import type { Execution } from '../execution.ts'
import { expose, ownOf } from '../expose.ts'
import type { GoogleDataValidation, GoogleDataValidationBuilder, GoogleRange } from '../google-types.ts'
import type { Validation } from '../workbook/cell.ts'
import { blockOf } from './range.ts'

class StandInDataValidation implements Partial<GoogleDataValidation> {
  readonly #validation: Validation
  constructor(validation: Validation) {
    this.#validation = validation
  }
  static validation(own: StandInDataValidation): Validation {
    return own.#validation
  }
  getAllowInvalid(): boolean {
    return this.#validation.allowInvalid
  }
}

class StandInDataValidationBuilder implements Partial<GoogleDataValidationBuilder> {
  readonly #execution: Execution
  #validation: Validation = { allowInvalid: true }
  #choices: (() => string[]) | undefined
  constructor(execution: Execution) {
    this.#execution = execution
  }
  requireValueInList(values: string[], _showDropdown = true): GoogleDataValidationBuilder {
    this.#validation = { ...this.#validation, choices: Array.from(values, String) }
    return this.#self()
  }
  /** The words are those of the range whenever somebody looks; where it moves afterwards is not followed. */
  requireValueInRange(range: GoogleRange, _showDropdown = true): GoogleDataValidationBuilder {
    const { sheet, block } = blockOf(range)
    this.#choices = () => {
      const words = sheet
        .values(block)
        .flat()
        .map((value) => String(value))
      return words.filter((word, k) => word !== '' && words.indexOf(word) === k)
    }
    return this.#self()
  }
  requireCheckbox(): GoogleDataValidationBuilder {
    this.#validation = { ...this.#validation, checkbox: true }
    return this.#self()
  }
  setAllowInvalid(allowInvalid: boolean): GoogleDataValidationBuilder {
    this.#validation = { ...this.#validation, allowInvalid }
    return this.#self()
  }
  setHelpText(_text: string): GoogleDataValidationBuilder {
    return this.#self()
  }
  build(): GoogleDataValidation {
    if (!this.#validation.choices && !this.#choices && !this.#validation.checkbox)
      throw new Error('Data validation rules must have a criteria.')
    const validation = { ...this.#validation }
    if (this.#choices) Object.defineProperty(validation, 'choices', { get: this.#choices, enumerable: true })
    const own = new StandInDataValidation(validation)
    return expose<GoogleDataValidation>()(this.#execution, 'DataValidation', own)
  }
  #self(): GoogleDataValidationBuilder {
    return this as unknown as GoogleDataValidationBuilder
  }
}

export function newDataValidation(execution: Execution): GoogleDataValidationBuilder {
  const own = new StandInDataValidationBuilder(execution)
  return expose<GoogleDataValidationBuilder>()(execution, 'DataValidationBuilder', own)
}

/** The rule behind a script's DataValidation; undefined for null, which takes a rule away. */
export function validationOf(exposed: unknown): Validation | undefined {
  if (exposed === null) return undefined
  const own = ownOf(exposed, StandInDataValidation)
  if (!own) throw new Error('the argument is no DataValidation')
  return StandInDataValidation.validation(own)
}
