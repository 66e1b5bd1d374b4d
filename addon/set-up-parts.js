/*
 * Pieces of the Set up dialog: controls that report a choice, parts that fold away or are filled anew, its two buttons.
 * Decides how they behave, not what they say. One script with set-up.js; all text goes in as text nodes.
 */
/* biome-ignore-all lint/correctness/noUnusedVariables: the dialog's other parts use them */
const open = {}

function add(parent, ...children) {
  parent.append(...children)
  return parent
}

function chooser(id, options, chosen, onChange) {
  const made = select(id, options, chosen)
  made.addEventListener('change', () => {
    onChange(made.value)
  })
  return made
}

function checkbox(id, text, checked, onChange) {
  const box = element('input', '', { type: 'checkbox', id })
  box.checked = checked
  box.addEventListener('change', () => {
    onChange(box.checked)
  })
  return add(element('label', '', { class: 'check' }), box, element('span', text))
}

/** A part that is folded away until somebody wants it, and stays open when the page is drawn again. */
function folded(key, title, content) {
  const part = element('details')
  part.open = open[key] === true
  part.addEventListener('toggle', () => {
    open[key] = part.open
  })
  return add(part, element('summary', title), content)
}

function refill(id, ...children) {
  const part = byId(id)
  part.textContent = ''
  add(part, ...children)
}

/** The one heading, read out when it appears. */
function announced(text) {
  return add(element('div', '', { role: 'status' }), element('h1', text, { tabindex: '-1' }))
}

function setButton(id, text, onClick) {
  const one = byId(id)
  one.hidden = !text
  one.disabled = false
  one.textContent = text
  one.onclick = onClick
  return one
}
