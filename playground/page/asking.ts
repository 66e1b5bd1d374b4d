/** The script's alerts and prompts (Ui.alert, Ui.prompt) and short messages at the bottom (toasts). One question at a time. */
import type { Event } from '../server/messages.ts'
import { ask } from './connection.ts'
import { button, element, place } from './elements.ts'
import { words } from './words.ts'

type Asked = Extract<Event, { event: 'ask' }>

const open = new Map<number, HTMLDialogElement>()

/** Shows a question until it is answered; closing its window answers CLOSE. */
export function showQuestion({ question, kind, title, message, buttons }: Asked): void {
  const box = element('dialog', { class: 'question', 'aria-labelledby': `q${question}-title` })
  const input = element('input', { type: 'text', 'aria-label': message, autocomplete: 'off', spellcheck: 'false' })
  let answered = false
  const answer = (name: string): void => {
    if (answered) return
    answered = true
    closeQuestion(question)
    void ask('answer', { question, button: name, text: input.value })
  }
  const text = element('p')
  message.split('\n').forEach((line, index) => {
    if (index > 0) text.append(element('br'))
    text.append(line)
  })
  const row = element('div', { class: 'buttons' })
  buttons.forEach((name, index) => {
    const label = words().buttons[name as keyof ReturnType<typeof words>['buttons']] ?? name
    row.append(button(label, () => answer(name), index === 0 ? { class: 'action', autofocus: kind === 'alert' } : {}))
  })
  box.append(element('h2', { id: `q${question}-title` }, title || words().application), text)
  if (kind === 'prompt') box.append(input)
  box.append(row)
  input.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Enter' && !isComposing) answer(buttons[0])
  })
  box.addEventListener('close', () => answer('CLOSE'))
  document.body.append(box)
  open.set(question, box)
  box.showModal()
  if (kind === 'prompt') input.focus()
}

/** Takes a question away that was answered here or in another window of the same person. */
export function closeQuestion(question: number): void {
  const box = open.get(question)
  open.delete(question)
  box?.remove()
}

/** A message at the bottom right. @param seconds how long; negative: until it is closed */
export function showToast(title: string, message: string, seconds: number, kind: 'toast' | 'failure' = 'toast'): void {
  const box = element('div', { class: kind })
  const close = button('×', () => box.remove(), { class: 'close', 'aria-label': words().close })
  box.append(element('strong', {}, title), element('span', {}, message), close)
  place('toasts').append(box)
  if (seconds > 0) setTimeout(() => box.remove(), seconds * 1000)
}
