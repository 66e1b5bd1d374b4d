/**
 * People who wait for a place, the first in line on top. Decides nothing of who is first: that is their key. Pure.
 */

/** A heap of numbers, the smallest first. */
export class WaitingLine {
  private readonly keys: number[] = []

  get size(): number {
    return this.keys.length
  }

  /** The smallest key; undefined where nobody waits. */
  first(): number | undefined {
    return this.keys[0]
  }

  add(key: number): void {
    const { keys } = this
    let at = keys.length
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (keys[parent] <= key) break
      keys[at] = keys[parent]
      at = parent
    }
    keys[at] = key
  }

  removeFirst(): void {
    const { keys } = this
    const last = keys.pop()
    if (last === undefined || keys.length === 0) return
    let at = 0
    for (let child = 1; child < keys.length; child = 2 * at + 1) {
      if (child + 1 < keys.length && keys[child + 1] < keys[child]) child++
      if (keys[child] >= last) break
      keys[at] = keys[child]
      at = child
    }
    keys[at] = last
  }
}
