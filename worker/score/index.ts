/**
 * The scoring pipeline in reading order. Decides the order of the steps and where overrides take the place of the
 * machine's values; each step lives in its own file. Pure: same ledger, same settings, same answer.
 */
import { type Ledger, NO_DAY } from '../ledger/types.ts'
import type { ResolvedSettings } from '../settings.ts'
import { type Cycles, findCycles } from './cycle.ts'
import { type Favourites, findFavourites } from './favourite.ts'
import { findLifecycles } from './lifecycle.ts'
import { type NextContacts, planContacts } from './next-contact.ts'
import { type NextOrders, predictNextOrders } from './next-order.ts'
import { findOccasions, type Occasions } from './occasions.ts'
import { type Predictions, predict } from './predictions.ts'
import { type Rfm, scoreRfm } from './rfm.ts'
import { findSegments } from './segments.ts'
import { shopRhythm } from './shop-rhythm.ts'
import { replayTiers, type Tiers } from './tiers.ts'
import { classifyValue, type ValueClasses } from './value-class.ts'

/** Everything that scoring worked out, by customer row; codes are indexes into the contract's lists. */
export interface Scores {
  occasions: Occasions
  rfm: Rfm
  cycles: Cycles
  nextOrders: NextOrders
  /** Worked out when first asked for: fitting costs more than most of the rest, and few ask. */
  predictions: () => Predictions
  lifecycle: Uint8Array
  classes: ValueClasses
  /** The machine's own segment, and the one in force: an override's while it runs. */
  segmentComputed: Uint8Array
  segment: Uint8Array
  tiers: Tiers
  /** The tier in force; `tiers.tier` is the machine's own. */
  tier: Uint8Array
  contacts: NextContacts
  favourites: Favourites
}

export function score(ledger: Ledger, settings: ResolvedSettings): Scores {
  const { asOfDay, decimals, customers } = ledger
  const occasions = findOccasions(ledger)
  const rfm = scoreRfm(occasions, asOfDay, decimals, settings.rfm)
  const cycles = findCycles(ledger, occasions, settings)
  const rhythm = shopRhythm(occasions, asOfDay, settings.cycleDays)
  const nextOrders = predictNextOrders(ledger, occasions, settings, rhythm)
  const lifecycle = findLifecycles(occasions, cycles, asOfDay, settings.lifecycle)
  const classes = classifyValue(occasions, rfm, settings.valueClass)

  const segmentComputed = findSegments({ occasions, rfm, lifecycle, classes }, settings.segments.preset)
  const segment = override(segmentComputed, asOfDay, {
    value: customers.segmentOverride,
    from: customers.segmentOverrideFrom,
    until: customers.segmentOverrideUntil,
  })

  const tiers = replayTiers(ledger, occasions, settings.tiers)
  const tier = override(tiers.tier, asOfDay, {
    value: customers.tierOverride,
    from: customers.tierOverrideFrom,
    until: customers.tierOverrideUntil,
  })

  const fixedDays = settings.lifecycle === 'fixed' || cycles.priorDays === null
  const contacts = planContacts(
    { ledger, occasions, rfm, cycles, classes, tiers, tier, lifecycle, fixedDays },
    settings.contact,
  )
  let predictions: Predictions | undefined
  return {
    occasions,
    rfm,
    cycles,
    nextOrders,
    predictions: () => {
      predictions ??= predict(asOfDay, occasions, settings, rhythm)
      return predictions
    },
    lifecycle,
    classes,
    segmentComputed,
    segment,
    tiers,
    tier,
    contacts,
    favourites: findFavourites(ledger, occasions),
  }
}

interface Overrides {
  /** -1 = none. */
  value: Int16Array
  from: Int32Array
  until: Int32Array
}

/** While from <= asOf <= until (blank until: no end) an override is the value. */
function override(computed: Uint8Array, asOfDay: number, { value, from, until }: Overrides): Uint8Array {
  const inForce = computed.slice()
  for (let c = 0; c < inForce.length; c++) {
    const runs = value[c] >= 0 && from[c] <= asOfDay && (until[c] === NO_DAY || asOfDay <= until[c])
    if (runs) inForce[c] = value[c]
  }
  return inForce
}
