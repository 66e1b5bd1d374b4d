/**
 * The own part of ROW's density: around each of a customer's gaps a log-normal bump over the waits. Decides how bumps are
 * added up quickly; how wide they are is in own-rhythm.ts. Source: next-order.md, o(g). Pure.
 */
import { expOf, logOfWhole } from './exp-log.ts'
import { BANDWIDTH } from './own-rhythm.ts'

/** A bump below exp(-NEGLIGIBLE) of its height is nothing beside the shop's part. */
const NEGLIGIBLE = 40
/** Numbers that remembered bumps may hold: 16 MB, more than a thousand gaps of a shop four years old. */
const MAX_REMEMBERED = 2 ** 21
const HALF_PRECISION = -0.5 / BANDWIDTH ** 2

export class GapBumps {
  /** ln(i + 1/2) and 1 / (i + 1/2), for waits in half days. */
  private readonly logHalfDay: Float64Array
  private readonly perHalfDay: Float64Array
  /** By gap, for the widest bandwidth, which most customers have: the bump of height 1 at each half day, as far as it reaches. */
  private readonly remembered: (Float64Array | undefined)[] = []
  private readonly rememberedDays: number
  private room = MAX_REMEMBERED

  /**
   * For waits of up to `longestWaitDays` now and `horizonDays` more. Bumps are remembered only for many customers: for a
   * few it costs more than it saves.
   */
  constructor(longestWaitDays: number, horizonDays: number, forMany: boolean) {
    const halfDays = Float64Array.from({ length: longestWaitDays + horizonDays + 1 }, (_, i) => i + 0.5)
    this.logHalfDay = halfDays.map(Math.log)
    this.perHalfDay = halfDays.map((gap) => 1 / gap)
    this.rememberedDays = forMany ? halfDays.length : Infinity
  }

  /**
   * Adds a bump for each of a customer's newest gaps to `density[u]`, u from 1: the day `waitedDays` + u after the last
   * order. Gap k lies between day[to - 2 - k] and day[to - 1 - k]; its bump has the height `heightPerWeight * weight[k]`.
   */
  addAll(
    density: Float64Array,
    waitedDays: number,
    { day, to, gapCount, weight }: { day: ArrayLike<number>; to: number; gapCount: number; weight: Float64Array },
    bandwidth: number,
    heightPerWeight: number,
  ): void {
    let waiting: Float64Array | undefined
    let waitingHeight = 0
    for (let k = 0; k < gapCount; k++) {
      const gapDays = day[to - 1 - k] - day[to - 2 - k]
      const height = heightPerWeight * weight[k]
      const bump = bandwidth === BANDWIDTH ? this.bumpOf(gapDays) : undefined
      if (bump === undefined) this.addAnew(density, waitedDays, logOfWhole(gapDays), bandwidth, height)
      else if (waiting === undefined) {
        waiting = bump
        waitingHeight = height
      } else {
        addTwo(density, waitedDays, waiting, waitingHeight, bump, height)
        waiting = undefined
      }
    }
    if (waiting !== undefined) addOne(density, waitedDays, waiting, waitingHeight)
  }

  /** undefined where there is no room to remember one more. */
  private bumpOf(gapDays: number): Float64Array | undefined {
    const known = this.remembered[gapDays]
    if (known !== undefined || this.room < this.rememberedDays) return known
    const logGap = logOfWhole(gapDays)
    const reachDays = Math.ceil(Math.exp(logGap + BANDWIDTH * Math.sqrt(2 * NEGLIGIBLE)) + 0.5)
    const bump = new Float64Array(Math.min(this.rememberedDays, reachDays))
    this.room -= bump.length
    for (let i = 0; i < bump.length; i++) {
      const z = this.logHalfDay[i] - logGap
      bump[i] = this.perHalfDay[i] * expOf(z * z * HALF_PRECISION)
    }
    this.remembered[gapDays] = bump
    return bump
  }

  private addAnew(density: Float64Array, waitedDays: number, logGap: number, bandwidth: number, height: number): void {
    const { logHalfDay, perHalfDay } = this
    const halfPrecision = -0.5 / bandwidth ** 2
    const reach = bandwidth * Math.sqrt(2 * NEGLIGIBLE)
    const from = Math.max(1, Math.floor(Math.exp(logGap - reach) + 0.5) - waitedDays)
    const to = Math.min(density.length - 1, Math.ceil(Math.exp(logGap + reach) + 0.5) - waitedDays)
    for (let u = from; u <= to; u++) {
      const z = logHalfDay[waitedDays + u - 1] - logGap
      density[u] += height * perHalfDay[waitedDays + u - 1] * expOf(z * z * halfPrecision)
    }
  }
}

/** Adds a remembered bump, as far as it reaches, to `density[u]` from `first` on. */
function addOne(density: Float64Array, waitedDays: number, bump: Float64Array, height: number, first = 1): void {
  const end = Math.min(density.length, bump.length - waitedDays + 1)
  for (let u = first, i = waitedDays + first - 1; u < end; u++, i++) density[u] += height * bump[i]
}

/** Two at once, since most of the time goes into reading and writing the density. */
function addTwo(
  density: Float64Array,
  waitedDays: number,
  one: Float64Array,
  oneHeight: number,
  other: Float64Array,
  otherHeight: number,
): void {
  const end = Math.max(1, Math.min(density.length, Math.min(one.length, other.length) - waitedDays + 1))
  for (let u = 1, i = waitedDays; u < end; u++, i++) density[u] += oneHeight * one[i] + otherHeight * other[i]
  if (end === density.length) return
  addOne(density, waitedDays, one, oneHeight, end)
  addOne(density, waitedDays, other, otherHeight, end)
}
