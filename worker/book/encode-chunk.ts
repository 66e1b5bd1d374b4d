/**
 * A chunk as it is kept: typed arrays behind a header. Decides the kind of each column by what its cells are, so that
 * scoring need not parse them again; nothing is lost, odd cells stand in the header. Pure.
 *
 * Layout: header's length (Uint32), header (JSON in UTF-8), then each column's arrays, all on multiples of 8 bytes.
 */
import type { Cell, Chunk, TableName } from '../contract.ts'
import {
  type CellColumn,
  CodedColumn,
  DayColumn,
  hexHalf,
  IdColumn,
  NO_INTEGER,
  NumberColumn,
  type OddCells,
} from '../ledger/cell-column.ts'
import { dayOfIso } from '../ledger/days.ts'
import { NO_DAY } from '../ledger/types.ts'

/** A chunk read back; `columns` by their names in the chunk. */
export interface DecodedChunk {
  table: TableName
  rows: number
  columns: Map<string, CellColumn>
}

type Kind = 'coded8' | 'coded16' | 'days' | 'whole' | 'hundredths' | 'numbers' | 'ids'
interface ColumnHeader {
  name: string
  kind: Kind
  /** Of the coded kinds. */
  values?: Cell[]
  /** Rows and cells that the arrays cannot hold. */
  odd?: [number, Cell][]
}
interface Header {
  table: TableName
  rows: number
  columns: ColumnHeader[]
}

/** Up to so many different cells a column is coded by bytes. */
const MOST_BYTE_CODES = 255
/** So large a part of the cells may be odd. */
const ODD_PART = 1 / 16

type TypedArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

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

function encodeColumn(name: string, cells: readonly Cell[]): { header: ColumnHeader; data: TypedArray[] } {
  const distinct = new Map<Cell, number>()
  let filled = 0
  let ids = 0
  let days = 0
  let numbers = 0
  for (const cell of cells) {
    if (cell === null) continue
    filled++
    if (!distinct.has(cell)) distinct.set(cell, distinct.size + 1)
    if (typeof cell === 'number') numbers++
    else if (typeof cell === 'string') {
      if (isId(cell)) ids++
      else if (dayOfIso(cell) !== NO_DAY) days++
    }
  }
  const enough = filled * (1 - ODD_PART)
  if (distinct.size > MOST_BYTE_CODES || distinct.size > filled / 2) {
    if (ids > 0 && ids >= enough) return encodeIds(name, cells)
    if (days > 0 && days >= enough) return encodeDays(name, cells)
    if (numbers > 0 && numbers >= enough) return encodeNumbers(name, cells)
  }
  const codes = new (distinct.size > MOST_BYTE_CODES ? Uint16Array : Uint8Array)(cells.length)
  cells.forEach((cell, row) => {
    if (cell !== null) codes[row] = distinct.get(cell) ?? 0
  })
  const kind = distinct.size > MOST_BYTE_CODES ? 'coded16' : 'coded8'
  return { header: { name, kind, values: [...distinct.keys()] }, data: [codes] }
}

/** All zeros is what stands for blank. */
function isId(text: string): boolean {
  return hexHalf(text, 0) >= 0 && hexHalf(text, 8) >= 0 && text !== '0000000000000000'
}

function encodeIds(name: string, cells: readonly Cell[]) {
  const high = new Uint32Array(cells.length)
  const low = new Uint32Array(cells.length)
  const odd: [number, Cell][] = []
  cells.forEach((cell, row) => {
    if (typeof cell === 'string' && isId(cell)) {
      high[row] = hexHalf(cell, 0)
      low[row] = hexHalf(cell, 8)
    } else if (cell !== null) odd.push([row, cell])
  })
  return { header: { name, kind: 'ids' as const, odd }, data: [high, low] }
}

function encodeDays(name: string, cells: readonly Cell[]) {
  const odd: [number, Cell][] = []
  const days = Int32Array.from(cells, (cell, row) => {
    const day = typeof cell === 'string' ? dayOfIso(cell) : NO_DAY
    if (day === NO_DAY && cell !== null) odd.push([row, cell])
    return day
  })
  return { header: { name, kind: 'days' as const, odd }, data: [days] }
}

function encodeNumbers(name: string, cells: readonly Cell[]) {
  const odd: [number, Cell][] = []
  cells.forEach((cell, row) => {
    if (cell !== null && typeof cell !== 'number') odd.push([row, cell])
  })
  for (const [kind, scale] of [
    ['whole', 1],
    ['hundredths', 100],
  ] as const) {
    if (!cells.every((cell) => typeof cell !== 'number' || fits(cell, scale))) continue
    const data = Int32Array.from(cells, (cell) => (typeof cell === 'number' ? Math.round(cell * scale) : NO_INTEGER))
    return { header: { name, kind, odd }, data: [data] }
  }
  const data = Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN))
  return { header: { name, kind: 'numbers' as const, odd }, data: [data] }
}

/** Whether a number comes back as it was from a whole number of its parts. */
function fits(cell: number, scale: number): boolean {
  const whole = Math.round(cell * scale)
  // -(2 ** 31) is what stands for blank.
  return Math.abs(whole) < 2 ** 31 && whole / scale === cell
}
