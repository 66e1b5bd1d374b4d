/** Blobs: bytes with a type and a name (G: apps-script/reference/base/blob.md). Bytes are signed, as in Java. */
import type { Execution } from '../execution.ts'
import { expose, ownOf } from '../expose.ts'
import type { GoogleBlob } from '../google-types.ts'

class StandInBlob implements Partial<GoogleBlob> {
  #bytes: Uint8Array
  #type: string | null
  #name: string | null
  constructor(bytes: Uint8Array, type: string | null, name: string | null) {
    this.#bytes = bytes
    this.#type = type
    this.#name = name
  }
  static content(blob: StandInBlob): { bytes: Uint8Array; type: string | null } {
    return { bytes: blob.#bytes, type: blob.#type }
  }
  getBytes(): number[] {
    return signed(this.#bytes)
  }
  setBytes(bytes: number[]): GoogleBlob {
    this.#bytes = unsigned(bytes)
    return this.#self()
  }
  getDataAsString(charset = 'UTF-8'): string {
    return new TextDecoder(charset).decode(this.#bytes)
  }
  setDataFromString(text: string): GoogleBlob {
    this.#bytes = Buffer.from(text, 'utf8')
    return this.#self()
  }
  getContentType(): string | null {
    return this.#type
  }
  setContentType(type: string | null): GoogleBlob {
    this.#type = type
    return this.#self()
  }
  getName(): string | null {
    return this.#name
  }
  setName(name: string): GoogleBlob {
    this.#name = name
    return this.#self()
  }
  getBlob(): GoogleBlob {
    return this.#self()
  }
  isGoogleType(): boolean {
    return false
  }
  #self(): GoogleBlob {
    return this as unknown as GoogleBlob
  }
}

/** Java bytes (-128..127). */
export function signed(bytes: Uint8Array): number[] {
  return Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
export function unsigned(bytes: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(Array.from(bytes, (byte) => byte & 0xff))
}

export function exposeBlob(
  execution: Execution,
  bytes: Uint8Array,
  type: string | null = null,
  name: string | null = null,
): GoogleBlob {
  return expose<GoogleBlob>()(execution, 'Blob', new StandInBlob(bytes, type, name))
}
/** Bytes and type of a script's Blob; undefined for anything else. */
export function blobContent(value: unknown): { bytes: Uint8Array; type: string | null } | undefined {
  const own = ownOf(value, StandInBlob)
  return own && StandInBlob.content(own)
}
