/*
 * What the script of every dialog begins with; put into each by the build. Decides how a dialog asks the script, waits and
 * says what happened; what it shows is the page's own. All text goes in as text nodes.
 */
/* biome-ignore-all lint/correctness/noUnusedVariables: the pages use them */
// Before the first answer comes the page has no other words.
const NO_ANSWER = /^zh/.test(navigator.language)
  ? 'Google 没有响应。请关闭后再试一次。'
  : 'Google did not answer. Close this and try again.'
/** Words and facts of the last answer. */
let words
let state
const byId = (id) => document.getElementById(id)
/** What went wrong, read out at once. */
const say = (text) => {
  byId('message').textContent = text || ''
}
/** What is going on. */
const note = (text) => {
  byId('status').textContent = text || ''
}
const put = (text, value) => text.replace('%', () => value)
function element(name, text, attributes, ...children) {
  const made = document.createElement(name)
  if (text) made.appendChild(document.createTextNode(text))
  for (const key in attributes || {}) made.setAttribute(key, attributes[key])
  made.append(...children)
  return made
}
function button(id, text, onClick, kind) {
  const made = element('button', text, { type: 'button', id, ...(kind ? { class: kind } : {}) })
  made.addEventListener('click', onClick)
  return made
}
/** A list to choose from; `options` are pairs of value and text. */
function select(id, options, chosen) {
  const made = element('select', '', { id })
  options.forEach(([value, text]) => {
    const item = element('option', text, { value })
    item.selected = String(value) === String(chosen)
    made.append(item)
  })
  return made
}
const heading = (text) => element('h1', text, { id: 'title', tabindex: '-1' })
const closeButton = () =>
  button('close', words.close, () => {
    google.script.host.close()
  })
/** The buttons at the page's foot. */
const foot = (...buttons) => byId('buttons').replaceChildren(...buttons)
/** As actions.ts opens it, and the least in which a sentence and its buttons do not look lost. */
const TALLEST = 620
const LOWEST = 200
let height = TALLEST
/** Makes the window as tall as what it shows, from now on only taller: nothing moves away under the mouse. */
const resize = (anew) => {
  const needed = byId('main').offsetHeight + byId('actions').offsetHeight
  const wanted = Math.min(TALLEST, Math.max(LOWEST, needed))
  if (wanted === height || (!anew && wanted < height)) return
  height = wanted
  google.script.host.setHeight(height)
}
let fits
/** From the first page on; before it there is nothing to measure. */
function fitted() {
  resize(true)
  if (fits) return
  fits = new ResizeObserver(() => resize(false))
  fits.observe(byId('main'))
  fits.observe(byId('actions'))
}
/** Replaces what is shown and leads the keyboard there. */
function show(...parts) {
  byId('main').replaceChildren(...parts)
  fitted()
  const title = byId('title')
  if (title) title.focus()
}
/** Calls the script; every button waits meanwhile. `done` gets the answer, `refused` what was refused, after it was said. */
function ask(name, question, doing, done, refused) {
  const focused = document.activeElement
  const buttons = [...document.querySelectorAll('button')]
  const wait = (on) => {
    buttons.forEach((one) => {
      one.disabled = on
    })
  }
  wait(true)
  say('')
  note(doing)
  const failed = (message, answer) => {
    wait(false)
    note('')
    say(message)
    // A button that waits has lost the keyboard.
    if (focused?.isConnected) focused.focus()
    if (refused && answer) refused(answer)
  }
  const runner = google.script.run
    .withSuccessHandler((json) => {
      const answer = JSON.parse(json)
      if (!answer.ok) {
        failed(answer.message, answer)
        return
      }
      wait(false)
      note('')
      done(answer)
    })
    .withFailureHandler(() => failed(words ? words.failed : NO_ANSWER))
  if (question === undefined) runner[name]()
  else runner[name](JSON.stringify(question))
}
/** Asks for words and facts and draws the page anew; `after` gives what is to be told then. */
function load(name, draw, after) {
  ask(name, undefined, '', (answer) => {
    state = answer
    words = answer.words
    document.documentElement.lang = answer.language
    draw()
    if (after) note(after())
  })
}
