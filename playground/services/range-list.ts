/** SpreadsheetApp's RangeList (G: apps-script/reference/spreadsheet/range-list.md): one call for many ranges. */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type { GoogleRange, GoogleRangeList } from '../google-types.ts'
import type { Rectangle } from '../workbook/rectangle.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { exposeRange, StandInRange } from './range.ts'

class StandInRangeList implements Partial<GoogleRangeList> {
  readonly #execution: Execution
  readonly #sheet: Sheet
  readonly #blocks: Rectangle[]
  constructor(execution: Execution, sheet: Sheet, blocks: Rectangle[]) {
    this.#execution = execution
    this.#sheet = sheet
    this.#blocks = blocks
  }
  getRanges(): GoogleRange[] {
    return this.#blocks.map((block) => exposeRange(this.#execution, this.#sheet, block))
  }
  activate(): GoogleRangeList {
    return this.#each((range) => range.activate())
  }
  clear(options?: { contentsOnly?: boolean; formatOnly?: boolean; commentsOnly?: boolean }): GoogleRangeList {
    return this.#each((range) => range.clear(options))
  }
  clearContent(): GoogleRangeList {
    return this.#each((range) => range.clearContent())
  }
  clearFormat(): GoogleRangeList {
    return this.#each((range) => range.clearFormat())
  }
  clearNote(): GoogleRangeList {
    return this.#each((range) => range.clearNote())
  }
  setValue(value: unknown): GoogleRangeList {
    return this.#each((range) => range.setValue(value))
  }
  setNumberFormat(format: string): GoogleRangeList {
    return this.#each((range) => range.setNumberFormat(format))
  }
  setBackground(color: string | null): GoogleRangeList {
    return this.#each((range) => range.setBackground(color))
  }
  setFontColor(color: string | null): GoogleRangeList {
    return this.#each((range) => range.setFontColor(color))
  }
  setFontWeight(weight: GoogleAppsScript.Spreadsheet.FontWeight | null): GoogleRangeList {
    return this.#each((range) => range.setFontWeight(weight))
  }
  setFontStyle(style: GoogleAppsScript.Spreadsheet.FontStyle | null): GoogleRangeList {
    return this.#each((range) => range.setFontStyle(style))
  }
  setFontSize(size: number): GoogleRangeList {
    return this.#each((range) => range.setFontSize(size))
  }
  setHorizontalAlignment(alignment: 'left' | 'center' | 'normal' | 'right' | null): GoogleRangeList {
    return this.#each((range) => range.setHorizontalAlignment(alignment))
  }
  setWrap(wrap: boolean): GoogleRangeList {
    return this.#each((range) => range.setWrap(wrap))
  }
  setNote(note: string | null): GoogleRangeList {
    return this.#each((range) => range.setNote(note))
  }
  #each(act: (range: StandInRange) => unknown): GoogleRangeList {
    for (const block of this.#blocks) act(new StandInRange(this.#execution, this.#sheet, block))
    return exposeRangeList(this.#execution, this.#sheet, this.#blocks)
  }
}
export function exposeRangeList(execution: Execution, sheet: Sheet, blocks: Rectangle[]): GoogleRangeList {
  return expose<GoogleRangeList>()(execution, 'RangeList', new StandInRangeList(execution, sheet, blocks))
}
