/*
 * The Set up dialog: shows what proposeSetUp() found, gives the choices to saveSetUp(), then offers the first update.
 * Decides nothing about the sheet. One script with dialog.js and the other set-up-*.js.
 */
// Before the first answer comes the page has no other words.
const FIRST = /^zh/.test(navigator.language)
  ? {
      title: '常客',
      reading: '正在读取工作表…',
      close: '关闭',
      failed: '没有成功，没有做任何改动。请关闭后再试一次。',
      sample: '用示例店铺试一试',
      making: '正在生成示例店铺…',
    }
  : {
      title: 'Regulars',
      reading: 'Reading your tabs …',
      close: 'Close',
      failed: 'That did not work. Nothing was changed. Close this and try again.',
      sample: 'Try with a sample shop',
      making: 'Making a sample shop …',
    }

/** While something is saved the choices stay as they are. */
function wait(on) {
  const choices = byId('choices')
  if (choices) choices.inert = on
}

function failed() {
  note('')
  say(words.failed)
  wait(false)
  byId('go').disabled = false
}

/** @param message a sentence of the script; without it Google did not answer */
function nothingToShow(_error, message) {
  const text = typeof message === 'string' ? message : FIRST.failed
  refill('main', element('h1', FIRST.title), element('p', text, { role: 'alert' }))
  byId('actions').hidden = false
  say('')
  setButton('go', '')
  setButton('close', FIRST.close, () => {
    google.script.host.close()
  }).focus()
  fitted()
}

/** In a sheet without orders: a shop to try with, then what was found in it. */
function makeSample() {
  const made = (json) => {
    const result = JSON.parse(json)
    note('')
    if (!result.ok) {
      nothingToShow(null, result.message)
      return
    }
    begin()
  }
  byId('go').disabled = true
  say('')
  note(FIRST.making)
  google.script.run.withSuccessHandler(made).withFailureHandler(nothingToShow).makeSampleShop()
}

function proposed(json) {
  proposal = JSON.parse(json)
  if (!proposal.ok) {
    nothingToShow(null, proposal.message)
    if (proposal.code === 'noOrders') setButton('go', FIRST.sample, makeSample).focus()
    return
  }
  say('')
  byId('actions').hidden = false
  words = { ...proposal.words.page, tables: proposal.words.tables, roles: proposal.words.roles }
  document.documentElement.lang = proposal.userLanguage
  choices = {
    language: proposal.language,
    mapping: mappingOf(proposal),
    makeCustomers: true,
    columns: proposal.columns.slice(),
    fitTiers: Boolean(proposal.tiers?.fitted),
    adopt: false,
  }
  shownFirst = proposal.columns.slice()
  setButton('go', words.save, save)
  setButton('close', words.cancel, () => {
    google.script.host.close()
  })
  draw(false)
  fitted()
}

function save() {
  const go = byId('go')
  go.disabled = true
  wait(true)
  say('')
  note(words.saving)
  google.script.run.withSuccessHandler(saved).withFailureHandler(failed).saveSetUp(JSON.stringify(choices))
}

function saved(json) {
  const result = JSON.parse(json)
  note('')
  if (result.ok) {
    // Answers to questions that are still on their way come too late.
    asked++
    refill('main', announced(put(words.saved, result.customersTab)), element('p', words.next))
    setButton('go', words.update, update).focus()
    setButton('close', words.close, () => {
      google.script.host.close()
    })
    fitted()
    return
  }
  failed()
  say(result.message)
  if (result.code === 'foreignColumns')
    add(
      byId('message'),
      checkbox('adopt', words.adopt, choices.adopt, (on) => {
        choices.adopt = on
      }),
    )
}

function begin() {
  byId('main').textContent = FIRST.reading
  google.script.run.withSuccessHandler(proposed).withFailureHandler(nothingToShow).proposeSetUp()
}

// They come into sight with something to choose or to say.
byId('actions').hidden = true
foot(
  element('button', '', { type: 'button', id: 'go', class: 'action' }),
  element('button', '', { type: 'button', id: 'close' }),
)
begin()
