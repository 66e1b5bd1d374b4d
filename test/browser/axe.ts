/** The rules of axe-core on a page or on one frame of it. Excludes nothing. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Violations, each with the elements it speaks of; frames inside are asked one by one. */
export async function violations(shown: Page | Frame): Promise<string[]> {
  if (!(await shown.evaluate('Boolean(globalThis.axe)'))) await shown.evaluate(AXE)
  const { violations: found } = (await shown.evaluate("axe.run({ resultTypes: ['violations'], iframes: false })")) as {
    violations: { id: string; nodes: { html: string }[] }[]
  }
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
