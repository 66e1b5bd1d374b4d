/** A book's chunks in memory, for tests. Decides nothing; counts how often a chunk is fetched. */
import type { ChunkSource } from '../../worker/book/chunked-table.ts'
import { decodeChunk, encodeChunk } from '../../worker/book/encode-chunk.ts'
import { parseChunk } from '../../worker/book/parse-chunk.ts'
import type { TableName } from '../../worker/contract.ts'

export class Shelf implements ChunkSource {
  /** Times that a chunk was fetched to be decoded. */
  fetched = 0
  private readonly kept = new Map<string, { table: TableName; rows: number; bytes: Uint8Array }>()

  /** Keeps a chunk's text; gives its name, which stands for its hash. */
  put(text: string): string {
    const hash = `chunk ${this.kept.size}`
    const bytes = encodeChunk(parseChunk(new TextEncoder().encode(text), 0))
    const { table, rows } = decodeChunk(bytes)
    this.kept.set(hash, { table, rows, bytes })
    return hash
  }
  about(hash: string) {
    return this.kept.get(hash)
  }
  bytes(hash: string): Uint8Array {
    this.fetched++
    return this.kept.get(hash)?.bytes as Uint8Array
  }
  releaseBodies(): void {}
}
