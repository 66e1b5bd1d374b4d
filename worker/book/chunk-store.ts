/**
 * Chunks by their hash, packed into few large rows. Decides how they are packed, found and dropped; what is in a chunk
 * is encode-chunk.ts. A pack is written whole: a chunk that is dropped leaves no bytes behind.
 */
import type { TableName } from '../contract.ts'
import type { BookSql } from './sql.ts'

/** Storage takes rows below 2 MB, the directory included. */
const PACK_BYTES = 1_900_000
/** So many packs that are less than half full are put together. */
const MOST_SMALL_PACKS = 16
/** Packs that stay in memory while their chunks are read: those of a million five-column orders. */
const CACHE_BYTES = 32_000_000

/** An encoded chunk that is to be kept. */
export interface NewChunk {
  hash: string
  table: TableName
  rows: number
  bytes: Uint8Array
}
interface Place {
  pack: number
  at: number
  length: number
  table: TableName
  rows: number
}
/** Hash, offset, length, table, rows. */
type Entry = [string, number, number, TableName, number]

/** Whether one chunk is larger than what can be kept. */
export function isTooLargeToKeep(bytes: Uint8Array): boolean {
  return bytes.length > PACK_BYTES - 1000
}

export class ChunkStore {
  private readonly sql: BookSql
  private places: Map<string, Place> | undefined
  private readonly cache = new Map<number, Uint8Array>()
  private cachedBytes = 0

  constructor(sql: BookSql) {
    this.sql = sql
  }

  has(hash: string): boolean {
    return this.directory().has(hash)
  }

  /** Table and rows of a chunk that is there. */
  about(hash: string): { table: TableName; rows: number } | undefined {
    return this.directory().get(hash)
  }

  /** The chunk's bytes on a multiple of 8. Throws where it is not there (a bug of the caller). */
  bytes(hash: string): Uint8Array {
    const place = this.directory().get(hash)
    if (place === undefined) throw new Error('no such chunk')
    return this.packBody(place.pack).subarray(place.at, place.at + place.length)
  }

  /** How many chunks there are, and their bytes. */
  size(): { chunks: number; bytes: number } {
    let bytes = 0
    for (const { length } of this.directory().values()) bytes += length
    return { chunks: this.directory().size, bytes }
  }

  /** Keeps chunks that are not there yet; run it in a transaction. */
  add(chunks: readonly NewChunk[]): void {
    let pending: NewChunk[] = []
    let length = 0
    for (const chunk of chunks) {
      if (length + chunk.bytes.length + directoryBytes(pending.length + 1) > PACK_BYTES) {
        this.insert(pending)
        pending = []
        length = 0
      }
      pending.push(chunk)
      length += chunk.bytes.length
    }
    this.insert(pending)
    this.forget()
  }

  /** Drops chunks that are not `live`, and puts small packs together; run it in a transaction. */
  keepOnly(live: ReadonlySet<string>): void {
    const packs = new Map<number, { kept: [string, Place][]; dropped: number; bytes: number }>()
    for (const [hash, place] of this.directory()) {
      const pack = packs.get(place.pack) ?? { kept: [], dropped: 0, bytes: 0 }
      packs.set(place.pack, pack)
      if (live.has(hash)) {
        pack.kept.push([hash, place])
        pack.bytes += place.length
      } else pack.dropped++
    }
    const small = [...packs.values()].filter(({ bytes }) => bytes < PACK_BYTES / 2).length
    const rewritten = [...packs].filter(
      ([, { dropped, bytes }]) => dropped > 0 || (small > MOST_SMALL_PACKS && bytes < PACK_BYTES / 2),
    )
    if (rewritten.length === 0) return
    // One pack after the other, so that no more than two are in memory.
    let pending: NewChunk[] = []
    let length = 0
    for (const [id, { kept }] of rewritten) {
      for (const [hash, { table, rows, at, length: size }] of kept) {
        if (length + size + directoryBytes(pending.length + 1) > PACK_BYTES) {
          this.insert(pending)
          pending = []
          length = 0
        }
        pending.push({ hash, table, rows, bytes: this.packBody(id).slice(at, at + size) })
        length += size
      }
      this.sql.write('delete from pack where id = ?', id)
    }
    this.insert(pending)
    this.forget()
  }

  /** Lets go of what is in memory: after a change that was rolled back, and once everything has been read. */
  forget(): void {
    this.places = undefined
    this.releaseBodies()
  }

  releaseBodies(): void {
    this.cache.clear()
    this.cachedBytes = 0
  }

  private insert(chunks: readonly NewChunk[]): void {
    if (chunks.length === 0) return
    const entries: Entry[] = []
    let length = 0
    for (const { hash, table, rows, bytes } of chunks) {
      entries.push([hash, length, bytes.length, table, rows])
      length += bytes.length
    }
    const body = new Uint8Array(length)
    chunks.forEach(({ bytes }, index) => {
      body.set(bytes, entries[index][1])
    })
    this.sql.write('insert into pack values (null, ?, ?)', JSON.stringify(entries), body.buffer as ArrayBuffer)
  }

  private directory(): Map<string, Place> {
    if (this.places === undefined) {
      this.places = new Map()
      for (const { id, directory } of this.sql.read<{ id: number; directory: string }>(
        'select id, directory from pack',
      )) {
        for (const [hash, at, length, table, rows] of JSON.parse(directory) as Entry[]) {
          this.places.set(hash, { pack: id, at, length, table, rows })
        }
      }
    }
    return this.places
  }

  private packBody(id: number): Uint8Array {
    const cached = this.cache.get(id)
    if (cached !== undefined) return cached
    const [row] = this.sql.read<{ body: ArrayBuffer }>('select body from pack where id = ?', id)
    const body = new Uint8Array(row.body)
    for (const [oldest, { length }] of this.cache) {
      if (this.cachedBytes + body.length <= CACHE_BYTES) break
      this.cache.delete(oldest)
      this.cachedBytes -= length
    }
    this.cache.set(id, body)
    this.cachedBytes += body.length
    return body
  }
}

/** An upper bound of the directory's text. */
function directoryBytes(chunks: number): number {
  return chunks * 90
}
