/**
 * How many bytes of typed arrays are alive at once while something runs. Decides what counts: the memory of every array
 * buffer that a full garbage collection cannot free, looked at whenever a large array has just been made. That holds the
 * ledger, every result so far and every buffer in use; not plain objects, nor arrays under 64 KB made since.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** An array of this size or more is an occasion to look. */
const LARGE_BYTES = 64 * 1024
const NAMES = [
  'Int8Array',
  'Uint8Array',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float64Array',
] as const
type Constructor = (typeof globalThis)[(typeof NAMES)[number]]

/**
 * The peak in bytes while `run` runs; what was alive before and stays (`run` holds on to it) counts too, less `base`, the
 * bytes of arrays that are no part of it. Slow: a garbage collection for each large array.
 */
export function peakTypedBytes(run: () => unknown, base: number): number {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, liveTypedBytes())
  }
  const restore = NAMES.map((name) => watch(name, look))
  try {
    const kept = [run()]
    look()
    // Named after the last look, the result is alive while it is taken.
    kept.length = 0
  } finally {
    for (const undo of restore) undo()
  }
  return peak - base
}

/** Bytes of array buffers that are alive now. */
export function liveTypedBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  // The second one waits for the first one's sweeping, which gives the memory back.
  collect()
  collect()
  return process.memoryUsage().arrayBuffers
}

/** Puts a constructor that tells of large arrays in the place of `name`, also for map, slice and the like. */
function watch(name: (typeof NAMES)[number], look: () => void): () => void {
  const original: Constructor = globalThis[name]
  const watched = new Proxy(original, {
    construct(target, parameters) {
      const array = Reflect.construct(target, parameters, target)
      if (array.byteLength >= LARGE_BYTES && !(parameters[0] instanceof ArrayBuffer)) look()
      return array
    },
  })
  const put = (maker: Constructor) => {
    Object.assign(globalThis, { [name]: maker })
    Object.assign(original.prototype, { constructor: maker })
  }
  put(watched)
  return () => put(original)
}
