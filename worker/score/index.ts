/**
 * The scoring pipeline in reading order. Decides the order of the steps and where overrides take the place of the
 * machine's values; each step lives in its own file. Pure: same ledger, same settings, same answer.
 */
import { type Ledger, NO_DAY } from '../ledger/types.ts'
import type { ResolvedSettings } from '../settings.ts'
import type { ContactInput } from './contact-reasons.ts'
import { type Cycles, findCycles } from './cycle.ts'
import { type Favourites, findFavourites } from './favourite.ts'
import { findLifecycles } from './lifecycle.ts'
import { type NextContacts, planContacts } from './next-contact.ts'
import { type NextOrders, predictNextOrders } from './next-order.ts'
import { findOccasions, type Occasions } from './occasions.ts'
import { type Predictions, predict } from './predictions.ts'
import { type Rfm, scoreRfm } from './rfm.ts'
import type { RuleFacts } from './rules/facts.ts'
import { applyRules, type RuleOutcome } from './rules/index.ts'
import { findSegments } from './segments.ts'
import { shopRhythm } from './shop-rhythm.ts'
import { replayTiers, type Tiers } from './tiers.ts'
import { classifyValue, type ValueClasses } from './value-class.ts'

/** What scoring works out, by customer row; codes are indexes into the contract's lists. Each part is made when first asked. */
export interface Scores {
  readonly occasions: Occasions
  readonly rfm: Rfm
  readonly cycles: Cycles
  readonly nextOrders: NextOrders
  readonly predictions: () => Predictions
  readonly lifecycle: Uint8Array
  readonly classes: ValueClasses
  /** What the owner's rules start from, and what they set, by themselves. */
  readonly ruleFacts: RuleFacts
  readonly rules: RuleOutcome
  /** The machine's own segment, rules included, and the one in force: an override's while it runs. */
  readonly segmentComputed: Uint8Array
  readonly segment: Uint8Array
  readonly tiers: Tiers
  /** The machine's own tier: `tiers.tier`, which is earned, or a rule's floor above it. */
  readonly tierComputed: Uint8Array
  /** The tier in force: an override's while it runs. */
  readonly tier: Uint8Array
  readonly contacts: NextContacts
  readonly favourites: Favourites
}

/** Scores a ledger. Nothing is worked out before it is asked for, so that replaying a year costs only what it needs. */
export function score(ledger: Ledger, settings: ResolvedSettings): Scores {
  const { asOfDay, decimals, customers } = ledger
  const occasions = findOccasions(ledger)
  const rfm = once(() => scoreRfm(occasions, asOfDay, decimals, settings.rfm))
  const cycles = once(() => findCycles(ledger, occasions, settings))
  const rhythm = once(() => shopRhythm(occasions, asOfDay, settings.cycleDays))
  const nextOrders = once(() => predictNextOrders(ledger, occasions, settings, rhythm()))
  const lifecycle = once(() => findLifecycles(occasions, cycles(), asOfDay, settings.lifecycle))
  const classes = once(() => classifyValue(occasions, rfm(), settings.valueClass))

  const gridSegments = once(() =>
    findSegments(
      {
        occasions,
        rfm: rfm(),
        lifecycle: lifecycle(),
        get classes() {
          return classes()
        },
      },
      settings.segments.preset,
    ),
  )
  const overrideSegments = (computed: Uint8Array) =>
    override(computed, asOfDay, {
      value: customers.segmentOverride,
      from: customers.segmentOverrideFrom,
      until: customers.segmentOverrideUntil,
    })
  const hasRules = settings.rules.length > 0
  const segmentComputed = once(() => {
    if (!hasRules) return gridSegments()
    const set = rules().segment
    return gridSegments().map((grid, c) => (set[c] >= 0 ? set[c] : grid))
  })
  const segment = once(() => overrideSegments(segmentComputed()))

  const tiers = once(() => replayTiers(ledger, occasions, settings.tiers))
  const overrideTiers = (computed: Uint8Array) =>
    override(computed, asOfDay, {
      value: customers.tierOverride,
      from: customers.tierOverrideFrom,
      until: customers.tierOverrideUntil,
    })
  const tierComputed = once(() => {
    if (!hasRules) return tiers().tier
    const floor = rules().tierFloor
    return tiers().tier.map((earned, c) => Math.max(earned, floor[c]))
  })
  const tier = once(() => overrideTiers(tierComputed()))

  // Rules see everything as it is without them.
  const tierBeforeRules = once(() => overrideTiers(tiers().tier))
  const contactsBeforeRules = once(() =>
    planContacts(contactInput(ledger, scores, settings, tierBeforeRules()), settings.contact),
  )
  const ruleFacts = once(
    (): RuleFacts => ({
      ledger,
      settings,
      scores,
      segmentComputed: gridSegments,
      segment: once(() => overrideSegments(gridSegments())),
      tier: tierBeforeRules,
      contacts: contactsBeforeRules,
    }),
  )
  const rules = once(() => applyRules(ruleFacts()))

  const contacts = once(() => planContacts(contactInput(ledger, scores, settings), settings.contact))
  const predictions = once(() => predict(asOfDay, occasions, settings, rhythm()))
  const favourites = once(() =>
    findFavourites(ledger, occasions, ledger.orders.lineCategory, ledger.orders.categories.length),
  )
  const scores: Scores = {
    occasions,
    get rfm() {
      return rfm()
    },
    get cycles() {
      return cycles()
    },
    get nextOrders() {
      return nextOrders()
    },
    predictions,
    get lifecycle() {
      return lifecycle()
    },
    get classes() {
      return classes()
    },
    get ruleFacts() {
      return ruleFacts()
    },
    get rules() {
      return rules()
    },
    get segmentComputed() {
      return segmentComputed()
    },
    get segment() {
      return segment()
    },
    get tiers() {
      return tiers()
    },
    get tierComputed() {
      return tierComputed()
    },
    get tier() {
      return tier()
    },
    get contacts() {
      return contacts()
    },
    get favourites() {
      return favourites()
    },
  }
  return scores
}

/** What planning contacts starts from; with `tierBeforeRules` as if there were no rules. */
export function contactInput(
  ledger: Ledger,
  scores: Scores,
  settings: ResolvedSettings,
  tierBeforeRules?: Uint8Array,
): ContactInput {
  const { occasions, rfm, cycles, classes, tiers, lifecycle } = scores
  const tier = tierBeforeRules ?? scores.tier
  const tierFloor = tierBeforeRules || settings.rules.length === 0 ? null : scores.rules.tierFloor
  const fixedDays = settings.lifecycle === 'fixed' || cycles.priorDays === null
  return { ledger, occasions, rfm, cycles, classes, tiers, tier, tierFloor, lifecycle, fixedDays }
}

/** A maker whose product is kept. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
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
