/**
 * A table made of chunks, read in place. Decides which chunk a row lies in and keeps few of them decoded: rows are read
 * one after the other, and single cells again where something is wrong with them.
 */
import { ATTRIBUTE_PREFIX, type Cell, REQUIRED_COLUMNS, type TableName } from '../contract.ts'
import { type CellColumn, type IdKey, type ReadCell, readIdText } from '../ledger/cell-column.ts'
import type { CellSource } from '../ledger/sent-table.ts'
import { type DecodedChunk, decodeChunk } from './encode-chunk.ts'

const MOST_DECODED = 64

/** Where chunks are kept: chunk-store.ts. */
export interface ChunkSource {
  about(hash: string): { table: TableName; rows: number } | undefined
  /** On a multiple of 8. */
  bytes(hash: string): Uint8Array
  releaseBodies(): void
}

export class ChunkedTable {
  readonly rows: number
  private readonly hashes: readonly string[]
  private readonly chunks: ChunkSource
  /** First row of each chunk, and the end. */
  private readonly start: Int32Array
  private readonly decoded = new Map<number, DecodedChunk>()

  constructor(hashes: readonly string[], chunks: ChunkSource) {
    this.hashes = hashes
    this.chunks = chunks
    this.start = new Int32Array(hashes.length + 1)
    hashes.forEach((hash, index) => {
      this.start[index + 1] = this.start[index] + (chunks.about(hash)?.rows ?? 0)
    })
    this.rows = this.start[hashes.length]
  }

  /** The columns as the ledger takes them; those that a table cannot do without are there even without chunks. */
  columns(table: TableName): Record<string, CellSource | Record<string, CellSource>> {
    const columns: Record<string, CellSource | Record<string, CellSource>> = {}
    for (const name of REQUIRED_COLUMNS[table]) columns[name] = []
    const attributes: Record<string, CellSource> = {}
    for (const name of this.columnNames(0)) {
      const column = new ChunkedColumn(this, name)
      if (name.startsWith(ATTRIBUTE_PREFIX)) attributes[name.slice(ATTRIBUTE_PREFIX.length)] = column
      else columns[name] = column
    }
    return Object.keys(attributes).length > 0 ? { ...columns, attributes } : columns
  }

  /** Index of the first chunk whose columns are not those of the first; -1 where all are alike. */
  firstUnlike(): number {
    const names = this.columnNames(0).sort().join('\n')
    return this.hashes.findIndex((_, index) => this.columnNames(index).sort().join('\n') !== names)
  }

  /** The chunk of a row: its column of a name, its first row and its end. */
  locate(row: number, name: string): { column: CellColumn; from: number; to: number } {
    let low = 0
    let high = this.hashes.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.start[middle] <= row) low = middle
      else high = middle - 1
    }
    const column = this.chunk(low).columns.get(name)
    if (column === undefined) throw new Error('a chunk lacks a column of its table')
    return { column, from: this.start[low], to: this.start[low + 1] }
  }

  /** Lets go of decoded chunks; single cells can still be reached. */
  release(): void {
    this.decoded.clear()
  }

  private columnNames(index: number): string[] {
    return index < this.hashes.length ? [...this.chunk(index).columns.keys()] : []
  }

  private chunk(index: number): DecodedChunk {
    let chunk = this.decoded.get(index)
    if (chunk === undefined) {
      chunk = decodeChunk(this.chunks.bytes(this.hashes[index]))
      const oldest = this.decoded.keys().next()
      if (this.decoded.size >= MOST_DECODED && !oldest.done) this.decoded.delete(oldest.value)
      this.decoded.set(index, chunk)
    }
    return chunk
  }
}

/** One column; remembers the chunk that was read last. */
class ChunkedColumn implements CellColumn {
  readonly length: number
  private readonly table: ChunkedTable
  private readonly name: string
  private current: CellColumn | undefined
  private from = 0
  private to = 0

  constructor(table: ChunkedTable, name: string) {
    this.table = table
    this.name = name
    this.length = table.rows
  }

  cell(row: number): Cell {
    return this.columnOf(row)?.cell(row - this.from) ?? null
  }

  readId(row: number, id: IdKey): void {
    const column = this.columnOf(row)
    if (column === undefined) readIdText('', id)
    else column.readId(row - this.from, id)
  }

  reader<T>(read: ReadCell<T>): (row: number) => T {
    let from = 0
    let to = 0
    let ofChunk: (row: number) => T = () => read(null)
    return (row) => {
      if (row < from || row >= to) {
        if (row < 0 || row >= this.length) return read(null)
        const located = this.table.locate(row, this.name)
        from = located.from
        to = located.to
        ofChunk = located.column.reader(read)
      }
      return ofChunk(row - from)
    }
  }

  private columnOf(row: number): CellColumn | undefined {
    if (row < this.from || row >= this.to || this.current === undefined) {
      if (row < 0 || row >= this.length) return undefined
      const { column, from, to } = this.table.locate(row, this.name)
      this.current = column
      this.from = from
      this.to = to
    }
    return this.current
  }
}
