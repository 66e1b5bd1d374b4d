/**
 * What the playground costs who waits, with a file of 100,000 customers: opening it, the first rows, a frame while scrolling,
 * a typed text on the screen, a sort, the first update, saving, and memory. Prints one line each.
 */
import type { Browser, Page } from 'playwright-core'
import { type Playground, startPlayground } from '../../playground/server/start-playground.ts'
import type { Workbook } from '../../playground/workbook/workbook.ts'

type Line = (name: string, value: string, aim?: string) => void

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
const middle = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

async function took(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}

/** Opens the workbook in the playground and does what a person does there. Ends what it has started. */
export async function benchPlayground(browser: Browser, workbook: Workbook, line: Line): Promise<void> {
  let playground: Playground | undefined
  line(
    'playground, file opened after',
    seconds(await took(async () => (playground = await startPlayground({ workbook, sleepShare: 0.01 })))),
  )
  if (!playground) return
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  page.setDefaultTimeout(600_000)
  const { session } = playground
  try {
    const { url } = playground
    const first = page.locator('revogr-data:not([col-type=rowHeaders]) .rgCell').first()
    const shown = await took(async () => {
      await page.goto(url)
      await first.filter({ hasText: /\S/ }).waitFor()
    })
    line('first rows on the screen', seconds(shown))
    const frames = await scrollFrames(page)
    line('a frame while scrolling, middle', `${middle(frames).toFixed(0)} ms`, '33 ms')
    line('a frame while scrolling, slowest', `${Math.max(...frames).toFixed(0)} ms`)
    await page.keyboard.press('Control+Home')
    await first.click()
    await page.keyboard.press('ArrowDown')
    const typed: number[] = []
    for (let n = 0; n < 5; n++) {
      await page.keyboard.type(`typed ${n}`)
      typed.push(
        await took(async () => {
          await page.keyboard.press('Enter')
          await page.locator('.rgCell', { hasText: `typed ${n}` }).waitFor()
        }),
      )
    }
    line('Enter to the text on the screen, middle', `${middle(typed).toFixed(0)} ms`, '100 ms')
    const undo = await took(async () => {
      for (let n = 0; n < 5; n++) await session.ask('undo', {})
    })
    line('taking one of them back', `${(undo / 5).toFixed(0)} ms`)
    const { sheetId } = (await session.ask('state', {})).selection
    line(
      'sorting the customers',
      seconds(await took(() => session.ask('sort', { sheetId, column: 2, ascending: true }))),
    )
    line('taking the sort back', seconds(await took(() => session.ask('undo', {}))))
    const call = (functionName: string, choices: object): Promise<unknown> =>
      session.ask('page', { functionName, json: JSON.stringify([JSON.stringify(choices)]) })
    await call('connect', { workerUrl: 'https://local.workers.dev', setupKey: playground.setupKey })
    await call('saveSetUp', {})
    line('first update', seconds(await took(() => call('updateNow', { quiet: true }))))
    const heap = (await page.evaluate('performance.memory.usedJSHeapSize')) as number
    line('memory, page', `${(heap / 1e6).toFixed(0)} MB`)
    line('memory, server and file', `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`)
    const download = await took(async () => {
      const answer = await fetch(url.replace('/?', '/download?'))
      await answer.arrayBuffer()
    })
    line('download as .xlsx', seconds(download))
  } finally {
    await context.close()
    await playground.stop()
  }
}

/** Milliseconds of each frame while the wheel turns over some thousand rows. */
async function scrollFrames(page: Page): Promise<number[]> {
  await page.mouse.move(400, 400)
  await page.evaluate(`(() => {
    globalThis.frames = []
    let last = performance.now()
    const next = (now) => { globalThis.frames.push(now - last); last = now; globalThis.framing = requestAnimationFrame(next) }
    globalThis.framing = requestAnimationFrame(next)
  })()`)
  for (let turn = 0; turn < 40; turn++) await page.mouse.wheel(0, turn < 20 ? 600 : 6000)
  return (await page.evaluate('cancelAnimationFrame(framing), globalThis.frames.slice(1)')) as number[]
}
