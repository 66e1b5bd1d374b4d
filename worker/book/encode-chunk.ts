/**
 * A chunk as it is kept: typed arrays behind a header. Decides its layout, so that scoring need not parse the
 * cells again; the kind of each column is decided in encode-column.ts. Pure.
 *
 * Layout: header's length (Uint32), header (JSON in UTF-8), then each column's arrays, all on multiples of 8 bytes.
 */
import type { Chunk, TableName } from '../contract.ts'
import {
  type CellColumn,
  CodedColumn,
  DayColumn,
  IdColumn,
  NumberColumn,
  type OddCells,
} from '../ledger/cell-column.ts'
import { type ColumnHeader, encodeColumn, type TypedArray } from './encode-column.ts'

/** A chunk read back; `columns` by their names in the chunk. */
export interface DecodedChunk {
  table: TableName
  rows: number
  columns: Map<string, CellColumn>
}

interface Header {
  table: TableName
  rows: number
  columns: ColumnHeader[]
}

export function encodeChunk(chunk: Chunk): Uint8Array {
  const columns: ColumnHeader[] = []
  const arrays: TypedArray[] = []
  for (const [name, cells] of Object.entries(chunk.columns)) {
    const { header, data } = encodeColumn(name, cells)
    columns.push(header)
    arrays.push(...data)
  }
  const header = new TextEncoder().encode(
    JSON.stringify({ table: chunk.table, rows: chunk.rows, columns } satisfies Header),
  )
  let length = aligned(4 + header.length)
  for (const array of arrays) length += aligned(array.byteLength)
  const bytes = new Uint8Array(length)
  new DataView(bytes.buffer).setUint32(0, header.length)
  bytes.set(header, 4)
  let at = aligned(4 + header.length)
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += aligned(array.byteLength)
  }
  return bytes
}

/** Reads what encodeChunk wrote; the arrays are views of `bytes`, whose offset must be a multiple of 8. */
export function decodeChunk(bytes: Uint8Array): DecodedChunk {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerLength = view.getUint32(0)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerLength))) as Header
  const { rows } = header
  let at = bytes.byteOffset + aligned(4 + headerLength)
  const next = <T extends TypedArray>(Type: {
    new (buffer: ArrayBufferLike, at: number, length: number): T
    BYTES_PER_ELEMENT: number
  }): T => {
    const array = new Type(bytes.buffer, at, rows)
    at += aligned(rows * Type.BYTES_PER_ELEMENT)
    return array
  }
  const read = ({ kind, values = [], odd = [] }: ColumnHeader): CellColumn => {
    const cells: OddCells = new Map(odd)
    switch (kind) {
      case 'coded8':
        return new CodedColumn(next(Uint8Array), values)
      case 'coded16':
        return new CodedColumn(next(Uint16Array), values)
      case 'days':
        return new DayColumn(next(Int32Array), cells)
      case 'whole':
        return new NumberColumn(next(Int32Array), 1, cells)
      case 'hundredths':
        return new NumberColumn(next(Int32Array), 100, cells)
      case 'numbers':
        return new NumberColumn(next(Float64Array), 1, cells)
      case 'ids':
        return new IdColumn(next(Uint32Array), next(Uint32Array), cells)
    }
  }
  return { table: header.table, rows, columns: new Map(header.columns.map((column) => [column.name, read(column)])) }
}

function aligned(length: number): number {
  return (length + 7) & ~7
}
