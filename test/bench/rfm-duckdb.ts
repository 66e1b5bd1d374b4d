/**
 * The same question in DuckDB, over a table in its own memory. Decides the SQL; what is timed is the query that fills a
 * table with the answer, neither loading the orders nor carrying the answer over to JavaScript.
 */
import { DOUBLE, DuckDBDataChunk, DuckDBInstance, INTEGER } from '@duckdb/node-api'
import type { RfmAnswer } from './rfm-ours.ts'
import type { OrderColumns } from './shop.ts'

const CHUNK_ROWS = 2_048
const WINDOW_DAYS = 365

export interface DuckDbShop {
  /** Fills the answer's table. */
  run(): Promise<void>
  /** Reads the answer's table. */
  answer(): Promise<RfmAnswer>
  close(): void
}

/** Loads the columns and prepares the query. DuckDB takes as many threads as the machine has cores. */
export async function rfmByDuckDb(shop: OrderColumns, asOfDay: number): Promise<DuckDbShop> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run('create table orders (customer integer, day integer, amount double)')
  const appender = await connection.createAppender('orders')
  for (let from = 0; from < shop.customer.length; from += CHUNK_ROWS) {
    const to = Math.min(from + CHUNK_ROWS, shop.customer.length)
    const chunk = DuckDBDataChunk.create([INTEGER, INTEGER, DOUBLE], to - from)
    chunk.setColumns([shop.customer, shop.day, shop.amountMinor].map((column) => Array.from(column.subarray(from, to))))
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
  const quintile = (order: string) => `1 + 5 * (rank() over (order by ${order}) - 1) // count(*) over ()`
  const sql = `
    create or replace table answer as
    with days as (select customer, day, sum(amount) as spend from orders group by customer, day),
    gaps as (select *, day - lag(day) over (partition by customer order by day) as gap from days),
    rfm as (
      select customer, ${asOfDay} - max(day) as recency,
        count(*) filter (day > ${asOfDay - WINDOW_DAYS}) as frequency,
        coalesce(sum(spend) filter (day > ${asOfDay - WINDOW_DAYS}), 0) as monetary,
        median(gap) as gap
      from gaps group by customer)
    select *, ${quintile('recency desc')} as r, ${quintile('frequency')} as f, ${quintile('monetary')} as m from rfm`
  return {
    run: async () => {
      await connection.run(sql)
    },
    answer: async () => {
      const columns = 'recency, frequency, monetary, r, f, m, gap'
      const result = await connection.runAndReadAll(`select ${columns} from answer order by customer`)
      const [recencyDays, frequency, monetaryMinor, r, f, m, gap] = result
        .getColumns()
        .map((column) => Float64Array.from(column, (value) => (value === null ? Number.NaN : Number(value))))
      return { recencyDays, frequency, monetaryMinor, r, f, m, medianGapDays: gap }
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
