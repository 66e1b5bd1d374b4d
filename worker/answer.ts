/**
 * From a valid request to its answer: ledger, scores, words. Decides how a value looks in JSON (codes, ISO dates, major
 * units, null for blank). Pure: no clock, no I/O.
 */
import { answerBacktest } from './backtest.ts'
import { answerCompare } from './compare.ts'
import {
  ALL_COLUMNS,
  type Cell,
  CHANNELS,
  CHURN_RISKS,
  CONFIDENCES,
  CONTACT_BLOCKS,
  CONTACT_REASONS,
  DEFAULT_COLUMNS,
  FAVOURITE_DIMENSIONS,
  type FavouriteColumn,
  LABELS,
  LIFECYCLES,
  type Locale,
  type OutputColumn,
  type ScoreAnswer,
  type ScoreOptions,
  type ScoreRequest,
  SEGMENTS,
  SPEND_CLASSES,
  VALUE_CLASSES,
} from './contract.ts'
import { explainCustomer } from './explain/index.ts'
import { countFigures } from './figures.ts'
import { dayOfIso, isoOfDay } from './ledger/days.ts'
import { type LedgerResult, readLedger } from './ledger/index.ts'
import { type Ledger, NO_DAY } from './ledger/types.ts'
import { answerReplay } from './replay.ts'
import { cutPointsOf } from './score/cut-points.ts'
import { findDimensionFavourites } from './score/favourite.ts'
import { type Scores, score } from './score/index.ts'
import { recommendProducts } from './score/recommend.ts'
import { findReferralSpend } from './score/referral-spend.ts'
import { rfmClassOf, weightedScore } from './score/rfm.ts'
import { type ResolvedSettings, resolveSettings } from './settings.ts'
import { summarise } from './summary.ts'
import { writeNotes } from './text/notes.ts'
import { problemText } from './text/problems.ts'
import { settingsProblem } from './text/settings-problems.ts'
import { explainer } from './text/why.ts'

/** Answers POST /v1/score. The request has passed the schema; bad rows become problems, never errors. */
export function scoreTables(request: ScoreRequest): ScoreAnswer {
  const settings = resolveSettings(request.settings)
  const { customers, orders, contacts } = request
  const asOfDay = dayOfIso(request.asOf)
  return answerLedger(readLedger({ asOfDay, settings, customers, orders, contacts }), request)
}

/** Answers what is asked about rows that have been read with the same `asOf` and settings, wherever they came from. */
export function answerLedger({ ledger, ids, problems }: LedgerResult, options: ScoreOptions): ScoreAnswer {
  const locale: Locale = options.locale ?? 'en'
  const settings = resolveSettings(options.settings)
  const scores = score(ledger, settings)
  const wanted = options.columns === 'all' ? ALL_COLUMNS : (options.columns ?? DEFAULT_COLUMNS)
  const columns: ScoreAnswer['columns'] = { id: ids }
  const labels: ScoreAnswer['labels'] = {}
  const cellOf = cellReaders(ledger, scores, settings, locale)
  for (const column of wanted) {
    if (column === 'id') continue
    const read = cellOf[column]()
    const cells: Cell[] = new Array(ids.length)
    for (let row = 0; row < cells.length; row++) cells[row] = ledger.customers.valid[row] ? read(row) : null
    columns[column] = cells
    const texts = LABELS[locale][column]
    if (texts) labels[column] = labelsOf(cells, texts)
  }
  const { buyers, orders: orderCount, revenue, classes } = summarise(ledger, scores, settings, wanted)
  return {
    asOf: options.asOf,
    rows: { from: 0, to: ids.length },
    columns,
    labels,
    summary: {
      buyers,
      orders: orderCount,
      revenue,
      method: scores.rfm.method,
      ...(scores.rfm.method === 'quantile' && {
        bounds: cutPointsOf(scores.rfm, scores.occasions.buyers, ledger.decimals),
      }),
      notes: writeNotes(ledger, scores, settings, locale, wanted),
      classes,
      problems: problems.counts,
    },
    problems: problems.listed.map((problem) => ({
      table: problem.table,
      row: problem.row,
      column: problem.column,
      code: problem.code,
      ...(problem.value === undefined ? {} : { value: problem.value }),
      message: problemText(problem, locale),
    })),
    ...settingsProblemsOf(scores, settings, locale),
    ...(options.backtest && { backtest: answerBacktest(options.backtest.cutoff, ledger, settings) }),
    ...(options.figures && { figures: countFigures(ledger, scores) }),
    ...answerReplay(ledger, scores, settings, locale, wanted, options),
    ...(options.compare && { compare: answerCompare(ledger, scores, settings, options.compare.settings, locale) }),
    ...(options.explain !== undefined && {
      explain: explainCustomer(options.explain, ids, ledger, scores, settings, locale),
    }),
  }
}

/** What is wrong with the settings' own texts; nothing where nothing is. */
function settingsProblemsOf(scores: Scores, settings: ResolvedSettings, locale: Locale) {
  const problems = settings.rules.length === 0 ? [] : scores.rules.problems
  return problems.length > 0 && { settingsProblems: problems.map((problem) => settingsProblem(problem, locale)) }
}

/** The labels of the codes that occur, in the order of the contract's list. */
function labelsOf(cells: Cell[], texts: Record<string, string>): Record<string, string> {
  const occurring = new Set(cells)
  return Object.fromEntries(Object.entries(texts).filter(([code]) => occurring.has(code)))
}

type CellReader = (row: number) => Cell

/** For each column, a maker of its reader; `why` prepares more than the others, so nothing is made unasked. */
function cellReaders(
  ledger: Ledger,
  scores: Scores,
  settings: ResolvedSettings,
  locale: Locale,
): Record<OutputColumn, () => CellReader> {
  const { occasions } = scores
  const { levels } = settings.tiers
  const unit = 10 ** ledger.decimals
  const isBuyer = (row: number) => occasions.lastDay[row] !== NO_DAY
  const buyer = (make: () => CellReader) => () => {
    const read = make()
    return (row: number) => (isBuyer(row) ? read(row) : null)
  }
  const rfmCell = (make: (rfm: Scores['rfm']) => CellReader) => buyer(() => make(scores.rfm))
  const code = (codes: readonly string[], find: () => ArrayLike<number>) => () => {
    const indexes = find()
    return (row: number) => (indexes[row] < 0 ? null : codes[indexes[row]])
  }
  /** Many customers share few days: each is written once. */
  const isoTexts = new Map<number, string>()
  const isoTextOf = (day: number) => {
    let text = isoTexts.get(day)
    if (text === undefined) {
      text = isoOfDay(day)
      isoTexts.set(day, text)
    }
    return text
  }
  const date = (find: () => Int32Array) => () => {
    const days = find()
    return (row: number) => (days[row] === NO_DAY ? null : isoTextOf(days[row]))
  }
  const amount = (find: () => Float64Array, divisor: number) => () => {
    const values = find()
    return (row: number) => (values[row] < 0 ? null : values[row] / divisor)
  }
  const money = (find: () => Float64Array) => amount(find, unit)
  const count = (find: () => Float64Array) => amount(find, 1)
  const missing = settings.tiers.metric === 'orders' ? count : money
  const known = (values: Float64Array, divisor = 1) => {
    return (row: number) => (Number.isNaN(values[row]) ? null : values[row] / divisor)
  }
  const weighted = (row: number) => {
    const { r5, f5, m5 } = scores.rfm
    return weightedScore(r5[row], f5[row], m5[row], settings.rfm.weights)
  }
  const tags = (find: () => Scores['rules']) => () => {
    const { tags: sets, tagTexts } = find()
    return (row: number) => (sets[row] < 0 ? null : tagTexts[sets[row]])
  }
  const favourite = (column: FavouriteColumn) => () => {
    const { texts, value } = findDimensionFavourites(ledger, occasions, FAVOURITE_DIMENSIONS[column])
    return (row: number) => (value[row] < 0 ? null : texts[value[row]])
  }
  const tierNames = levels.map(({ name }) => name)
  return {
    segment: code(SEGMENTS, () => scores.segment),
    segmentComputed: code(SEGMENTS, () => scores.segmentComputed),
    tier: code(tierNames, () => scores.tier),
    tierComputed: code(tierNames, () => scores.tierComputed),
    tags: tags(() => scores.rules),
    favourite: code(ledger.orders.categories, () => scores.favourites.value),
    favouriteChannel: favourite('favouriteChannel'),
    favouriteStore: favourite('favouriteStore'),
    favouriteTaste: favourite('favouriteTaste'),
    favouriteColour: favourite('favouriteColour'),
    favouriteSize: favourite('favouriteSize'),
    recommend: code(ledger.orders.products, () => recommendProducts(ledger)),
    referralSpend: money(() => findReferralSpend(ledger, occasions)),
    tierSince: date(() => scores.tiers.sinceDay),
    tierUntil: date(() => scores.tiers.untilDay),
    toNextTier: missing(() => scores.tiers.toNext),
    toKeepTier: missing(() => scores.tiers.toKeep),
    nextContact: date(() => scores.contacts.day),
    contactReason: code(CONTACT_REASONS, () => scores.contacts.reason),
    contactChannel: code(CHANNELS, () => scores.contacts.channel),
    contactBlocked: code(CONTACT_BLOCKS, () => scores.contacts.blocked),
    lifecycle: code(LIFECYCLES, () => scores.lifecycle),
    valueClass: code(VALUE_CLASSES, () => scores.classes.valueClass),
    spendClass: code(SPEND_CLASSES, () => scores.classes.spendClass),
    rfmWeighted: buyer(() => weighted),
    rfmClass: buyer(() => (row) => rfmClassOf(weighted(row))),
    rfm: rfmCell(
      ({ r, f, m }) =>
        (row) =>
          100 * r[row] + 10 * f[row] + m[row],
    ),
    r: rfmCell(
      ({ r }) =>
        (row) =>
          r[row],
    ),
    f: rfmCell(
      ({ f }) =>
        (row) =>
          f[row],
    ),
    m: rfmCell(
      ({ m }) =>
        (row) =>
          m[row],
    ),
    recencyDays: rfmCell(
      ({ recencyDays }) =>
        (row) =>
          recencyDays[row],
    ),
    frequency: rfmCell(
      ({ frequency }) =>
        (row) =>
          frequency[row],
    ),
    monetary: rfmCell(
      ({ monetaryMinor }) =>
        (row) =>
          monetaryMinor[row] / unit,
    ),
    cycleDays: buyer(() => {
      const { priorDays, muDays } = scores.cycles
      return (row) => (priorDays === null ? null : Math.round(muDays[row] * 1e6) / 1e6)
    }),
    nextOrder: date(() => scores.nextOrders.day),
    nextOrderFrom: date(() => scores.nextOrders.fromDay),
    nextOrderTo: date(() => scores.nextOrders.toDay),
    cycleConfidence: code(CONFIDENCES, () => scores.nextOrders.confidence),
    churnRisk: code(CHURN_RISKS, () => scores.predictions().churnRisk),
    pAlive: () => known(scores.predictions().pAlive),
    expectedOrders90: () => known(scores.predictions().expectedOrders90),
    clv12: () => known(scores.predictions().clv12Minor, unit),
    why: () => explainer(ledger, scores, settings, locale),
  }
}
