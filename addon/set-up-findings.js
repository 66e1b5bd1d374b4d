/*
 * The parts of the Set up dialog that follow every choice: what was found, the tiers, what leaves the sheet. Decides their
 * order, not what is in them. One script with set-up.js.
 */
/* biome-ignore-all lint/correctness/noUnusedVariables: the dialog's other parts use them */
const colon = () => (document.documentElement.lang === 'zh' ? '：' : ': ')

/** Once, before anything is set up: the usual tiers, or those that fit the shop. */
function tiersPart() {
  const tiers = proposal.tiers
  if (!tiers) return []
  const parts = [
    element('h2', words.tiers, { id: 'tiers-title' }),
    element('p', put(words.usualTiers, tiers.usual[choices.language])),
  ]
  if (tiers.fitted)
    parts.push(
      checkbox('fit', put(words.fitTiers, tiers.fitted[choices.language]), choices.fitTiers, (on) => {
        choices.fitTiers = on
      }),
    )
  return parts.concat(element('p', tiers.note, { class: 'quiet' }))
}

/** What was found and what leaves: the parts that follow every choice. */
function drawFindings() {
  samples.forEach((annotate) => {
    annotate()
  })
  refill(
    'found',
    ...proposal.found.map(({ table, text }) =>
      add(element('li'), element('strong', words.tables[table]), document.createTextNode(colon() + text)),
    ),
  )
  refill('warnings', ...proposal.warnings.map((text) => element('p', text, { class: 'warning' })))
  refill('tiers', ...tiersPart())
  const parts = [element('p', words.never), element('p', words.along, { class: 'quiet' })]
  proposal.travelling.forEach(({ header, values, more }) => {
    const text = values.join(' · ') + (more > 0 ? ` … ${words.more.replace('%', more)}` : '')
    parts.push(
      element('p', put(words.texts, header)),
      element('div', text || '–', { class: 'values', tabindex: '0', role: 'group', 'aria-label': header }),
    )
  })
  if (proposal.travelling.length === 0) parts.push(element('p', words.noTexts))
  if (Object.keys(proposal.example).length > 0) parts.push(element('p', words.example))
  Object.keys(proposal.example).forEach((table) => {
    const row = proposal.example[table]
    const text = Object.keys(row)
      .map((column) => `${words.roles[column] || column}${colon()}${row[column] === null ? '–' : row[column]}`)
      .join(' · ')
    parts.push(
      add(
        element('div', '', { class: 'values', tabindex: '0', role: 'group', 'aria-label': words.tables[table] }),
        element('strong', words.tables[table]),
        document.createTextNode(` · ${text}`),
      ),
    )
  })
  refill('leaving', ...parts)
}
