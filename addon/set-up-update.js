/*
 * The first update, asked for from the Set up dialog: shows its steps and the seconds, then how it ended. Decides nothing
 * about the update. One script with set-up.js.
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
    refill(
      'main',
      ...(again
        ? [element('h1', words.update, { tabindex: '-1' }), element('p', message, { class: 'problem', role: 'alert' })]
        : [announced(title), element('p', words.after)]),
    )
    setButton('go', again ? words.again : '', update)
    byId(again ? 'go' : 'close').focus()
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
