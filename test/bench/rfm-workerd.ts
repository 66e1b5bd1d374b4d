/**
 * The same functions inside workerd. Decides how they get there: one bundle of the product's sources, a Worker that makes
 * its shop once and then runs on request. The clock inside stands still while it computes, so the time is taken outside,
 * less that of a request that computes nothing.
 */
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'

export interface WorkerdTimes {
  rfmMs: number
  pipelineMs: number
}

/** Medians of `repeats` runs after a first one (the pipeline: of three). */
export async function timeInWorkerd(orderCount: number, repeats: number): Promise<WorkerdTimes> {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, 'workerd-entry.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    logLevel: 'silent',
  })
  const worker = new Miniflare(
    convertV4MiniflareOptions({
      name: 'bench',
      host: '127.0.0.1',
      port: 0,
      modules: true,
      script: outputFiles[0].text,
      compatibilityDate: '2026-10-01',
      cf: false,
      telemetry: { enabled: false },
      log: new NoOpLog(),
    }),
  )
  try {
    const ask = async (what: string): Promise<number> => {
      const start = performance.now()
      const response = await worker.dispatchFetch(`http://bench/${what}?orders=${orderCount}`)
      const text = await response.text()
      if (!response.ok || text === '') throw new Error(`workerd, ${what}: ${text}`)
      return performance.now() - start
    }
    const medianOf = async (what: string, count: number) => {
      await ask(what)
      const taken: number[] = []
      for (let k = 0; k < count; k++) taken.push(await ask(what))
      return taken.sort((a, b) => a - b)[count >> 1]
    }
    await ask('make')
    const nothing = await medianOf('nothing', repeats)
    return {
      rfmMs: (await medianOf('rfm', repeats)) - nothing,
      pipelineMs: (await medianOf('pipeline', 3)) - nothing,
    }
  } finally {
    await worker.dispose()
  }
}
