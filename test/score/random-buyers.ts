/** Customers who buy and stop as BG/NBD says, from a seed. Decides the random numbers; asserts nothing. */
import type { NaiveHistory } from './naive/customer-base.ts'
import { type OrderDays, packDays } from './order-days.ts'

interface Simulated {
  days: OrderDays
  asOfDay: number
  lists: Map<string, [day: number, minor: number][]>
  histories: NaiveHistory[]
}

/** Numerical Recipes' linear congruential generator: even numbers between 0 and 1, the same for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
}

/** `count` customers who first came 27 to 39 weeks before asOf. Parameters in weeks, orders on whole days. */
export function simulateBuyers(
  count: number,
  seed: number,
  { r, alpha, a, b }: { r: number; alpha: number; a: number; b: number },
): Simulated {
  const random = randomNumbers(seed)
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
  /** Marsaglia and Tsang (2000). */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * random() ** (1 / shape)
    const d = shape - 1 / 3
    for (;;) {
      const x = normal()
      const v = (1 + x / Math.sqrt(9 * d)) ** 3
      if (v > 0 && Math.log(random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }
  const asOfDay = 20_000
  const lists: Simulated['lists'] = new Map()
  const histories: NaiveHistory[] = []
  for (let c = 0; c < count; c++) {
    const rate = gamma(r) / alpha
    const stays = gamma(b)
    const stop = 1 - stays / (stays + gamma(a))
    const level = 3000 / gamma(3)
    const age = 189 + Math.floor(random() * 84)
    const days: [number, number][] = [[asOfDay - age, 1000]]
    for (let weeks = 0; ; ) {
      weeks -= Math.log(random()) / rate
      const day = asOfDay - age + Math.max(1, Math.round(weeks * 7))
      if (!(day <= asOfDay)) break
      if (day > days[days.length - 1][0]) days.push([day, Math.max(1, Math.round(gamma(6) * level))])
      if (random() < stop) break
    }
    lists.set(`c${c}`, days)
    histories.push({
      repeats: days.length - 1,
      lastAge: days[days.length - 1][0] - days[0][0],
      age,
      repeatSpend: days.slice(1).reduce((sum, [, minor]) => sum + minor, 0),
    })
  }
  return { days: packDays(lists), asOfDay, lists, histories }
}
