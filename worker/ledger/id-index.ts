/**
 * Numbers for distinct ids, in order of first appearance. Pseudonyms lie in typed arrays, so that a million order ids
 * make no objects; other texts in a map. Decides which ids are equal: those with the same text. Pure.
 */
import type { IdKey } from './cell-column.ts'

const FIRST_SLOTS = 1024

export class IdIndex {
  /** How many distinct ids there are. */
  size = 0
  /** Number of the id + 1 in each slot, 0 = free; at most half are taken. Open addressing, linear probing. */
  private slots = new Int32Array(FIRST_SLOTS)
  private high = new Uint32Array(FIRST_SLOTS / 2)
  private low = new Uint32Array(FIRST_SLOTS / 2)
  /** Which numbers are pseudonyms; the others stand in `texts`. */
  private pseudonyms = 0
  private numberOf = new Int32Array(FIRST_SLOTS / 2)
  private readonly texts = new Map<string, number>()

  /** Number of an id, -1 where it has not been added or is blank. */
  find(id: IdKey): number {
    if (id.kind === 'blank') return -1
    if (id.kind === 'text') return this.texts.get(id.text) ?? -1
    const slot = this.slots[this.slotOf(id.high, id.low)]
    return slot === 0 ? -1 : this.numberOf[slot - 1]
  }

  /** Number of an id, which becomes known; -1 where it is blank. */
  add(id: IdKey): number {
    const known = this.find(id)
    if (known >= 0 || id.kind === 'blank') return known
    const number = this.size++
    if (id.kind === 'text') {
      this.texts.set(id.text, number)
      return number
    }
    if (this.pseudonyms === this.high.length) this.grow()
    const entry = this.pseudonyms++
    this.high[entry] = id.high
    this.low[entry] = id.low
    this.numberOf[entry] = number
    this.slots[this.slotOf(id.high, id.low)] = entry + 1
    return number
  }

  /** The slot that holds a pseudonym, or the free one where it belongs. */
  private slotOf(high: number, low: number): number {
    const mask = this.slots.length - 1
    // Both halves are parts of a keyed hash already.
    let slot = (high ^ Math.imul(low, 0x9e3779b1)) & mask
    for (;;) {
      const entry = this.slots[slot] - 1
      if (entry < 0 || (this.low[entry] === low && this.high[entry] === high)) return slot
      slot = (slot + 1) & mask
    }
  }

  private grow(): void {
    const { high, low, numberOf } = this
    const size = this.slots.length
    this.high = new Uint32Array(size)
    this.low = new Uint32Array(size)
    this.numberOf = new Int32Array(size)
    this.high.set(high)
    this.low.set(low)
    this.numberOf.set(numberOf)
    this.slots = new Int32Array(2 * size)
    for (let entry = 0; entry < high.length; entry++) this.slots[this.slotOf(high[entry], low[entry])] = entry + 1
  }
}
