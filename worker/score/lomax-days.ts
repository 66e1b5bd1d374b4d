/**
 * The shop's part of ROW's density: a Lomax density at each of the days to come. Decides how it is worked out quickly for
 * many customers; its scale and shape are in own-rhythm.ts. Source: next-order.md, s(g). Pure.
 */
import { expOf, LOG_FROM, LOG_TO, logOf } from './exp-log.ts'

/** No table reaches further; who has waited longer, or buys very seldom, does without. */
const MOST_TABLE_DAYS = 4_096
/** Tables stand at every quarter of a day, so that a short series leads from them to any time between. */
const PHASES = 4
/** A table pays from so many customers on. */
const WORTH_A_TABLE = 32
/** Greatest relative error of a value by table. */
const PRECISION = 1e-12
/** Terms of the binomial series, the first (1) not counted. */
const TERMS = 5

/** For customers with one number of gaps: the binomial series of (1 + y) ** -power, and whole days to that power. */
interface PowerTable {
  /** The coefficients of y, y² .. y⁵. */
  coefficient: Float64Array
  /** The series is precise from here on. */
  leastDay: number
  /** By phase, (i + phase / PHASES) ** -power; made when enough have asked. */
  ofPhase: (Float64Array | undefined)[]
  asked: Int32Array
}

/** Fills in the densities of one shop's customers, one after the other. */
export class LomaxDays {
  private readonly tables: (PowerTable | undefined)[] = []
  private readonly perDay: (Float64Array | undefined)[] = []
  private readonly tableDays: number

  /** `longestDays`: no `first` is larger; longer ones are filled in without a table. */
  constructor(longestDays: number, horizonDays: number) {
    // Rounded to the nearest phase, `first` may be a day further.
    this.tableDays = Math.min(MOST_TABLE_DAYS, Math.ceil(longestDays) + horizonDays + 3)
  }

  /**
   * Sets density[u] to `height * (first / (first + u - 1)) ** power`, u from 1. The power depends on the number of gaps
   * alone (it is 2 + the sum of their weights), so that customers with equally many share tables.
   */
  fill(density: Float64Array, first: number, gapCount: number, power: number, height: number): void {
    this.tables[gapCount] ??= newTable(power)
    const table = this.tables[gapCount]
    const nearest = Math.round(first * PHASES)
    const phase = nearest % PHASES
    const day = (nearest - phase) / PHASES
    const inTable = day >= table.leastDay && day + density.length < this.tableDays
    if (!inTable || ++table.asked[phase] < WORTH_A_TABLE) {
      fillAnew(density, first, power, height)
      return
    }
    const days = (exponent: number) =>
      Float64Array.from({ length: this.tableDays }, (_, i) => (i + phase / PHASES) ** exponent)
    this.perDay[phase] ??= days(-1)
    table.ofPhase[phase] ??= days(-power)
    fillByTable(
      density,
      day,
      first - nearest / PHASES,
      table.ofPhase[phase],
      this.perDay[phase],
      table.coefficient,
      height,
    )
  }
}

function newTable(power: number): PowerTable {
  const coefficient = new Float64Array(TERMS)
  let next = 1
  for (let k = 0; k < TERMS; k++) {
    next *= -(power + k) / (k + 1)
    coefficient[k] = next
  }
  // The series alternates: its error is below the first term left out, which is largest between two phases.
  const leftOut = (Math.abs(next) * (power + TERMS)) / (TERMS + 1)
  const leastDay = Math.ceil((0.5 / PHASES) * (leftOut / PRECISION) ** (1 / (TERMS + 1)))
  return { coefficient, leastDay, ofPhase: [], asked: new Int32Array(PHASES) }
}

/** x ** -power at x = d + offset is d ** -power * (1 + offset / d) ** -power. */
function fillByTable(
  density: Float64Array,
  day: number,
  offset: number,
  power: Float64Array,
  perDay: Float64Array,
  coefficient: Float64Array,
  height: number,
): void {
  // No inner function: what it took from here would be read from memory for every day.
  const c1 = coefficient[0]
  const c2 = coefficient[1]
  const c3 = coefficient[2]
  const c4 = coefficient[3]
  const c5 = coefficient[4]
  const y0 = offset * perDay[day]
  const scale = height / (power[day] * (1 + y0 * (c1 + y0 * (c2 + y0 * (c3 + y0 * (c4 + y0 * c5))))))
  const days = density.length
  for (let u = 1, i = day; u < days; u++, i++) {
    const y = offset * perDay[i]
    density[u] = scale * power[i] * (1 + y * (c1 + y * (c2 + y * (c3 + y * (c4 + y * c5)))))
  }
}

function fillAnew(density: Float64Array, first: number, power: number, height: number): void {
  const tabled = first >= LOG_FROM && first + density.length < LOG_TO
  const logFirst = Math.log(first)
  if (tabled) {
    for (let u = 1; u < density.length; u++) density[u] = height * expOf(power * (logFirst - logOf(first + u - 1)))
  } else {
    for (let u = 1; u < density.length; u++) density[u] = height * (first / (first + u - 1)) ** power
  }
}
