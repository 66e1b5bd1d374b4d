/**
 * RichTextValue and TextStyle, as far as links and plain styles go: a link is never a formula
 * (G: apps-script/reference/spreadsheet/rich-text-value-builder.md). One link for the whole text is kept.
 */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type { GoogleRichText, GoogleRichTextBuilder, GoogleTextStyle, GoogleTextStyleBuilder } from '../google-types.ts'

export class StandInRichText implements Partial<GoogleRichText> {
  readonly #text: string
  readonly #link: string | null
  constructor(text: string, link: string | null) {
    this.#text = text
    this.#link = link
  }
  getText(): string {
    return this.#text
  }
  getLinkUrl(): string | null {
    return this.#link
  }
}
export function exposeRichText(execution: Execution, text: string, link: string | null): GoogleRichText {
  return expose<GoogleRichText>()(execution, 'RichTextValue', new StandInRichText(text, link))
}

class StandInRichTextBuilder implements Partial<GoogleRichTextBuilder> {
  readonly #execution: Execution
  #text = ''
  #link: string | null = null
  constructor(execution: Execution) {
    this.#execution = execution
  }
  setText(text: string): GoogleRichTextBuilder {
    this.#text = String(text)
    return this.#self()
  }
  setLinkUrl(startOrUrl: number | string | null, end?: number, url?: string | null): GoogleRichTextBuilder {
    const link = end === undefined ? (startOrUrl as string | null) : (url ?? null)
    if (end !== undefined && (typeof startOrUrl !== 'number' || startOrUrl < 0 || end > this.#text.length)) {
      throw new Error('Illegal argument: the offsets are outside the text.')
    }
    this.#link = link
    return this.#self()
  }
  setTextStyle(): GoogleRichTextBuilder {
    return this.#self()
  }
  build(): GoogleRichText {
    return exposeRichText(this.#execution, this.#text, this.#link)
  }
  #self(): GoogleRichTextBuilder {
    return exposedBuilder.get(this) as GoogleRichTextBuilder
  }
}
const exposedBuilder = new WeakMap<object, unknown>()
export function newRichTextValue(execution: Execution): GoogleRichTextBuilder {
  const own = new StandInRichTextBuilder(execution)
  const exposed = expose<GoogleRichTextBuilder>()(execution, 'RichTextValueBuilder', own)
  exposedBuilder.set(own, exposed)
  return exposed
}

class StandInTextStyle implements Partial<GoogleTextStyle> {
  readonly #bold: boolean | null
  readonly #color: string | null
  constructor(bold: boolean | null, color: string | null) {
    this.#bold = bold
    this.#color = color
  }
  isBold(): boolean | null {
    return this.#bold
  }
  getForegroundColor(): string | null {
    return this.#color
  }
}
class StandInTextStyleBuilder implements Partial<GoogleTextStyleBuilder> {
  readonly #execution: Execution
  #bold: boolean | null = null
  #color: string | null = null
  constructor(execution: Execution) {
    this.#execution = execution
  }
  setBold(bold: boolean): GoogleTextStyleBuilder {
    this.#bold = bold
    return exposedBuilder.get(this) as GoogleTextStyleBuilder
  }
  setForegroundColor(color: string): GoogleTextStyleBuilder {
    this.#color = color
    return exposedBuilder.get(this) as GoogleTextStyleBuilder
  }
  build(): GoogleTextStyle {
    return expose<GoogleTextStyle>()(this.#execution, 'TextStyle', new StandInTextStyle(this.#bold, this.#color))
  }
}
export function newTextStyle(execution: Execution): GoogleTextStyleBuilder {
  const own = new StandInTextStyleBuilder(execution)
  const exposed = expose<GoogleTextStyleBuilder>()(execution, 'TextStyleBuilder', own)
  exposedBuilder.set(own, exposed)
  return exposed
}
