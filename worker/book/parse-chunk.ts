/**
 * The text of a chunk as it arrives. Decides what a chunk must look like: known table and columns, cells, one length.
 * Bad *rows* are the ledger's to report. Pure.
 */
import { wrongCell } from '../cell-columns.ts'
import {
  ATTRIBUTE_PREFIX,
  BOOK_LIMITS,
  type Chunk,
  LIMITS,
  REQUIRED_COLUMNS,
  TABLE_COLUMNS,
  type TableName,
} from '../contract.ts'
import { Refusal } from '../problem-response.ts'

const MOST_ATTRIBUTES = 50
const FIELDS = ['table', 'rows', 'columns']

/** The chunk that a line's bytes are. Refuses with 400, naming the field as `chunks.<index>...`; `index` counts in the request. */
export function parseChunk(line: Uint8Array, index: number): Chunk {
  const refuse = (path: string, message: string): never => {
    const full = [`chunks.${index}`, path]
      .filter((part) => part !== '')
      .join('.')
      .slice(0, 200)
    throw new Refusal('badRequest', `${full}: ${message}`, { errors: [{ path: full, message }] })
  }
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line))
  } catch {
    // The engine's message quotes the text, which may hold a customer's data.
    return refuse('', 'is not valid JSON in UTF-8')
  }
  if (!isObject(value)) return refuse('', 'must be an object')
  const unknown = Object.keys(value).find((field) => !FIELDS.includes(field))
  if (unknown !== undefined) return refuse(unknown, 'is not a known field')
  const { table, rows, columns } = value
  if (typeof table !== 'string' || !Object.hasOwn(TABLE_COLUMNS, table)) {
    return refuse('table', `must be one of ${Object.keys(TABLE_COLUMNS).join(', ')}`)
  }
  if (typeof rows !== 'number' || !Number.isInteger(rows) || rows < 0 || rows > BOOK_LIMITS.chunkRows) {
    return refuse('rows', `must be a whole number from 0 to ${BOOK_LIMITS.chunkRows}`)
  }
  if (!isObject(columns)) return refuse('columns', 'must be an object of columns')
  const name = table as TableName
  let attributes = 0
  for (const [column, cells] of Object.entries(columns)) {
    const path = `columns.${column}`
    if (column.startsWith(ATTRIBUTE_PREFIX) && name !== 'contacts') {
      const attribute = column.slice(ATTRIBUTE_PREFIX.length)
      if (attribute in Object.prototype || attribute.length > LIMITS.cellCharacters) {
        refuse(path, 'is no usable column name')
      }
      if (++attributes > MOST_ATTRIBUTES) refuse('columns', `has more than ${MOST_ATTRIBUTES} attributes`)
    } else if (!(TABLE_COLUMNS[name] as readonly string[]).includes(column)) refuse(path, 'is not a known field')
    const wrong = wrongCell(cells)
    if (wrong) refuse(wrong.index === undefined ? path : `${path}.${wrong.index}`, wrong.message)
    if ((cells as unknown[]).length !== rows) refuse(path, 'must have as many cells as `rows` says')
  }
  for (const column of REQUIRED_COLUMNS[name])
    if (!Object.hasOwn(columns, column)) refuse(`columns.${column}`, 'is required')
  return { table: name, rows, columns: columns as Chunk['columns'] }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
