/**
 * Menus, dialogs, prompts and the sidebar (G: apps-script/reference/base/ui.md). What the person answers comes from the
 * host's options; what was shown is kept for the test. Without full rights only menus can be made
 * (G: workspace/add-ons/concepts/editor-auth-lifecycle.md).
 */
import type { Execution } from '../execution.ts'
import { expose, ownOf } from '../expose.ts'
import type { GoogleHtmlOutput, GoogleMenu, GooglePromptResponse, GoogleUi } from '../google-types.ts'
import type { MenuEntry, Question, Reply } from '../host-state.ts'
import { Button, ButtonSet } from './enums.ts'
import { pageOf } from './html.ts'

type ButtonValue = GoogleAppsScript.Base.Button
const SCOPE = 'script.container.ui'

class StandInUi implements Partial<GoogleUi> {
  readonly Button = Button
  readonly ButtonSet = ButtonSet
  readonly #execution: Execution
  constructor(execution: Execution) {
    this.#execution = execution
  }
  createMenu(caption: string): GoogleMenu {
    return exposeMenu(this.#execution, caption)
  }
  createAddonMenu(): GoogleMenu {
    return exposeMenu(this.#execution, 'Extensions > Regulars')
  }
  alert(...parts: unknown[]): ButtonValue {
    return buttonOf(this.#ask('alert', parts).button)
  }
  prompt(...parts: unknown[]): GooglePromptResponse {
    const reply = this.#ask('prompt', parts)
    return expose<GooglePromptResponse>()(this.#execution, 'PromptResponse', new StandInPromptResponse(reply))
  }
  showModalDialog(page: GoogleHtmlOutput, title: string): void {
    this.#show('showModalDialog', 'dialog', page, title, true)
  }
  showModelessDialog(page: GoogleHtmlOutput, title: string): void {
    this.#show('showModelessDialog', 'dialog', page, title)
  }
  showSidebar(page: GoogleHtmlOutput): void {
    this.#show('showSidebar', 'sidebar', page, '')
  }
  #show(method: string, kind: 'dialog' | 'sidebar', page: GoogleHtmlOutput, title: string, modal = false): void {
    this.#execution.requireFull(`Ui.${method}`, SCOPE)
    const { html, title: own, width, height } = pageOf(page)
    const { host, person } = this.#execution
    host.dialogs.push({ kind, title: title || own, content: html })
    host.options.onScreen?.(person, { what: 'page', kind, title: title || own, html, width, height, modal })
  }
  /** Forms: (message), (message, buttons), (title, message, buttons). */
  #ask(kind: 'alert' | 'prompt', parts: unknown[]): Reply {
    this.#execution.requireFull(`Ui.${kind}`, SCOPE)
    const buttons = parts.find((part) => Object.values(ButtonSet).includes(part as never))
    const texts = parts.filter((part) => part !== buttons).map(String)
    const [title, message] = texts.length > 1 ? texts : ['', texts[0] ?? '']
    const { host, person, clock } = this.#execution
    const question: Question = { kind, person, title, message, buttons: buttons ? String(buttons) : 'OK' }
    host.dialogs.push({ kind, title, content: message })
    const askedAtMs = clock.nowMs
    const reply = host.options.answers?.(question) ?? defaultReply(question)
    this.#execution.waitedMs += clock.nowMs - askedAtMs
    return reply
  }
}

function defaultReply({ kind, buttons }: Question): Reply {
  if (kind === 'prompt') return { button: 'CLOSE', text: '' }
  return { button: buttons.startsWith('YES') ? 'YES' : 'OK' }
}

function buttonOf(name: string): ButtonValue {
  const button: unknown = Reflect.get(Button, name)
  if (!button) throw new Error(`the scripted answer names no button: ${name}`)
  return button as ButtonValue
}

class StandInPromptResponse implements Partial<GooglePromptResponse> {
  readonly #reply: Reply
  constructor(reply: Reply) {
    this.#reply = reply
  }
  getSelectedButton(): ButtonValue {
    return buttonOf(this.#reply.button)
  }
  getResponseText(): string {
    return this.#reply.text ?? ''
  }
}

class StandInMenu implements Partial<GoogleMenu> {
  readonly #execution: Execution
  readonly #entry: Required<Pick<MenuEntry, 'caption' | 'items'>>
  constructor(execution: Execution, caption: string) {
    this.#execution = execution
    this.#entry = { caption, items: [] }
  }
  static entry(menu: StandInMenu): MenuEntry {
    return menu.#entry
  }
  addItem(caption: string, functionName: string): GoogleMenu {
    this.#entry.items.push({ caption, functionName })
    return this as unknown as GoogleMenu
  }
  addSeparator(): GoogleMenu {
    this.#entry.items.push({ caption: '' })
    return this as unknown as GoogleMenu
  }
  addSubMenu(menu: GoogleMenu): GoogleMenu {
    const own = ownOf(menu, StandInMenu)
    if (own) this.#entry.items.push(StandInMenu.entry(own))
    return this as unknown as GoogleMenu
  }
  addToUi(): void {
    const { host, person } = this.#execution
    host.menus = [...host.menus.filter(({ caption }) => caption !== this.#entry.caption), this.#entry]
    host.options.onScreen?.(person, { what: 'menu', menu: this.#entry })
  }
}
function exposeMenu(execution: Execution, caption: string): GoogleMenu {
  return expose<GoogleMenu>()(execution, 'Menu', new StandInMenu(execution, caption))
}

export function exposeUi(execution: Execution): GoogleUi {
  return expose<GoogleUi>()(execution, 'Ui', new StandInUi(execution))
}
