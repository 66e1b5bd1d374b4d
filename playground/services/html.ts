/** HtmlService: pages from the bundle's html files (G: apps-script/reference/html/html-service.md). No templates. */
import type { Execution } from '../execution.ts'
import { expose, ownOf } from '../expose.ts'
import type { GoogleHtmlOutput, GoogleHtmlService } from '../google-types.ts'
import { SandboxMode, XFrameOptionsMode } from './enums.ts'

class StandInHtmlOutput implements Partial<GoogleHtmlOutput> {
  #html: string
  #title = ''
  #width = 0
  #height = 0
  constructor(html: string) {
    this.#html = html
  }
  getContent(): string {
    return this.#html
  }
  setContent(html: string): GoogleHtmlOutput {
    this.#html = html
    return this.#self()
  }
  append(html: string): GoogleHtmlOutput {
    this.#html += html
    return this.#self()
  }
  getTitle(): string {
    return this.#title
  }
  setTitle(title: string): GoogleHtmlOutput {
    this.#title = title
    return this.#self()
  }
  getWidth(): number {
    return this.#width
  }
  setWidth(width: number): GoogleHtmlOutput {
    this.#width = width
    return this.#self()
  }
  getHeight(): number {
    return this.#height
  }
  setHeight(height: number): GoogleHtmlOutput {
    this.#height = height
    return this.#self()
  }
  addMetaTag(_name: string, _content: string): GoogleHtmlOutput {
    return this.#self()
  }
  setSandboxMode(_mode: GoogleAppsScript.HTML.SandboxMode): GoogleHtmlOutput {
    return this.#self()
  }
  setXFrameOptionsMode(_mode: GoogleAppsScript.HTML.XFrameOptionsMode): GoogleHtmlOutput {
    return this.#self()
  }
  #self(): GoogleHtmlOutput {
    return this as unknown as GoogleHtmlOutput
  }
}

class StandInHtmlService implements Partial<GoogleHtmlService> {
  readonly SandboxMode = SandboxMode
  readonly XFrameOptionsMode = XFrameOptionsMode
  readonly #execution: Execution
  constructor(execution: Execution) {
    this.#execution = execution
  }
  createHtmlOutput(html: unknown = ''): GoogleHtmlOutput {
    return expose<GoogleHtmlOutput>()(this.#execution, 'HtmlOutput', new StandInHtmlOutput(String(html)))
  }
  createHtmlOutputFromFile(name: string): GoogleHtmlOutput {
    const html = this.#execution.host.options.bundle.html[name.replace(/\.html$/, '')]
    if (html === undefined) throw new Error(`No HTML file named ${name} was found.`)
    return this.createHtmlOutput(html)
  }
}

/** Text, title and size (0: not said) of a page that a script wants shown. */
export function pageOf(page: unknown): { html: string; title: string; width: number; height: number } {
  const own = ownOf(page, StandInHtmlOutput)
  if (!own) throw new Error('the argument is no HtmlOutput')
  return { html: own.getContent(), title: own.getTitle(), width: own.getWidth(), height: own.getHeight() }
}
export function exposeHtmlService(execution: Execution): GoogleHtmlService {
  return expose<GoogleHtmlService>()(execution, 'HtmlService', new StandInHtmlService(execution))
}
