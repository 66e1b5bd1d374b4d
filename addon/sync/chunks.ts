/**
 * Cuts a table into chunks where its own rows say so, so that a changed row changes the chunks around it and no other.
 * Decides boundaries and the text of a chunk; what the cells are was decided in request.ts. Pure.
 *
 * A row ends a chunk where its hash is larger than that of each of the WINDOW rows before and after it (the local maximum
 * rule of "asymmetric extremum" chunking, without its dependence on the boundary before). Whether it is depends on these
 * rows alone, so no edit can ripple. Chunks then have WINDOW + 1 rows or more, on average 2 * WINDOW + 1.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { ATTRIBUTE_PREFIX, BOOK_LIMITS, type Cell, type Chunk, type TableName } from '../../worker/contract.ts'
import { base64Url } from './base64-url.ts'
import { utf8 } from './utf8.ts'

/** Columns of a table as a chunk names them, all of one length. */
export type FlatColumns = Record<string, Cell[]>
/** Rows `from` up to, not including, `to` of a table, and the hash of their text. */
export interface CutChunk {
  table: TableName
  from: number
  to: number
  hash: string
}

/** 1,001 rows a chunk on average. */
export const WINDOW = 500
/** Only rows that repeat each other go on so long without a boundary. */
export const MOST_ROWS = 4_096

/** A table of a request with its attributes as columns beside the others. */
export function flatColumns(table: object): FlatColumns {
  const columns: FlatColumns = {}
  for (const [name, cells] of Object.entries(table)) {
    if (name !== 'attributes') columns[name] = cells
    else
      for (const [attribute, values] of Object.entries(cells)) columns[ATTRIBUTE_PREFIX + attribute] = values as Cell[]
  }
  return columns
}

/** The chunks of a table in row order; none where it has no rows. */
export function cutTable(table: TableName, columns: FlatColumns): CutChunk[] {
  const rows = rowCount(columns)
  const chunks: CutChunk[] = []
  let from = 0
  for (const to of boundaries(rowHashes(columns), WINDOW, MOST_ROWS)) {
    addChunk(chunks, table, columns, from, to)
    from = to
  }
  if (from < rows) addChunk(chunks, table, columns, from, rows)
  return chunks
}

/** The text of a chunk, whose SHA-256 is its hash. */
export function chunkText(columns: FlatColumns, { table, from, to }: Pick<CutChunk, 'table' | 'from' | 'to'>): string {
  const chunk: Chunk = { table, rows: to - from, columns: {} }
  for (const name of Object.keys(columns)) chunk.columns[name] = columns[name].slice(from, to)
  return JSON.stringify(chunk)
}

/** Halves what has more bytes than a chunk may have: rows full of long text. */
function addChunk(chunks: CutChunk[], table: TableName, columns: FlatColumns, from: number, to: number): void {
  const bytes = utf8(chunkText(columns, { table, from, to }))
  if (bytes.length > BOOK_LIMITS.chunkBytes && to - from > 1) {
    const middle = from + Math.ceil((to - from) / 2)
    addChunk(chunks, table, columns, from, middle)
    addChunk(chunks, table, columns, middle, to)
  } else chunks.push({ table, from, to, hash: base64Url(sha256(bytes)) })
}

/**
 * Where chunks end (exclusive row numbers, ascending; the end of the table is not among them): after each local maximum of
 * `hashes` with `window` rows on both sides, and after `most` rows without one.
 */
export function boundaries(hashes: ArrayLike<number>, window: number, most: number): number[] {
  const ends: number[] = []
  let last = 0
  const endAt = (end: number): void => {
    for (; end - last > most; last += most) ends.push(last + most)
    if (end > last && end < hashes.length) ends.push(end)
    last = end
  }
  // Two maxima are more than `window` rows apart, so each block of that length and one more holds one at most: its own.
  for (let block = 0; block < hashes.length; block += window + 1) {
    const blockEnd = Math.min(block + window + 1, hashes.length)
    let top = block
    let alone = true
    for (let row = block + 1; row < blockEnd; row++) {
      if (hashes[row] > hashes[top]) {
        top = row
        alone = true
      } else if (hashes[row] === hashes[top]) alone = false
    }
    if (!alone || top < window || top + window >= hashes.length) continue
    let row = top - window
    while (row < block && hashes[row] < hashes[top]) row++
    if (row < block) continue
    row = blockEnd
    while (row <= top + window && hashes[row] < hashes[top]) row++
    if (row > top + window) endAt(top + 1)
  }
  endAt(hashes.length)
  return ends
}

const NUMBER = new Float64Array(1)
const NUMBER_BITS = new Uint32Array(NUMBER.buffer)
/** FNV-1a's prime (RFC 9923). */
const PRIME = 0x01000193
/** Looked up once: it runs for every character of the table. */
const { imul } = Math

/** 32 bits for each row, from all its cells: FNV-1a over their characters or bits, then MurmurHash3's final mix. */
function rowHashes(columns: FlatColumns): Uint32Array {
  const hashes = new Uint32Array(rowCount(columns)).fill(0x811c9dc5)
  for (const name of Object.keys(columns)) {
    const cells = columns[name]
    for (let row = 0; row < hashes.length; row++) {
      const cell = cells[row]
      let hash = hashes[row]
      if (typeof cell === 'string') {
        for (let i = 0; i < cell.length; i++) hash = imul(hash ^ cell.charCodeAt(i), PRIME)
      } else if (typeof cell === 'number') {
        NUMBER[0] = cell
        hash = imul(imul(hash ^ NUMBER_BITS[0], PRIME) ^ NUMBER_BITS[1], PRIME)
      } else hash ^= cell === null ? 1 : cell ? 2 : 3
      // Ends the cell: neither "ab", "c" and "a", "bc" nor a blank on either side may look the same.
      hashes[row] = imul(hash ^ 0xffff, PRIME)
    }
  }
  for (let row = 0; row < hashes.length; row++) {
    let hash = hashes[row]
    hash = imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hashes[row] = hash ^ (hash >>> 16)
  }
  return hashes
}

function rowCount(columns: FlatColumns): number {
  const [first] = Object.keys(columns)
  return first === undefined ? 0 : columns[first].length
}
