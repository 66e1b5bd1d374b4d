/**
 * Chance that repeats itself: the same seed gives the same shop. Decides the generator (mulberry32, Tommy Ettinger, public
 * domain) and the few draws that the sample shops need; nothing about shops.
 */
export interface Dice {
  /** In [0, 1). */
  next(): number
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** One of these, each as likely. */
  pick<Item>(items: readonly Item[]): Item
  /** True this share of the time. */
  chance(share: number): boolean
  /** The items in another order; the argument stays as it is. */
  shuffled<Item>(items: readonly Item[]): Item[]
}

export function createDice(seed: number): Dice {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: (items) => items[between(0, items.length - 1)],
    chance: (share) => next() < share,
    shuffled(items) {
      const mixed = items.slice()
      for (let last = mixed.length - 1; last > 0; last--) {
        const other = between(0, last)
        const held = mixed[last]
        mixed[last] = mixed[other]
        mixed[other] = held
      }
      return mixed
    },
  }
}
