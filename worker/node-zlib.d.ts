/** The part of Node's zlib that the Worker uses, which the runtime brings; types of all of Node would hide what it lacks. */
declare module 'node:zlib' {
  /** Unpacks what is written as it is read, in pieces of at most `chunkSize` bytes; broken gzip throws there. */
  export function createGunzip(options: { chunkSize: number }): AsyncIterable<Uint8Array> & {
    end(bytes: Uint8Array): void
  }
}
