/** The part of Node's zlib that tests use to make what no client sends. */
declare module 'node:zlib' {
  export const constants: { Z_SYNC_FLUSH: number }
  export function deflateRawSync(bytes: Uint8Array, options: { finishFlush: number }): Uint8Array
}
