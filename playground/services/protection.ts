/**
 * Protected ranges (G: apps-script/reference/spreadsheet/protection.md): a new protection leaves every editor in;
 * only removing editors shuts others out, and "warning only" shuts nobody out.
 */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type { GoogleProtection, GoogleUser } from '../google-types.ts'
import type { Rectangle } from '../workbook/rectangle.ts'
import type { Protected, Sheet } from '../workbook/sheet.ts'
import { exposeUser } from './session.ts'

class StandInProtection implements Partial<GoogleProtection> {
  readonly #execution: Execution
  readonly #sheet: Sheet
  readonly #held: Protected
  constructor(execution: Execution, sheet: Sheet, held: Protected) {
    this.#execution = execution
    this.#sheet = sheet
    this.#held = held
  }
  getDescription(): string {
    return this.#held.description
  }
  setDescription(description: string): GoogleProtection {
    this.#held.description = description
    return this.#self()
  }
  isWarningOnly(): boolean {
    return this.#held.warningOnly
  }
  setWarningOnly(warningOnly: boolean): GoogleProtection {
    this.#held.warningOnly = warningOnly
    return this.#self()
  }
  canDomainEdit(): boolean {
    return false
  }
  getEditors(): GoogleUser[] {
    return (this.#held.editors ?? []).map((person) => exposeUser(this.#execution, person))
  }
  removeEditors(_people: unknown[]): GoogleProtection {
    this.#held.editors = [this.#execution.person]
    return this.#self()
  }
  remove(): void {
    this.#sheet.protections = this.#sheet.protections.filter((other) => other !== this.#held)
  }
  #self(): GoogleProtection {
    return this as unknown as GoogleProtection
  }
}

export function exposeProtection(execution: Execution, sheet: Sheet, range: Rectangle): GoogleProtection {
  const held: Protected = { range, description: '', warningOnly: false }
  sheet.protections.push(held)
  return expose<GoogleProtection>()(execution, 'Protection', new StandInProtection(execution, sheet, held))
}
export function exposeProtections(execution: Execution, sheet: Sheet): GoogleProtection[] {
  return sheet.protections.map((held) =>
    expose<GoogleProtection>()(execution, 'Protection', new StandInProtection(execution, sheet, held)),
  )
}
