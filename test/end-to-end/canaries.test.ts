/**
 * People stay in the sheet: on a log whose ids are full names and that holds e-mail addresses, nothing that leaves the
 * sheet or is logged names anyone.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadWorkbook } from '../../playground/files/workbook-file.ts'
import { ask, update } from '../addon/shop.ts'
import { readCsv } from '../cli/run.ts'
import { connectedHost, type LocalWorker, startLocalWorker } from './local.ts'

const FOLDER = resolve(import.meta.dirname, '../../../shared/data/rfm-orders')
const CONTRACT_FOLDER = resolve(import.meta.dirname, '../../worker/contract')
const CONTRACT = readdirSync(CONTRACT_FOLDER)
  .map((name) => readFileSync(resolve(CONTRACT_FOLDER, name), 'utf8'))
  .join('\n')
  .toLowerCase()

describe.skipIf(!existsSync(FOLDER))('on rfm-orders (needs ../shared/data)', { timeout: 120_000 }, () => {
  let worker: LocalWorker
  beforeAll(async () => {
    worker = await startLocalWorker()
  })
  afterAll(() => worker.stop())

  it('sends and logs no e-mail address, no full name and no last name', async () => {
    const host = connectedHost(await loadWorkbook(FOLDER), worker, '2006-12-31', { columns: ['segment', 'why'] })
    ask(host, 'proposeSetUp')
    expect(update(host).customers).toBe(995)
    await worker.stop()

    const sent = host.requests.flatMap(({ url, headers, text }) => [url, JSON.stringify(headers), text])
    const said = [...sent, ...host.logs, ...worker.logs()].join('\n').toLowerCase()
    expect(sent.length).toBeGreaterThanOrEqual(6)
    expect(worker.logs().length).toBeGreaterThanOrEqual(2)
    const canaries = new Set<string>()
    for (const row of readCsv(resolve(FOLDER, 'orders.csv'))) {
      canaries.add(row.email.toLowerCase())
      canaries.add(row.customer_id.toLowerCase())
      if (row.last_name.length >= 5) canaries.add(row.last_name.toLowerCase())
    }
    const leaked = [...canaries].filter((canary) => said.includes(canary) && !CONTRACT.includes(canary))
    expect(canaries.size).toBeGreaterThan(2_000)
    expect(leaked).toEqual([])
    // The same search finds what does travel, so it could have found a name.
    expect(said).toContain('2006-12-31')
  })
})
