/** ABCD pyramid and spend class. Decides both from frequency and monetary in the window; Pareto is in pareto.ts. Pure. */

import type { ValueMethod } from '../contract.ts'
import type { Occasions } from './occasions.ts'
import { paretoClasses } from './pareto.ts'
import { percentileAboveZero } from './ranks.ts'
import type { Rfm } from './rfm.ts'

/** Index into VALUE_CLASSES / SPEND_CLASSES per customer row; -1 = prospect. */
export interface ValueClasses {
  valueClass: Int8Array
  spendClass: Int8Array
}

const A = 0
const B = 1
const C = 2
const D = 3

/**
 * A: F >= Fh and M >= Mh. B: F >= Fh, or F >= Fm and M >= Mm. C: M >= Mm. D: the rest, and everyone without an occasion
 * in the window. Fm = max(2, P50 F), Fh = max(Fm, P80 F), Mh = P80 M, Mm = P50 M, nearest rank, over buyers with an
 * occasion in the window. Method `pareto` puts its classes in place of these.
 *
 * Spend class by the share of buyers with strictly less spend: >= 0.8 high, >= 0.5 general, else low; no spend is low.
 */
export function classifyValue({ buyers, lastDay }: Occasions, rfm: Rfm, method: ValueMethod): ValueClasses {
  const { frequency, monetaryMinor, worseF, worseM } = rfm
  const valueClass = new Int8Array(lastDay.length).fill(-1)
  const spendClass = new Int8Array(lastDay.length).fill(-1)
  // Who bought in the window has spent in it: both percentiles are of the same buyers.
  const middleF = Math.max(2, percentileAboveZero(frequency, worseF, buyers, 50))
  const highF = Math.max(middleF, percentileAboveZero(frequency, worseF, buyers, 80))
  const middleM = percentileAboveZero(monetaryMinor, worseM, buyers, 50)
  const highM = percentileAboveZero(monetaryMinor, worseM, buyers, 80)
  const n = buyers.length
  for (const c of buyers) {
    const spend = monetaryMinor[c]
    if (frequency[c] === 0) valueClass[c] = D
    else if (frequency[c] >= highF) valueClass[c] = spend >= highM ? A : B
    else if (spend >= middleM) valueClass[c] = frequency[c] >= middleF ? B : C
    else valueClass[c] = D
    // In integers: worse / n >= 0.8 and >= 0.5.
    if (spend > 0 && 5 * worseM[c] >= 4 * n) spendClass[c] = 0
    else spendClass[c] = spend > 0 && 2 * worseM[c] >= n ? 1 : 2
  }
  return { valueClass: method === 'pareto' ? paretoClasses(monetaryMinor, buyers) : valueClass, spendClass }
}
