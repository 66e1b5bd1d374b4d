/**
 * The pictures of scenes: one for each state, measured, on a page with all of them. Decides what of a page is pictured
 * and under which name.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Locale } from '../../../worker/contract.ts'
import { misfits } from '../layout.ts'
import type { Scene, Stage } from '../scenes/scene.ts'

/** What is longer is cut. */
const TALLEST_PIXELS = 2_400
/** Until nothing moves any more. */
const SETTLED_MS = 300
const NARROW_PIXELS = 300

export class Album {
  readonly #folder: string
  readonly #only: RegExp
  readonly #taken: string[] = []
  readonly #wrong: string[] = []

  /** @param only takes pictures whose name matches; without it all, and those of before are taken away. */
  constructor(folder: string, only?: string) {
    this.#folder = folder
    this.#only = new RegExp(only ?? '')
    if (!only) rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  }

  /** Names of pictures taken, without the ending. */
  get taken(): readonly string[] {
    return this.#taken
  }
  /** What does not fit, and what could not be played. */
  get wrong(): readonly string[] {
    return this.#wrong
  }

  /** Plays a scene where one of its pictures is wanted. */
  async play(scene: Scene, stage: Omit<Stage, 'look'>): Promise<void> {
    const { locale } = stage
    if (!scene.states.some((state) => this.#only.test(`${locale}-${state}`))) return
    process.stdout.write(`${locale}: ${scene.states.join(', ')}\n`)
    await scene
      .play({ ...stage, look: (state, shown) => this.#take(locale, state, shown as Page) })
      .catch((error: Error) => this.#wrong.push(`${locale}: ${scene.states[0]} …: ${error.message}`))
  }

  async #take(locale: Locale, state: string, page: Page): Promise<void> {
    const name = `${locale}-${state}`
    if (!this.#only.test(name)) return
    await page.waitForTimeout(SETTLED_MS)
    const { width = 0, height = 0 } = page.viewportSize() ?? {}
    this.#wrong.push(...(await misfits(page)).map((misfit) => `${name}: ${misfit}`))
    // The sidebar is shown in full, a dialog and the playground as their window shows them.
    const isSidebar = width === NARROW_PIXELS
    if (isSidebar) await page.evaluate('scrollTo(0, 0)')
    const full = isSidebar ? Number(await page.evaluate('document.documentElement.scrollHeight')) : height
    const clip = { x: 0, y: 0, width, height: Math.min(TALLEST_PIXELS, full) }
    await page.screenshot({ path: join(this.#folder, `${name}.png`), clip, fullPage: isSidebar })
    this.#taken.push(name)
  }

  /** Writes the page with every picture that there is, those of earlier calls too. Returns where it is. */
  writeIndex(): string {
    const names = readdirSync(this.#folder)
      .filter((file) => file.endsWith('.png'))
      .map((file) => file.slice(0, -'.png'.length))
      .sort()
    const figures = names.map(
      (name) =>
        `<figure id="${name}"><figcaption>${name}</figcaption><a href="${name}.png"><img src="${name}.png" alt="${name}" loading="lazy"></a></figure>`,
    )
    const path = join(this.#folder, 'index.html')
    writeFileSync(path, `${HEAD}<h1>${names.length} views</h1>\n${figures.join('\n')}\n`)
    return path
  }
}

const HEAD = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Views of Regulars</title>
<style>
body { font: 13px Arial, sans-serif; margin: 16px; background: #e8eaed; }
figure { display: inline-block; vertical-align: top; margin: 0 12px 20px 0; }
figcaption { padding: 4px 0; }
img { display: block; background: #fff; border: 1px solid #dadce0; max-width: 640px; }
</style>
`
