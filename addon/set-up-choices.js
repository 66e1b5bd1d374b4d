/*
 * The choices of the Set up dialog: which tab is which table, which column is what, what is written. Decides what is asked
 * again when one changes; what was found is in set-up-findings.js. One script with set-up.js.
 */
/* biome-ignore-all lint/correctness/noUnusedVariables: the dialog's other parts use them */
const IDS = ['id', 'customer', 'orderId', 'line']
const ASK_AFTER_MS = 400
const TABLES = ['orders', 'customers', 'contacts']
/** What proposeSetUp() said last. */
let proposal
/** What the person wants, as saveSetUp() takes it. */
let choices
let shownFirst
let shownRoles
/** Each writes beside a chosen column what it holds and where that goes. */
let samples = []
let asked = 0
let waiting

/** Asks anew what the choices find and send; other choices stay. `whole`: a tab changed, so its columns do too. */
function askAgain(whole) {
  clearTimeout(waiting)
  const mine = ++asked
  note(words.checking)
  waiting = setTimeout(
    () => {
      const answered = (json) => {
        if (mine !== asked) return
        note('')
        const answer = JSON.parse(json)
        if (!answer.ok) {
          say(answer.message)
          return
        }
        say('')
        proposal = answer
        if (whole) {
          choices.mapping = mappingOf(answer)
          draw(true)
        } else drawFindings()
      }
      google.script.run
        .withSuccessHandler(answered)
        .withFailureHandler(failed)
        .proposeSetUp(JSON.stringify({ mapping: choices.mapping, columns: choices.columns }))
    },
    whole ? 0 : ASK_AFTER_MS,
  )
}

/** Each table as proposed; null where there is none, so that none is proposed again. */
function mappingOf(answer) {
  const mapping = {}
  TABLES.forEach((table) => {
    mapping[table] = answer.mapping[table] || null
  })
  return mapping
}

function tableSection(table) {
  const section = add(
    element('section', '', { 'aria-labelledby': `${table}-title` }),
    element('h2', words.tables[table], { id: `${table}-title` }),
  )
  const mapping = choices.mapping[table]
  const tabs = proposal.tabs.map(({ sheetId, tab }) => [sheetId, tab])
  if (table !== 'orders' || !mapping) tabs.unshift(['', table === 'orders' ? words.choose : words.none])
  const picker = chooser(`${table}-tab`, tabs, mapping ? mapping.sheetId : '', (sheetId) => {
    choices.mapping[table] = sheetId === '' ? null : { sheetId: Number(sheetId) }
    askAgain(true)
  })
  add(section, add(element('p'), element('label', `${words.tab} `, { for: `${table}-tab` }), picker))
  if (table === 'customers' && !mapping)
    add(
      section,
      checkbox('make', words.make, choices.makeCustomers, (on) => {
        choices.makeCustomers = on
      }),
    )
  if (!mapping) return section
  const roles = proposal.roles[table]
  const first = roles.filter(({ role, required }) => required || shownRoles[table].indexOf(role) >= 0)
  const rest = roles.filter((role) => first.indexOf(role) < 0)
  add(section, rolesTable(table, mapping, first))
  if (rest.length > 0)
    add(section, folded(table, words.moreColumns.replace('%', rest.length), rolesTable(table, mapping, rest)))
  return section
}

function rolesTable(table, mapping, roles) {
  const headers = proposal.tabs.filter(({ sheetId }) => sheetId === mapping.sheetId)[0].headers
  const rows = element('tbody')
  roles.forEach(({ role, required, sent }) => {
    const id = `${table}-${role}`
    const sample = element('td', '', { class: 'quiet', id: `${id}-sample` })
    const annotate = () => {
      const header = mapping.columns[role]
      const shown = headers.filter((one) => one.header === header)[0]
      // An order number that never repeats says nothing and stays.
      const row = proposal.example[table]
      const fate =
        !sent || (row && !(role in row)) ? words.stays : IDS.indexOf(role) >= 0 ? words.pseudonym : words.leaves
      sample.textContent = shown ? (shown.sample ? `${shown.sample} · ${fate}` : fate) : ''
    }
    const options = headers.map(({ header }) => [header, header])
    options.unshift(['', required ? words.choose : words.none])
    const picker = chooser(id, options, mapping.columns[role] || '', (header) => {
      if (header) mapping.columns[role] = header
      else delete mapping.columns[role]
      annotate()
      askAgain(false)
    })
    picker.setAttribute('aria-describedby', `${id}-sample`)
    if (required) picker.setAttribute('aria-required', 'true')
    annotate()
    samples.push(annotate)
    const name = element('label', words.roles[role] || role, { for: id })
    const head = add(element('th', '', { scope: 'row' }), name)
    if (required) add(head, element('span', ` · ${words.required}`, { class: 'quiet' }))
    add(rows, add(element('tr'), head, add(element('td', '', { class: 'choice' }), picker), sample))
  })
  return add(element('table'), rows)
}

function columnsSection() {
  const section = add(
    element('section', '', { 'aria-labelledby': 'columns-title' }),
    element('h2', words.columns, { id: 'columns-title' }),
    element('p', words.columnsNote, { class: 'quiet' }),
  )
  const boxes = (labels) =>
    add(
      element('fieldset', '', { 'aria-labelledby': 'columns-title' }),
      ...labels.map(({ column, header }) =>
        checkbox(`write-${column}`, header[choices.language], choices.columns.indexOf(column) >= 0, (on) => {
          choices.columns = choices.columns.filter((one) => one !== column)
          if (on) choices.columns.push(column)
          askAgain(false)
        }),
      ),
    )
  const first = proposal.labels.filter(({ column }) => shownFirst.indexOf(column) >= 0)
  const rest = proposal.labels.filter((label) => first.indexOf(label) < 0)
  add(section, boxes(first))
  if (rest.length > 0) add(section, folded('columns', words.moreOutputs.replace('%', rest.length), boxes(rest)))
  const language = chooser(
    'language',
    [
      ['en', 'English'],
      ['zh', '中文'],
    ],
    choices.language,
    (value) => {
      choices.language = value
      draw(true)
    },
  )
  return add(section, add(element('p'), element('label', `${words.language} `, { for: 'language' }), language))
}

function draw(again) {
  const focused = again && document.activeElement ? document.activeElement.id : ''
  if (!again || !shownRoles) shownRoles = {}
  samples = []
  TABLES.forEach((table) => {
    const mapping = choices.mapping[table]
    shownRoles[table] = mapping ? Object.keys(mapping.columns || {}) : []
  })
  // The title stays readable while the choices wait.
  refill('main', element('h1', words.title, { tabindex: '-1', id: 'title' }), element('div', '', { id: 'choices' }))
  refill(
    'choices',
    element('ul', '', { id: 'found' }),
    element('div', '', { id: 'warnings', role: 'status' }),
    element('p', words.intro, { class: 'quiet' }),
    ...TABLES.map(tableSection),
    columnsSection(),
    element('section', '', { id: 'tiers' }),
    add(
      element('section', '', { 'aria-labelledby': 'leaving-title' }),
      element('h2', words.leaving, { id: 'leaving-title' }),
      element('div', '', { id: 'leaving' }),
    ),
  )
  drawFindings()
  const target = byId(focused || 'title')
  if (target) target.focus({ preventScroll: Boolean(focused) })
}
