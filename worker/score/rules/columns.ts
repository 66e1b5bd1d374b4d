/**
 * The columns that a rule can ask: from a name such as `spend(90)` or `attributes.city` to values by customer row.
 * Decides what each name means; conditions are in conditions.ts. Pure.
 */
import {
  CHANNELS,
  CHURN_RISKS,
  CONFIDENCES,
  CONTACT_BLOCKS,
  CONTACT_REASONS,
  FAVOURITE_DIMENSIONS,
  LIFECYCLES,
  type OutputColumn,
  RFM_CLASSES,
  RULE_COLUMNS,
  RULE_FUNCTIONS,
  type RuleColumn,
  type RuleFunction,
  SEGMENTS,
  SPEND_CLASSES,
  VALUE_CLASSES,
} from '../../contract.ts'
import { wordText } from '../../ledger/cells.ts'
import { NO_DAY } from '../../ledger/types.ts'
import { findDimensionFavourites } from '../favourite.ts'
import { sumWindow } from '../occasions.ts'
import { recommendProducts } from '../recommend.ts'
import { findReferralSpend } from '../referral-spend.ts'
import { rfmClassOf, weightedScore } from '../rfm.ts'
import { type RuleFacts, RuleFault } from './facts.ts'
import { rowIntegers, rowMask, rowNumbers } from './rows.ts'
import { customerTexts, lineShares, lineTexts, type Texts } from './text-columns.ts'

/** Values by customer row. */
export type Column =
  /** NaN = blank. */
  | { kind: 'number'; values: Float64Array }
  /** NO_DAY = blank. */
  | { kind: 'date'; days: Int32Array }
  /** Index into `names`; -1 = blank. Tiers are in ascending order. `of` names the labels. */
  | { kind: 'code' | 'tier'; of: OutputColumn; names: readonly string[]; index: ArrayLike<number> }
  | { kind: 'text'; texts: Texts }
  | { kind: 'flag'; values: Uint8Array }

const ATTRIBUTES = 'attributes.'
const CALL = /^([A-Za-z]+)\s*[(（]\s*(.*?)\s*[)）]$/
const QUOTED = /^(["'“‘])(.*)["'”’]$/
const MOST_DAYS = 36_500

/** A finder of columns that works each out once. */
export function createColumns(facts: RuleFacts): (name: string) => Column | RuleFault {
  const known = new Map<string, Column | RuleFault>()
  const find = (name: string): Column | RuleFault => {
    const key = name.trim()
    let column = known.get(key)
    if (column === undefined) {
      column = findColumn(key, facts, find)
      known.set(key, column)
    }
    return column
  }
  return find
}

function findColumn(name: string, facts: RuleFacts, find: (name: string) => Column | RuleFault): Column | RuleFault {
  if (name.startsWith(ATTRIBUTES)) return textColumn(name, facts)
  if (isOneOf(RULE_COLUMNS, name)) return plainColumn(name, facts)
  const call = CALL.exec(name)
  if (!call || !isOneOf(RULE_FUNCTIONS, call[1])) return new RuleFault('ruleUnknownColumn', name)
  return callColumn(call[1], QUOTED.exec(call[2])?.[2] ?? call[2], name, facts, find)
}

function isOneOf<T extends object>(names: T, name: string): name is Extract<keyof T, string> {
  return Object.hasOwn(names, name)
}

function callColumn(
  name: RuleFunction,
  argument: string,
  whole: string,
  facts: RuleFacts,
  find: (name: string) => Column | RuleFault,
): Column | RuleFault {
  if (name === 'spend' || name === 'orders') {
    const days = argument === '' ? Number.NaN : Number(argument.normalize('NFKC'))
    if (!Number.isInteger(days) || days < 0 || days > MOST_DAYS) return new RuleFault('ruleBadArgument', whole, [name])
    return windowColumn(name, days, facts)
  }
  if (name === 'daysSince') {
    const date = find(argument)
    if (date instanceof RuleFault) return date
    if (date.kind !== 'date') return new RuleFault('ruleBadArgument', whole, [name])
    const { asOfDay } = facts.ledger
    return numbers(facts, (c) => (date.days[c] === NO_DAY ? Number.NaN : asOfDay - date.days[c]))
  }
  const { dimension, text } = lineTextOf(argument, facts)
  if (text === '') return new RuleFault('ruleBadArgument', whole, [name])
  const texts = lineTexts(facts, dimension)
  if (texts === null) return new RuleFault('ruleColumnNotSent', dimension)
  const matching = Uint8Array.from(texts.values, (value) => Number(wordText(value) === wordText(text)))
  if (name === 'bought') return { kind: 'flag', values: texts.anyOf(matching) }
  return { kind: 'number', values: lineShares(facts, dimension, matching) }
}

/** `online` of channel in `channel: online`; a text without the name of another column is a category. */
function lineTextOf(argument: string, facts: RuleFacts): { dimension: string; text: string } {
  const colon = argument.search(/[:：]/)
  const dimension = argument.slice(0, Math.max(0, colon)).trim()
  const known = ['category', 'product', 'channel', 'store'].includes(dimension) || dimension.startsWith(ATTRIBUTES)
  const exists = known || facts.ledger.orders.lineDimensions.some(({ name }) => name === dimension)
  return exists ? { dimension, text: argument.slice(colon + 1).trim() } : { dimension: 'category', text: argument }
}

/** Net spend (major units) or days with an order in the `days` dates that end with asOf; 0 = lifetime. */
function windowColumn(name: 'spend' | 'orders', days: number, facts: RuleFacts): Column {
  const { frequency, monetaryMinor } = sumWindow(facts.scores.occasions, facts.ledger.asOfDay, days)
  const unit = 10 ** facts.ledger.decimals
  return numbers(facts, (c) => (name === 'orders' ? frequency[c] : monetaryMinor[c] / unit))
}

function numbers({ ledger }: RuleFacts, numberOf: (customer: number) => number): Column {
  return { kind: 'number', values: rowNumbers(ledger.customers.count, numberOf) }
}

function textColumn(name: string, facts: RuleFacts): Column | RuleFault {
  const texts = customerTexts(facts, name) ?? lineTexts(facts, name)
  return texts === null ? new RuleFault('ruleColumnNotSent', name) : { kind: 'text', texts }
}

function plainColumn(name: RuleColumn, facts: RuleFacts): Column | RuleFault {
  const { ledger, scores, settings } = facts
  const { occasions } = scores
  const { customers } = ledger
  const unit = 10 ** ledger.decimals
  const isBuyer = (c: number) => occasions.lastDay[c] !== NO_DAY
  const ofBuyer = (numberOf: (c: number) => number) => numbers(facts, (c) => (isBuyer(c) ? numberOf(c) : Number.NaN))
  const known = (values: Float64Array, divisor = 1) => numbers(facts, (c) => values[c] / divisor)
  const amount = (values: Float64Array, divisor: number) =>
    numbers(facts, (c) => (values[c] < 0 ? Number.NaN : values[c] / divisor))
  const date = (days: Int32Array): Column => ({ kind: 'date', days })
  const code = (names: readonly string[], index: ArrayLike<number>): Column => ({
    kind: 'code',
    of: name as OutputColumn,
    names,
    index,
  })
  const tier = (index: Uint8Array): Column => ({
    kind: 'tier',
    of: 'tier',
    names: settings.tiers.levels.map(({ name: tierName }) => tierName),
    index,
  })
  const oneText = (values: readonly string[], index: Int32Array): Column => ({
    kind: 'text',
    texts: {
      values,
      anyOf: (matching) => rowMask(index.length, (c) => index[c] >= 0 && matching[index[c]] === 1),
      of: (c) => (index[c] < 0 ? [] : [values[index[c]]]),
    },
  })
  const weighted = (c: number) =>
    weightedScore(scores.rfm.r5[c], scores.rfm.f5[c], scores.rfm.m5[c], settings.rfm.weights)
  const missingUnit = settings.tiers.metric === 'orders' ? 1 : unit

  switch (name) {
    case 'segment':
      return code(SEGMENTS, facts.segment())
    case 'segmentComputed':
      return code(SEGMENTS, facts.segmentComputed())
    case 'tier':
      return tier(facts.tier())
    case 'tierComputed':
      return tier(scores.tiers.tier)
    case 'lifecycle':
      return code(LIFECYCLES, scores.lifecycle)
    case 'valueClass':
      return code(VALUE_CLASSES, scores.classes.valueClass)
    case 'spendClass':
      return code(SPEND_CLASSES, scores.classes.spendClass)
    case 'rfmWeighted':
      return ofBuyer(weighted)
    case 'rfmClass':
      return code(
        RFM_CLASSES,
        rowIntegers(customers.count, (c) => (isBuyer(c) ? RFM_CLASSES.indexOf(rfmClassOf(weighted(c))) : -1)),
      )
    case 'rfm':
      return ofBuyer((c) => 100 * scores.rfm.r[c] + 10 * scores.rfm.f[c] + scores.rfm.m[c])
    case 'r':
    case 'f':
    case 'm':
    case 'recencyDays':
    case 'frequency':
      return ofBuyer((c) => scores.rfm[name][c])
    case 'monetary':
      return ofBuyer((c) => scores.rfm.monetaryMinor[c] / unit)
    case 'cycleDays': {
      const { priorDays, muDays } = scores.cycles
      return ofBuyer((c) => (priorDays === null ? Number.NaN : Math.round(muDays[c] * 1e6) / 1e6))
    }
    case 'nextOrder':
      return date(scores.nextOrders.day)
    case 'nextOrderFrom':
      return date(scores.nextOrders.fromDay)
    case 'nextOrderTo':
      return date(scores.nextOrders.toDay)
    case 'cycleConfidence':
      return code(CONFIDENCES, scores.nextOrders.confidence)
    case 'churnRisk':
      return code(CHURN_RISKS, scores.predictions().churnRisk)
    case 'pAlive':
      return known(scores.predictions().pAlive)
    case 'expectedOrders90':
      return known(scores.predictions().expectedOrders90)
    case 'clv12':
      return known(scores.predictions().clv12Minor, unit)
    case 'favourite':
      return oneText(ledger.orders.categories, scores.favourites.value)
    case 'favouriteChannel':
    case 'favouriteStore':
    case 'favouriteTaste':
    case 'favouriteColour':
    case 'favouriteSize': {
      const { texts, value } = findDimensionFavourites(ledger, occasions, FAVOURITE_DIMENSIONS[name])
      return oneText(texts, value)
    }
    case 'recommend':
      return oneText(ledger.orders.products, recommendProducts(ledger))
    case 'referralSpend':
      return amount(findReferralSpend(ledger, occasions), unit)
    case 'nextContact':
      return date(facts.contacts().day)
    case 'contactReason':
      return code(CONTACT_REASONS, facts.contacts().reason)
    case 'contactChannel':
      return code(CHANNELS, facts.contacts().channel)
    case 'contactBlocked':
      return code(CONTACT_BLOCKS, facts.contacts().blocked)
    case 'tierSince':
      return date(scores.tiers.sinceDay)
    case 'tierUntil':
      return date(scores.tiers.untilDay)
    case 'toNextTier':
      return amount(scores.tiers.toNext, missingUnit)
    case 'toKeepTier':
      return amount(scores.tiers.toKeep, missingUnit)
    case 'joined':
      return date(customers.joinedDay)
    case 'contactOn':
      return date(customers.contactOnDay)
    case 'firstOrder':
      return date(rowIntegers(customers.count, (c) => (isBuyer(c) ? occasions.day[occasions.start[c]] : NO_DAY)))
    case 'lastOrder':
      return date(occasions.lastDay)
    case 'lastContact': {
      const { customerStart: start, day } = ledger.contacts
      return date(rowIntegers(customers.count, (c) => (start[c] === start[c + 1] ? NO_DAY : day[start[c + 1] - 1])))
    }
    case 'doNotContact':
      return { kind: 'flag', values: customers.doNotContact }
    case 'satisfaction':
      return customers.satisfaction
        ? { kind: 'number', values: customers.satisfaction }
        : new RuleFault('ruleColumnNotSent', name)
    case 'source':
    case 'tags':
    case 'owner':
    case 'category':
    case 'product':
    case 'channel':
    case 'store':
      return textColumn(name, facts)
  }
}
