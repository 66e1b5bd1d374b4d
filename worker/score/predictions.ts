/**
 * Predictions: chance of being a customer still, orders and spend to come, churn risk. Decides when a model may speak:
 * too few repeat buyers, no sign of drop-out or no convergence leave blanks with the reason. Pure.
 */
import { CHURN_RISKS } from '../contract.ts'
import type { ResolvedSettings } from '../settings.ts'
import { aliveChance, type BgNbdFit, fitBgNbd, showsDropOut } from './bg-nbd.ts'
import { expectedIfAlive } from './bg-nbd-forecast.ts'
import { findOrderChances, type OrderChances } from './chance.ts'
import { expectedSpend, fitGammaGamma, repeatSpends } from './gamma-gamma.ts'
import type { Occasions } from './occasions.ts'
import { findPrecedents, type Precedent } from './precedents.ts'
import { type RepeatBuying, summariseRepeats } from './repeat-buying.ts'
import { type ShopRhythm, shopRhythm } from './shop-rhythm.ts'

/** Days of expectedOrders90 and of churnRisk. */
export const NEAR_DAYS = 90
/** Days of clv12: 52 weeks. */
const YEAR_DAYS = 364
/** Fewer repeat buyers than this are too few to fit. */
export const FEW_REPEAT_BUYERS = 30
/** A chance of no order below the first is a low churn risk, above the second a high one. */
const LOW_RISK_BELOW = 0.33
const HIGH_RISK_ABOVE = 0.66
const MOST_SHARED_REPEATS = 64
/** Chances and expected orders are shown to this part, beyond what any of them is good for. */
const PARTS = 1e4

/** Why the models leave blanks; also the codes of the summary's notes. */
export type PredictionGap = 'fewRepeatBuyers' | 'noDropOut' | 'noFit' | 'noSpendFit'

/** By customer row; NaN = blank. */
export interface Predictions {
  /** null where everything could be fitted. */
  gap: PredictionGap | null
  pAlive: Float64Array
  expectedOrders90: Float64Array
  /** Minor units, whole. */
  clv12Minor: Float64Array
  /** null in a shop without a cycle. */
  chances: OrderChances | null
  /** Index into CHURN_RISKS; -1 = blank. */
  churnRisk: Int8Array
  /** What became of the earlier waits that lasted longer than this customer's; null where there is none. */
  precedentOf(customer: number): Precedent | null
}

/**
 * All predictions for a shop's buyers. The fits add up in an order of their own: the order of rows changes nothing.
 * `rhythm`: where it is known already.
 */
export function predict(
  asOfDay: number,
  occasions: Occasions,
  settings: Pick<ResolvedSettings, 'cycleDays'>,
  rhythm: ShopRhythm | null = shopRhythm(occasions, asOfDay, settings.cycleDays),
): Predictions {
  const { start, buyers, lastDay } = occasions
  const precedents = findPrecedents(occasions, asOfDay, NEAR_DAYS)
  const chances = rhythm && findOrderChances(rhythm, occasions, NEAR_DAYS)
  const churnRisk = new Int8Array(start.length - 1).fill(-1)
  if (chances) for (const c of buyers) churnRisk[c] = riskOf(chances.within[c])
  return {
    ...predictByModel(asOfDay, occasions),
    chances,
    churnRisk,
    precedentOf: (c) => precedents(start[c + 1] - start[c], asOfDay - lastDay[c]),
  }
}

/** Index into CHURN_RISKS for a chance of an order; -1 for NaN. */
export function riskOf(orderChance: number): number {
  const risk = 1 - orderChance
  if (Number.isNaN(risk)) return -1
  return CHURN_RISKS.indexOf(risk < LOW_RISK_BELOW ? 'low' : risk > HIGH_RISK_ABOVE ? 'high' : 'medium')
}

type ModelPredictions = Pick<Predictions, 'gap' | 'pAlive' | 'expectedOrders90' | 'clv12Minor'>

function predictByModel(asOfDay: number, occasions: Occasions): ModelPredictions {
  const { start, day, spendMinor, buyers } = occasions
  const blank = () => new Float64Array(start.length - 1).fill(Number.NaN)
  const predictions: ModelPredictions = {
    gap: null,
    pAlive: blank(),
    expectedOrders90: blank(),
    clv12Minor: blank(),
  }
  const fit = fitWhereItMeansSomething(summariseRepeats(occasions, asOfDay))
  if (typeof fit === 'string') return { ...predictions, gap: fit }

  const spend = fitGammaGamma(repeatSpends(occasions))
  // Without a finite mean spend there is no value for those who bought once, and none is given to anyone.
  const spendFits = spend.converged && spend.q > 1
  const oldestDays = buyers.reduce((oldest, c) => Math.max(oldest, asOfDay - day[start[c]]), 0)
  const near = rememberedForecast(fit, NEAR_DAYS, oldestDays)
  const year = rememberedForecast(fit, YEAR_DAYS, oldestDays)
  for (const c of buyers) {
    const repeats = start[c + 1] - start[c] - 1
    const first = day[start[c]]
    const age = asOfDay - first
    const alive = aliveChance(fit, repeats, day[start[c + 1] - 1] - first, age)
    predictions.pAlive[c] = rounded(alive)
    predictions.expectedOrders90[c] = rounded(alive * near(repeats, age))
    if (!spendFits) continue
    let repeatTotal = 0
    for (let k = start[c] + 1; k < start[c + 1]; k++) repeatTotal += spendMinor[k]
    predictions.clv12Minor[c] = Math.round(alive * year(repeats, age) * expectedSpend(spend, repeats, repeatTotal))
  }
  return { ...predictions, gap: spendFits ? null : 'noSpendFit' }
}

function fitWhereItMeansSomething(buying: RepeatBuying): BgNbdFit | PredictionGap {
  if (buying.repeatBuyers < FEW_REPEAT_BUYERS) return 'fewRepeatBuyers'
  const fit = fitBgNbd(buying)
  // Without a signal the fit wanders off towards no drop-out at all: that is the reason to tell, not its wandering.
  if (!showsDropOut(fit)) return 'noDropOut'
  return fit.converged ? fit : 'noFit'
}

/** Many customers share repeats and age, and the forecast depends on nothing else. */
function rememberedForecast(fit: BgNbdFit, horizonDays: number, oldestDays: number) {
  const known: (Float64Array | undefined)[] = []
  return (repeats: number, ageDays: number): number => {
    // Those who come most often share it with few.
    if (repeats > MOST_SHARED_REPEATS) return expectedIfAlive(fit, repeats, ageDays, horizonDays)
    known[repeats] ??= new Float64Array(oldestDays + 1).fill(Number.NaN)
    const byAge = known[repeats]
    if (Number.isNaN(byAge[ageDays])) byAge[ageDays] = expectedIfAlive(fit, repeats, ageDays, horizonDays)
    return byAge[ageDays]
  }
}

function rounded(value: number): number {
  return Math.round(value * PARTS) / PARTS
}
