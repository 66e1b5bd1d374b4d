/**
 * Schemas of the bulk part of a request: columns of cells. Decides what a cell may be and that the columns of a table
 * are equally long. One tight loop a column instead of one schema a cell, so that 100,000 rows cost milliseconds.
 */

import { type Cell, LIMITS, REQUIRED_COLUMNS, TABLE_COLUMNS, type TableName } from './contract.ts'
import * as z from './zod-without-eval.ts'

const MOST_ATTRIBUTES = 50

/** What is wrong with a column, or null: the first bad cell's index and a sentence. Blank cells are null. */
export function wrongCell(value: unknown): { index?: number; message: string } | null {
  if (!Array.isArray(value)) return { message: 'must be an array of cells' }
  for (let index = 0; index < value.length; index++) {
    const cell: unknown = value[index]
    if (typeof cell === 'string') {
      if (cell.length > LIMITS.cellCharacters) {
        return { index, message: `is longer than ${LIMITS.cellCharacters} characters` }
      }
    } else if (cell !== null && typeof cell !== 'boolean' && (typeof cell !== 'number' || !Number.isFinite(cell))) {
      return { index, message: 'must be text, a finite number, true, false or null' }
    }
  }
  return null
}

const cellJsonSchema = {
  anyOf: [
    { type: 'string', maxLength: LIMITS.cellCharacters },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'null' },
  ],
}

/** One column of cells. Its JSON Schema is written by hand because zod sees only a function. */
const cellColumn = z
  .unknown()
  .check((context) => {
    const wrong = wrongCell(context.value)
    if (!wrong) return
    const path = wrong.index === undefined ? [] : [wrong.index]
    context.issues.push({ code: 'custom', path, message: wrong.message, input: undefined })
  })
  .meta({ id: 'CellColumn', type: 'array', items: cellJsonSchema, description: 'One cell per row; blank is null.' })

const attributes = z
  .unknown()
  .check((context) => {
    const refuse = (message: string, path: string[] = []) =>
      context.issues.push({ code: 'custom', path, message, input: undefined })
    const { value } = context
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      refuse('must be an object of columns')
      return
    }
    const columns = Object.entries(value)
    if (columns.length > MOST_ATTRIBUTES) refuse(`has more than ${MOST_ATTRIBUTES} columns`)
    for (const [name, column] of columns) {
      // Later code looks attributes up by name: a name that every object inherits would find the wrong thing.
      if (name in Object.prototype || name.length > LIMITS.cellCharacters) refuse('is no usable column name', [name])
      const wrong = wrongCell(column)
      if (wrong) refuse(wrong.message, wrong.index === undefined ? [name] : [name, String(wrong.index)])
    }
  })
  .meta({
    type: 'object',
    maxProperties: MOST_ATTRIBUTES,
    additionalProperties: { $ref: '#/components/schemas/CellColumn' },
    description: "The owner's own dimensions, such as city or industry: name to column.",
  })

/** The schema of a table: its columns, nothing else, all of one length. */
export function tableSchema(table: TableName) {
  const required: readonly string[] = REQUIRED_COLUMNS[table]
  const shape: Record<string, z.ZodType> = {}
  for (const column of TABLE_COLUMNS[table])
    shape[column] = required.includes(column) ? cellColumn : cellColumn.optional()
  if (table !== 'contacts') shape.attributes = attributes.optional()
  return z
    .strictObject(shape)
    .superRefine((columns, context) => {
      const unequal = unequalColumns(columns as Record<string, unknown>, required[0])
      if (unequal) context.addIssue({ code: 'custom', message: unequal })
    })
    .meta({ id: TABLE_SCHEMA_IDS[table], description: 'Columns of cells in row order; all have the same length.' })
}

const TABLE_SCHEMA_IDS = { customers: 'CustomersTable', orders: 'OrdersTable', contacts: 'ContactsTable' }

/** A sentence naming the columns whose length is not that of `first`, or null. */
function unequalColumns(columns: Record<string, unknown>, first: string): string | null {
  const rows = (columns[first] as Cell[]).length
  const lengths: [string, number][] = []
  for (const [name, column] of Object.entries(columns)) {
    if (Array.isArray(column)) lengths.push([name, column.length])
    else if (name === 'attributes' && column) {
      for (const [key, cells] of Object.entries(column)) lengths.push([`attributes.${key}`, (cells as Cell[]).length])
    }
  }
  const others = lengths.filter(([, length]) => length !== rows)
  if (others.length === 0) return null
  const list = others.map(([name, length]) => `${name} has ${length}`).join(', ')
  return `all columns must have the same number of rows: ${first} has ${rows}, ${list}`
}
