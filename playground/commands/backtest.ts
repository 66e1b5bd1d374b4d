/**
 * `regulars backtest WORKBOOK --cutoff DATE [--as-of DATE]`: how good next-order dates given on the cut-off would have
 * been, beside simple predictors, and beside the reference figures where a file of them lies next to the workbook. The
 * add-on reads the workbook as in an update and the local Worker does the test; this decides what is asked and printed.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Backtest, ErrorBody, ScoreAnswer, ScoreRequest } from '../../worker/contract.ts'
import { CommandError, parsedOrRefused } from '../command-error.ts'
import { ensureBuilt } from '../ensure-built.ts'
import { loadWorkbook } from '../files/workbook-file.ts'
import { type LocalWorker, startLocalWorker } from '../local-worker.ts'
import { runAddon } from '../run-addon.ts'
import { dateOf } from './update.ts'

const OPTIONS = {
  cutoff: { type: 'string' },
  'as-of': { type: 'string' },
  json: { type: 'boolean' },
} as const

const SIMPLE_NAMES: Record<keyof Backtest['others'], string> = {
  shopMedianGap: "the shop's median gap",
  ownMeanGap: "the customer's mean gap",
  ownMedianGap: "the customer's median gap",
  ownLastGap: "the customer's last gap",
}

type Line = [name: string, maeDays: number | null, within7Days: number | null, coverage?: number | null]

/** Rejects with a CommandError for a wrong file or date. Nothing is written. */
export async function backtest(args: string[]): Promise<void> {
  const { values, positionals } = parsedOrRefused(() => parseArgs({ args, allowPositionals: true, options: OPTIONS }))
  if (positionals.length !== 1 || values.cutoff === undefined) {
    throw new CommandError('backtest takes one workbook and a day: npm run backtest -- WORKBOOK --cutoff DATE')
  }
  const [path] = positionals
  const cutoff = dateOf(values.cutoff, '--cutoff')
  const workbook = await loadWorkbook(path)
  await ensureBuilt()
  const worker = await startLocalWorker()
  try {
    const { scoreRequest } = runAddon(workbook, worker, {
      asOf: dateOf(values['as-of']),
      unknownLocale: workbook.properties.document.size === 0,
      say: (line) => process.stderr.write(`${line}\n`),
    })
    const request: ScoreRequest = scoreRequest
    const asOf = values['as-of'] ?? lastOrderDate(request)
    const result = await ask(worker, { ...request, asOf, columns: [], backtest: { cutoff } })
    const table = [...linesOf(result), ...referenceLines(path, cutoff, asOf, result.customers)]
    process.stdout.write(values.json ? `${JSON.stringify({ asOf, ...result })}\n` : printed(result, asOf, table))
  } finally {
    await worker.stop()
  }
}

/** A log of the past ends with its last order; what comes after is not known, rather than empty. */
function lastOrderDate({ orders, asOf }: ScoreRequest): string {
  const dates = orders.date.filter((date): date is string => /^\d{4}-\d{2}-\d{2}/.test(String(date)))
  return dates.reduce((last, date) => (date > last ? date : last), '').slice(0, 10) || asOf
}

async function ask(worker: LocalWorker, request: ScoreRequest): Promise<Backtest> {
  const response = await fetch(`${worker.url}/v1/score`, {
    method: 'POST',
    headers: { authorization: `Bearer ${worker.setupKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  if (!response.ok) throw new CommandError(((await response.json()) as ErrorBody).detail)
  return ((await response.json()) as ScoreAnswer).backtest as Backtest
}

function linesOf({ maeDays, within7Days, coverage, others }: Backtest): Line[] {
  const simple = Object.entries(others).map(([name, errors]): Line => {
    return [SIMPLE_NAMES[name as keyof typeof SIMPLE_NAMES], errors.maeDays, errors.within7Days]
  })
  return [['Regulars', maeDays, within7Days, coverage], ...simple]
}

/**
 * What other programs reached on the same log and days: WORKBOOK/../reference/next_order_baselines.json, if there is
 * one with this workbook's name, cut-off and end. Only where as many customers were tested are they comparable.
 */
function referenceLines(path: string, cutoff: string, asOf: string, customers: number): Line[] {
  const file = join(resolve(path), '../reference/next_order_baselines.json')
  if (!existsSync(file)) return []
  const log = JSON.parse(readFileSync(file, 'utf8'))[basename(resolve(path)).replaceAll('-', '_')]
  if (log?.cutoff !== cutoff || log.end !== asOf) return []
  const errors = Object.entries(log.D2_clamped as Record<string, { n: number; mae_days: number; within_7d: number }>)
  return errors.map(([name, { n, mae_days, within_7d }]): Line => {
    return [`reference: ${name}${n === customers ? '' : ` (${n} customers)`}`, mae_days, within_7d]
  })
}

function printed({ cutoff, customers }: Backtest, asOf: string, lines: Line[]): string {
  const cell = (value: number | null | undefined, digits: number, width: number) =>
    (value === null || value === undefined ? '' : value.toFixed(digits)).padStart(width)
  const width = Math.max(...lines.map(([name]) => name.length))
  return [
    `Dates given on ${cutoff} for ${customers} customers who came again by ${asOf}:`,
    '',
    `${''.padEnd(width)}  mean error (days)  within 7 days  in window`,
    ...lines.map(([name, mae, within, coverage]) => {
      return `${name.padEnd(width)}${cell(mae, 2, 19)}${cell(within, 3, 15)}${cell(coverage, 2, 11)}`.trimEnd()
    }),
    '',
  ].join('\n')
}
