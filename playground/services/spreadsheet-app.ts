/** SpreadsheetApp itself (G: apps-script/reference/spreadsheet/spreadsheet-app.md) under `spreadsheets.currentonly`. */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type {
  GoogleDataValidationBuilder,
  GoogleRange,
  GoogleRichTextBuilder,
  GoogleRuleBuilder,
  GoogleSelection,
  GoogleSheet,
  GoogleSpreadsheet,
  GoogleSpreadsheetApp,
  GoogleTextStyleBuilder,
  GoogleUi,
} from '../google-types.ts'
import { newRule } from './conditional-format.ts'
import { newDataValidation } from './data-validation.ts'
import * as enums from './enums.ts'
import { blockOf } from './range.ts'
import { newRichTextValue, newTextStyle } from './rich-text.ts'
import { activeRange, activeSheet, currentCell, exposeSelection, select, selectSheet } from './selection.ts'
import { exposeSheet, sheetOf } from './sheet.ts'
import { exposeSpreadsheet } from './spreadsheet.ts'
import { exposeUi } from './ui.ts'

class StandInSpreadsheetApp implements Partial<GoogleSpreadsheetApp> {
  readonly DeveloperMetadataVisibility = enums.MetadataVisibility
  readonly DeveloperMetadataLocationType = enums.MetadataLocationType
  readonly WrapStrategy = enums.WrapStrategy
  readonly BooleanCriteria = enums.BooleanCriteria
  readonly ProtectionType = enums.ProtectionType
  readonly #execution: Execution
  constructor(execution: Execution) {
    this.#execution = execution
  }
  getActiveSpreadsheet(): GoogleSpreadsheet {
    this.#execution.requireDocument('SpreadsheetApp.getActiveSpreadsheet')
    return exposeSpreadsheet(this.#execution)
  }
  getActive(): GoogleSpreadsheet {
    this.#execution.requireDocument('SpreadsheetApp.getActive')
    return exposeSpreadsheet(this.#execution)
  }
  getActiveSheet(): GoogleSheet {
    this.#execution.requireDocument('SpreadsheetApp.getActiveSheet')
    return exposeSheet(this.#execution, activeSheet(this.#execution))
  }
  getActiveRange(): GoogleRange {
    this.#execution.requireDocument('SpreadsheetApp.getActiveRange')
    return activeRange(this.#execution)
  }
  getCurrentCell(): GoogleRange {
    this.#execution.requireDocument('SpreadsheetApp.getCurrentCell')
    return currentCell(this.#execution)
  }
  getSelection(): GoogleSelection {
    this.#execution.requireDocument('SpreadsheetApp.getSelection')
    return exposeSelection(this.#execution)
  }
  setActiveRange(range: GoogleRange): GoogleRange {
    select(this.#execution, blockOf(range))
    return range
  }
  setCurrentCell(cell: GoogleRange): GoogleRange {
    select(this.#execution, blockOf(cell))
    return cell
  }
  setActiveSheet(sheet: GoogleSheet): GoogleSheet {
    selectSheet(this.#execution, sheetOf(sheet))
    return sheet
  }
  /** Writes are visible at once here; a real flush costs time, which the clock counts. */
  flush(): void {}
  getUi(): GoogleUi {
    if (!this.#execution.hasUi) {
      throw new Error('Cannot call SpreadsheetApp.getUi() from this context.')
    }
    return exposeUi(this.#execution)
  }
  newConditionalFormatRule(): GoogleRuleBuilder {
    return newRule(this.#execution)
  }
  newDataValidation(): GoogleDataValidationBuilder {
    return newDataValidation(this.#execution)
  }
  newRichTextValue(): GoogleRichTextBuilder {
    return newRichTextValue(this.#execution)
  }
  newTextStyle(): GoogleTextStyleBuilder {
    return newTextStyle(this.#execution)
  }
  openById(_id: string): GoogleSpreadsheet {
    // Under the currentonly scope no other file opens (G: workspace/sheets/api/scopes.md).
    throw new Error(
      'Specified permissions are not sufficient to call SpreadsheetApp.openById. Required permissions: https://www.googleapis.com/auth/spreadsheets',
    )
  }
}

export function exposeSpreadsheetApp(execution: Execution): GoogleSpreadsheetApp {
  const app = new StandInSpreadsheetApp(execution)
  return expose<GoogleSpreadsheetApp>()(execution, 'SpreadsheetApp', app)
}
