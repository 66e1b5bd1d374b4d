/*
 * The first update, asked for from the Set up dialog: shows its steps and the seconds, then how it ended and what
 * comes next. Decides nothing about the update. One script with set-up.js.
 */
/* biome-ignore-all lint/correctness/noUnusedVariables: the dialog's other parts use them */
function update() {
  const started = Date.now()
  byId('go').disabled = true
  say('')
  refill(
    'main',
    announced(words.updating),
    element('p', '', { id: 'step', role: 'status' }),
    element('progress', '', { id: 'bar', 'aria-label': words.update }),
    element('p', words.mayClose),
    element('p', '', { id: 'seconds', class: 'quiet' }),
  )
  fitted()
  const clock = setInterval(() => {
    byId('seconds').textContent = words.seconds.replace('%', Math.round((Date.now() - started) / 1000))
  }, 1000)
  // A step that was told before this run began is another run's.
  const told = (json) => {
    const { progress } = JSON.parse(json)
    const line = byId('step')
    const text = progress && progress.atMs > started - 2000 ? words[progress.step] : ''
    if (!line || !text) return
    if (line.textContent !== text) line.textContent = text
    const bar = byId('bar')
    if (progress.total > 0) {
      bar.max = progress.total
      bar.value = Math.min(progress.done, progress.total)
    } else bar.removeAttribute('value')
  }
  const poll = setInterval(() => {
    google.script.run.withSuccessHandler(told).progress()
  }, 1500)
  const ended = (title, message, again) => {
    clearInterval(clock)
    clearInterval(poll)
    const list = () =>
      button('list', words.contactList, () => {
        leaveFor((run) => run.showContactList(JSON.stringify({ quiet: true })))
      })
    refill(
      'main',
      ...(again
        ? [element('h1', words.update, { tabindex: '-1' }), element('p', message, { class: 'problem', role: 'alert' })]
        : [announced(title), element('p', words.after)]),
    )
    if (again) setButton('go', words.again, update).focus()
    else {
      byId('close').before(list())
      setButton('go', words.contactsToday, () => {
        leaveFor((run) => run.contactsToday())
      }).focus()
    }
    fitted()
  }
  const answered = (json) => {
    const result = JSON.parse(json)
    if (result.ok) ended(result.message, '', false)
    else ended('', result.message, true)
  }
  const unanswered = () => {
    ended('', words.failed, true)
  }
  google.script.run
    .withSuccessHandler(answered)
    .withFailureHandler(unanswered)
    .updateNow(JSON.stringify({ quiet: true, watched: true }))
}
/** Opens what comes after Set up, which closes; says here what hinders it. `call` gets the script's functions. */
function leaveFor(call) {
  const buttons = [byId('go'), byId('list')]
  const pressed = document.activeElement
  const wait = (on) => {
    buttons.forEach((one) => {
      one.disabled = on
    })
  }
  const hindered = (text) => {
    wait(false)
    note('')
    say(text)
    pressed.focus()
  }
  wait(true)
  say('')
  note(words.opening)
  // What only opens something says nothing.
  const opened = (json) => {
    const answer = json ? JSON.parse(json) : { ok: true }
    if (answer.ok) google.script.host.close()
    else hindered(answer.message)
  }
  call(
    google.script.run.withSuccessHandler(opened).withFailureHandler(() => {
      hindered(words.failed)
    }),
  )
}
