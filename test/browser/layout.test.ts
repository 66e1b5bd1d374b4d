/** The measuring of pages sees what it is there to see. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { misfits } from './layout.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

it.each([
  [
    'nothing',
    '<p>Anna Schmidt</p><p title="Bartholomew Wolfe" style="width:60px;overflow:hidden;white-space:nowrap">Bartholomew Wolfe</p>',
    [],
  ],
  [
    'nothing beside a line that its title says in full',
    '<div style="display:flex"><p title="Anna Schmidt" style="width:40px;overflow:hidden;white-space:nowrap">Anna Schmidt</p><p>Li</p></div>',
    [],
  ],
  [
    'nothing where a title says what the first line does not show',
    '<p title="Anna Schmidt" style="width:60px;height:18px;overflow:hidden">Anna Schmidt</p><p>Li Wei</p>',
    [],
  ],
  [
    'nothing where a bar stays over what is scrolled',
    '<p>Anna Schmidt</p><p style="position:fixed;top:0">Li Wei</p>',
    [],
  ],
  [
    'a line that is too wide',
    '<p style="white-space:nowrap">Bartholomew Wolfeschlegelsteinhausenbergerdorff-Featherstone</p>',
    [/scrolls sideways/],
  ],
  [
    'a box beyond the edge',
    '<div style="position:relative;left:200px;width:150px">Anna</div>',
    [/scrolls sideways/, /beyond the edge/],
  ],
  ['cut text', '<p style="width:60px;overflow:hidden;white-space:nowrap">Bartholomew Wolfe</p>', [/^cut/]],
  ['text over text', '<p>Anna Schmidt</p><p style="margin-top:-32px">Li Wei</p>', [/one over the other/]],
])('finds %s', async (_what, html, expected) => {
  const page = await browser.newPage({ viewport: { width: 300, height: 600 } })
  await page.setContent(`<body style="margin:0"><div id="app">${html}</div></body>`)
  const found = await misfits(page)
  expect(found).toHaveLength(expected.length)
  for (const [at, pattern] of expected.entries()) expect(found[at]).toMatch(pattern)
  await page.close()
})
