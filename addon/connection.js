/*
 * The Connection dialog: connects a sheet to its Worker, shows the connection, changes token and keys, ends it. Decides
 * nothing; it asks connection.ts and shows its sentences. The setup key leaves the field with the call. One script with
 * dialog.js; all text goes in as text nodes.
 */
const day = (iso) =>
  new Date(iso).toLocaleString(state.language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const reload = (after) => load('connectionState', draw, after)

function draw() {
  if (state.connected) drawConnection()
  else show(heading(words.firstTitle), element('p', words.firstIntro, { class: 'quiet' }), form(connectFirst))
}
/** What the add-on's sentence says of this dialog is said here of what is in sight. */
const inPlace = ({ code, message }) =>
  ({
    unreachable: words.unreachable,
    notTheWorker: words.notTheWorker,
    unauthorized: words.unauthorized,
    erased: words.erased,
  })[code] || message
const connectFirst = (question, done, refused) => ask('connect', question, words.connecting, done, refused)
const moveThere = (question, done, refused) => ask('moveConnection', question, words.connecting, done, refused)
/** Its buttons are the page's own, or beside `aside` at its end. */
function form(act, aside) {
  const url = element('input', '', {
    type: 'url',
    id: 'url',
    value: state.workerUrl,
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'url-hint',
    required: '',
  })
  const key = element('input', '', {
    type: 'password',
    id: 'key',
    autocomplete: 'off',
    'aria-describedby': 'key-hint',
    required: '',
  })
  const go = element('button', words.connect, { type: 'submit', id: 'go', class: 'action', form: 'connect' })
  const made = element(
    'form',
    '',
    { id: 'connect' },
    element('label', words.url, { for: 'url' }),
    url,
    element('p', words.urlHint, { id: 'url-hint', class: 'quiet' }),
    element('label', words.key, { for: 'key' }),
    key,
    element('p', words.keyHint, { id: 'key-hint', class: 'quiet' }),
  )
  if (aside) made.append(element('div', '', { class: 'row' }, go, aside))
  else foot(go, closeButton())
  made.addEventListener('submit', (event) => {
    event.preventDefault()
    const question = { workerUrl: url.value, setupKey: key.value }
    act(
      question,
      () => {
        key.value = ''
        connected()
      },
      (answer) => {
        say(inPlace(answer))
        ;(answer.code === 'wrongSetupKey' ? key : url).focus()
      },
    )
  })
  return made
}
function connected() {
  if (state.setUp) foot(closeButton())
  else
    foot(
      button('set-up', words.toSetUp, () => ask('setUp', undefined, '', () => {}), 'action'),
      closeButton(),
    )
  show(heading(words.connectedNow), element('p', state.setUp ? words.toUpdate : words.keyForgotten))
}
function drawConnection() {
  const waits = { token: words.waitsToken, keys: words.waitsKeys }[state.waiting]
  const renew = button('renew', words.renew, () =>
    ask('renewToken', undefined, words.renewing, () => reload(() => words.renewed), offerForm),
  )
  foot(closeButton())
  show(
    heading(words.title),
    element(
      'dl',
      '',
      {},
      element('dt', words.state),
      element('dd', '', {}, element('span', words.checking, { id: 'state', role: 'status' })),
      element('dt', words.worker),
      element('dd', state.workerUrl),
      element('dt', words.book),
      element('dd', state.book),
      element('dt', words.fingerprint),
      element('dd', state.keyFingerprint, {}, element('div', words.fingerprintHint, { class: 'quiet' })),
    ),
    ...(waits ? [element('p', waits, { class: 'warning' })] : []),
    offer('renew', words.renewWhen, renew),
    confirmed('change', words.change, words.changeWhen, words.changeWhat, words.changeYes, () =>
      ask('changeKeys', undefined, words.changing, () => reload(() => words.changed), offerForm),
    ),
    confirmed('disconnect', words.disconnect, words.disconnectWhen, words.disconnectWhat, words.disconnectYes, () =>
      disconnect(false),
    ),
  )
  check()
}
/** When one does it, and the button that does; `rest` stands below. */
function offer(id, when, opener, ...rest) {
  return element(
    'section',
    '',
    { id: `${id}-part`, class: 'offer' },
    element('div', '', { class: 'row' }, element('p', when, { class: 'quiet' }), opener),
    ...rest,
  )
}
/** A button that says what will happen and asks once more. */
function confirmed(id, text, when, what, yes, act) {
  const go = button(`${id}-yes`, yes, act, 'action danger')
  go.setAttribute('aria-describedby', `${id}-what`)
  return unfolding(id, text, when, what, 'danger', go, (cancel) => element('div', '', { class: 'row' }, go, cancel))
}
/** A button that unfolds a panel; `content` makes the rest of it around the button that folds it again. */
function unfolding(id, text, when, what, kind, first, content) {
  const panel = element(
    'div',
    '',
    { class: 'confirm', id: `${id}-panel`, hidden: '' },
    element('p', what, { id: `${id}-what` }),
  )
  const opener = button(
    id,
    text,
    () => {
      open(panel.hidden)
    },
    kind,
  )
  const open = (on) => {
    panel.hidden = !on
    // What was done before is no news of this.
    say('')
    note('')
    opener.setAttribute('aria-expanded', String(on))
    if (on) panel.scrollIntoView({ block: 'nearest' })
    ;(on ? (first ?? panel.querySelector('input')) : opener).focus()
  }
  opener.setAttribute('aria-expanded', 'false')
  panel.append(content(button(`${id}-no`, words.cancel, () => open(false))))
  return offer(id, when, opener, panel)
}
/** Where nobody answers, the Worker may be at another address by now. */
function offerMove({ code }) {
  if ((code !== 'unreachable' && code !== 'notTheWorker') || byId('url')) return
  byId('renew-part').before(
    unfolding('move', words.move, words.moveWhen, words.moveWhat, '', undefined, (cancel) => form(moveThere, cancel)),
  )
}
function disconnect(onlyHere) {
  ask(
    'disconnect',
    { onlyHere },
    words.disconnecting,
    () => {
      foot(closeButton())
      show(heading(words.disconnected), element('p', words.columnsStay))
    },
    (answer) => {
      if (answer.code !== 'notDisconnected' || byId('only-here')) return
      byId('disconnect-panel')
        .querySelector('.row')
        .append(button('only-here', words.onlyHere, () => disconnect(true), 'danger'))
    },
  )
}
/** Where the token is over, only the setup key helps. */
function offerForm(answer) {
  if ((answer.code !== 'unauthorized' && answer.code !== 'erased') || byId('url')) return
  // Neither a new token nor new keys can be had.
  for (const id of ['renew-part', 'change-part']) byId(id).remove()
  byId('disconnect-part').before(element('section', '', {}, element('p', words.reconnect), form(connectFirst)))
}
/** Asks the Worker; the buttons do not wait for it. */
function check() {
  const into = (text, kind) => {
    const place = byId('state')
    if (!place) return
    place.textContent = text
    place.className = kind
  }
  google.script.run
    .withSuccessHandler((json) => {
      const answer = JSON.parse(json)
      if (!answer.ok) {
        into(inPlace(answer), 'problem')
        offerForm(answer)
        offerMove(answer)
        return
      }
      const parts = [put(words.works, day(answer.openedAt)), answer.holds]
      if (answer.oldTokenUntil) parts.push(put(words.oldToken, day(answer.oldTokenUntil)))
      into(parts.join(state.language === 'zh' ? '' : ' '), 'good')
    })
    .withFailureHandler(() => into(words.failed, 'problem'))
    .checkConnection()
}
reload()
