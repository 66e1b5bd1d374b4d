/**
 * `regulars update WORKBOOK`: loads a workbook into the stand-in, runs the built add-on against a local Worker, saves
 * the workbook with everything the add-on wrote. Decides what the options mean and what is printed; the result goes to
 * standard output, everything else to standard error.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  ALL_COLUMNS,
  DEFAULT_COLUMNS,
  LOCALES,
  type Locale,
  OUTPUT_COLUMNS,
  type OutputColumn,
  type Settings,
} from '../../worker/contract.ts'
import { CommandError, parsedOrRefused } from '../command-error.ts'
import { ensureBuilt } from '../ensure-built.ts'
import { kindOfWorkbook, loadWorkbook, saveWorkbook } from '../files/workbook-file.ts'
import { startLocalWorker } from '../local-worker.ts'
import { segmentTable } from '../report.ts'
import { runAddon, type UpdateReport } from '../run-addon.ts'
import { steps } from '../steps.ts'
import type { Workbook } from '../workbook/workbook.ts'

const OPTIONS = {
  out: { type: 'string' },
  'as-of': { type: 'string' },
  columns: { type: 'string' },
  locale: { type: 'string' },
  settings: { type: 'string' },
  adopt: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** Rejects with a CommandError for a wrong file, date, column or setting; nothing is written then. */
export async function update(args: string[]): Promise<void> {
  const { values, positionals } = parsedOrRefused(() => parseArgs({ args, allowPositionals: true, options: OPTIONS }))
  if (positionals.length !== 1)
    throw new CommandError('update takes one workbook: regulars update WORKBOOK [--out OUT]')
  const [path] = positionals
  const asOf = dateOf(values['as-of'])
  const columns = columnsOf(values.columns)
  const language = languageOf(values.locale)
  const settings = settingsOf(values.settings)
  const kind = kindOfWorkbook(path)
  checkOut(values.out, kind)

  const step = steps()
  step('Loading the workbook')
  const workbook = await loadWorkbook(path)
  if (lacksResults(workbook))
    process.stderr.write(
      `${path} holds formulas without their results, which count as blank. Open and save it in a spreadsheet program first.\n`,
    )
  await ensureBuilt()
  step('Starting the Worker')
  const worker = await startLocalWorker()
  let report: UpdateReport
  try {
    step('Updating')
    report = runAddon(workbook, worker, {
      asOf,
      columns,
      language,
      settings,
      // A Google spreadsheet always has a locale; a file that no run has set up yet does not say one.
      unknownLocale: workbook.properties.document.size === 0,
      adopt: values.adopt,
      say: (line) => process.stderr.write(`${line}\n`),
    })
  } finally {
    await worker.stop()
  }
  if (values.out !== undefined) {
    step('Saving')
    await saveWorkbook(workbook, values.out, kind)
  }
  step()
  process.stdout.write(
    values.json ? `${JSON.stringify(toJson(report, values.out))}\n` : toText(report, values.out, language),
  )
}

/** Files made by programs may hold formulas that nothing has calculated yet. */
function lacksResults(workbook: Workbook): boolean {
  let formulas = 0
  for (const { rows } of workbook.sheets) {
    for (const { values, looks } of rows) {
      for (let column = 0; column < looks.length; column++) {
        if (!looks[column]?.formula) continue
        if ((values[column] ?? '') !== '') return false
        formulas++
      }
    }
  }
  return formulas > 0
}

/** Local date of this machine, or the one asked for by `option`. */
export function dateOf(text: string | undefined, option = '--as-of'): string {
  if (text === undefined) {
    const now = new Date()
    return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10)
  }
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN)
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== text) {
    throw new CommandError(`${option} ${text} is no date. Write it like 2026-11-22.`)
  }
  return text
}

function columnsOf(text: string | undefined): readonly OutputColumn[] {
  if (text === undefined) return DEFAULT_COLUMNS
  if (text === 'all') return ALL_COLUMNS
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => name !== 'id' && !(OUTPUT_COLUMNS as readonly string[]).includes(name))
  if (unknown.length > 0) {
    throw new CommandError(`--columns: ${unknown.join(', ')} is no column. There are: ${OUTPUT_COLUMNS.join(', ')}.`)
  }
  return OUTPUT_COLUMNS.filter((column) => names.includes(column))
}

function languageOf(text: string | undefined): Locale | undefined {
  if (text === undefined) return undefined
  const language = LOCALES.find((locale) => locale === text)
  if (!language) throw new CommandError(`--locale ${text}: there are ${LOCALES.join(' and ')}.`)
  return language
}

/** The file's content; what the keys may be is for the Worker to say. */
function settingsOf(path: string | undefined): Settings | undefined {
  if (path === undefined) return undefined
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new CommandError(`--settings: ${path} cannot be read.`)
  }
  try {
    const settings = JSON.parse(text)
    if (typeof settings === 'object' && settings !== null && !Array.isArray(settings)) return settings
  } catch {
    // The sentence below serves both.
  }
  throw new CommandError(`--settings: ${path} is not a JSON object.`)
}

/** OUT is of the same kind as WORKBOOK; a wrong one is said before any work. */
function checkOut(out: string | undefined, kind: 'xlsx' | 'folder'): void {
  if (out === undefined) return
  if (kind === 'xlsx' && !/\.xlsx$/i.test(out))
    throw new CommandError(`--out ${out} has to end in .xlsx, like the workbook.`)
  if (kind === 'xlsx' && existsSync(out) && statSync(out).isDirectory())
    throw new CommandError(`--out ${out} is a folder; the workbook is a file, so the result is one too.`)
  if (kind === 'folder' && existsSync(out) && !statSync(out).isDirectory()) {
    throw new CommandError(`--out ${out} is a file; the workbook is a folder, so the result is one too.`)
  }
}

function toJson(report: UpdateReport, out: string | undefined): object {
  const { counts } = report
  return {
    asOf: report.asOf,
    customers: report.summary.buyers,
    orders: report.orders,
    problems: report.problems,
    changedCells: report.changedCells,
    serviceCalls: counts.serviceCalls,
    httpCalls: counts.httpCalls,
    bytesUp: counts.bytesUp,
    bytesDown: counts.bytesDown,
    addonMs: Math.round(report.addonMs),
    workerMs: Math.round(report.workerMs),
    out: out ?? null,
  }
}

function toText(report: UpdateReport, out: string | undefined, language: Locale | undefined): string {
  const lines = [report.message, '', ...segmentTable(report.summary.classes, language), '']
  for (const { text } of report.summary.notes) lines.push(text)
  lines.push(out === undefined ? 'Nothing was saved: name a file or folder with --out.' : `Saved: ${out}`)
  return `${lines.join('\n')}\n`
}
