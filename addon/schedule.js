/*
 * The Schedule dialog: when Regulars updates by itself, and how that goes. Decides nothing; it asks schedule.ts and shows
 * its sentences. One script with dialog.js; all text goes in as text nodes.
 */
const EVERY = ['off', 'hour', 'day', 'week']
const reload = (after) => load('scheduleState', draw, after)

function draw() {
  const radios = EVERY.map((every) => {
    const radio = element('input', '', { type: 'radio', name: 'every', value: every, id: `every-${every}` })
    radio.checked = every === state.every
    radio.addEventListener('change', showParts)
    return element('label', '', { class: 'choice' }, radio, words[every])
  })
  const hours = Array.from({ length: 24 }, (_, hour) => [hour, `${String(hour).padStart(2, '0')}:00`])
  const at = element(
    'div',
    '',
    { class: 'row', id: 'at' },
    element(
      'span',
      '',
      { id: 'on' },
      element('label', words.on, { for: 'weekday' }),
      select(
        'weekday',
        words.weekdays.map((day, k) => [k + 1, day]),
        state.weekday,
      ),
    ),
    element('span', '', {}, element('label', words.at, { for: 'hour' }), select('hour', hours, state.hour)),
  )
  const save = element('button', words.save, { type: 'submit', class: 'action', id: 'save', form: 'when' })
  const form = element(
    'form',
    '',
    { id: 'when' },
    element('fieldset', '', { 'aria-labelledby': 'title' }, ...radios),
    at,
    element('p', put(words.zone, state.zone), { class: 'quiet', id: 'zone' }),
    element('p', state.every === 'off' || state.isOwn ? words.whose : words.others, { class: 'quiet', id: 'whose' }),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const every = chosen()
    const question = { every, hour: Number(byId('hour').value), weekday: Number(byId('weekday').value) }
    ask('saveSchedule', question, words.saving, () =>
      reload(() => (every === 'off' ? words.ended : put(words.saved, state.next))),
    )
  })
  foot(save, closeButton())
  show(
    heading(words.title),
    element('p', words.intro, { class: 'quiet' }),
    ...(state.trouble ? [element('p', state.trouble, { class: 'warning' })] : []),
    ...(state.problem ? [element('p', state.problem, { class: 'warning' })] : []),
    form,
    ...health(),
  )
  showParts()
}
function chosen() {
  return document.querySelector('input[name="every"]:checked').value
}
function showParts() {
  const every = chosen()
  byId('at').hidden = every === 'off' || every === 'hour'
  byId('on').hidden = every !== 'week'
  byId('zone').hidden = byId('at').hidden
  byId('whose').hidden = every === 'off'
}
function health() {
  if (state.every === 'off') return []
  const figures = [
    [words.next, state.next],
    [words.last, state.lastRun || words.never],
    [words.success, state.lastSuccess || words.never],
    [words.failures, String(state.failures)],
  ]
  return [
    element(
      'section',
      '',
      {},
      element('h2', words.health),
      element('dl', '', {}, ...figures.flatMap(([name, text]) => [element('dt', name), element('dd', text)])),
    ),
  ]
}
reload()
