/**
 * Random clean shops for fast-check: many ties, refunds near the 14-day edge, categories, contacts, overrides, settings.
 * Decides what kinds of shop are tried; asserts nothing. Dirty rows belong to the ledger's tests.
 *
 * Refund rows that name no order are dealt only to customers with at most one order a day: which of two orders of one
 * day they reduce is not defined.
 */
import fc from 'fast-check'
import { type Cell, type ScoreRequest, SEGMENT_PRESETS, type Settings, type TierLevel } from '../../worker/contract.ts'
import { dayOf, isoOf } from './naive/shop.ts'
import { type OrderRow, ordersTable, shuffled } from './order-rows.ts'

const AS_OF = '2026-06-30'
const asOfDay = dayOf(AS_OF)
const TIERS = [
  undefined,
  [{ name: 'Only', up: 0 }],
  [
    { name: 'Base', up: 0 },
    { name: 'Mid', up: 50 },
    { name: 'Top', up: 300, keep: 100 },
  ],
  [
    { name: 'A', up: 0 },
    { name: 'B', up: 20, keep: 20 },
    { name: 'C', up: 100 },
    { name: 'D', up: 1000.5, keep: 0 },
    { name: 'E', up: 5000 },
  ],
] as const
const BIRTHDAYS = ['06-30', '07-03', '06-26', '06-25', '02-29', '12-31', '01-01', 'L:05-16', 'L:12-30', 'L:08-15']
const TIER_NAMES = ['Gold', 'Member', 'Base', 'Top', 'B', 'E']

const settingsArb: fc.Arbitrary<Settings> = fc.record(
  {
    cycleDays: fc.constantFrom(10, 42),
    cyclePriorWeight: fc.constantFrom(0, 1, 2, 5),
    lifecycle: fc.constantFrom('cycle' as const, 'fixed' as const),
    valueClass: fc.constantFrom('abcd' as const, 'pareto' as const),
    segments: fc.record({ preset: fc.constantFrom(...SEGMENT_PRESETS) }),
    rfm: fc.oneof(
      fc.constant({ preset: 'seed' as const }),
      fc.constant({
        method: 'frozen' as const,
        bounds: { r: [-1, 30, 30, 365], f: [5, 3, 2, 2], m: [1000, 250, 250, 0.01] } as const,
      }),
      fc.record(
        {
          method: fc.constantFrom('quantile' as const, 'fixed' as const),
          windowDays: fc.constantFrom(0, 30, 90, 365, 366),
          weights: fc.constant({ r: 10, f: 6, m: 4 }),
          bins: fc.constantFrom(2, 5, 9),
          bounds: fc.constant({ r: [7, 30, 90, 365], f: [5, 4, 3, 2], m: [1000, 250, 100, 0.01] } as const),
        },
        { requiredKeys: [] },
      ),
    ),
    contact: fc.record(
      {
        channels: fc.constantFrom(['phone', 'sms'] as const, ['email'] as const),
        weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
        gapDays: fc.constantFrom(0, 7, 30),
        maxPer30Days: fc.constantFrom(1, 2, 3),
        holidays: fc.constantFrom([{ date: '2026-07-01' }], [
          { date: '2026-12-25', greet: true },
          { date: '2026-06-28', name: 'Fair', greet: true },
          { date: '2026-07-02' },
          { date: '2026-06-30', greet: true },
        ] as const),
        workingDays: fc.constantFrom(['2026-07-05', '2026-07-04'] as const),
        capacity: fc.constantFrom({ sms: 1 }, { sms: 2, email: 1, phone: 0 } as const),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
)

const tierRuleArb = fc.record(
  {
    metric: fc.constantFrom('spend' as const, 'orders' as const),
    window: fc.constantFrom('rolling' as const, 'calendar' as const, 'lifetime' as const),
  },
  { requiredKeys: [] },
)
/** By orders, thresholds that a few orders reach: 0, 2, 4, 6 ... , kept by 80 % of each. */
const tiersFor = (levels: readonly TierLevel[], metric: 'spend' | 'orders' | undefined): readonly TierLevel[] =>
  metric === 'orders' ? levels.map(({ name }, i) => ({ name, up: 2 * i })) : levels

const refundArb = fc.record({
  kind: fc.constantFrom('named', 'cell', 'cellToday', 'free'),
  asStatus: fc.boolean(),
  delay: fc.constantFrom(0, 1, 13, 14, 15, 16, 40, 370),
  share: fc.constantFrom(1, 1, 0.5, 0.25),
})
const lineArb = fc.record({
  cents: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(500, 1000, 2000, 5000, 10_000) },
    { weight: 2, arbitrary: fc.constantFrom(1, 1999, 7500, 12_500, 25_000, 99_999, 100_000, 500_000, 2_000_000) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  category: fc.constantFrom(null, 'tea', 'tea', 'milk powder', 'soap'),
  product: fc.constantFrom(null, 'red', 'blue', 'green', 'white'),
  channel: fc.constantFrom(null, 'online', 'online', 'in store'),
  store: fc.constantFrom(null, 'north', 'south', 'south'),
  /** Days after the order's first line. */
  later: fc.constantFrom(0, 0, 0, 2),
})
const orderArb = fc.record({
  gap: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(7, 14, 21, 30, 31) },
    { weight: 2, arbitrary: fc.constantFrom(0, 1, 2, 60, 90, 180, 365, 366, 400, 730) },
  ),
  lines: fc.array(lineArb, { minLength: 1, maxLength: 2 }),
  refund: fc.option(refundArb, { freq: 3 }),
  status: fc.constantFrom(null, null, null, null, 'paid', 'paid', 'cancelled', 'test'),
  hasId: fc.boolean(),
})
const overrideArb = (values: readonly string[]) =>
  fc.record({
    value: fc.constantFrom(null, null, null, ...values),
    from: fc.constantFrom(null, -30, 0, 1),
    until: fc.constantFrom(null, -1, 0, 30),
  })
const customerArb = fc.record({
  last: fc.oneof(fc.constantFrom(-3, 0, 1, 7, 20, 21, 30, 60), fc.integer({ min: 0, max: 900 })),
  orders: fc.oneof(
    { weight: 3, arbitrary: fc.array(orderArb, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(orderArb, { maxLength: 14 }) },
  ),
  oneOrderADay: fc.boolean(),
  referredBy: fc.option(fc.nat({ max: 60 }), { freq: 3 }),
  birthday: fc.constantFrom(null, null, ...BIRTHDAYS),
  joinedAgo: fc.constantFrom(null, -2, 0, 3, 9, 10, 11, 400),
  consent: fc.constantFrom(null, 'sms', 'email', 'phone,email', 'whatsapp', 'no'),
  doNotContact: fc.constantFrom(null, null, null, 'no', 'yes'),
  contactIn: fc.constantFrom(null, null, null, null, -1, 0, 5),
  segment: overrideArb(['champions', 'dormant', 'new']),
  tier: overrideArb(TIER_NAMES),
  contactsAgo: fc.array(fc.constantFrom(-1, 0, 1, 3, 6, 7, 8, 20, 29, 30, 60, 300), { maxLength: 3 }),
})
type CustomerPlan = typeof customerArb extends fc.Arbitrary<infer T> ? T : never

export interface ShopOptions {
  /** No refund, cancelled or test row at all. */
  withoutRefunds?: boolean
  minCustomers?: number
}

/** A request with every column asked, whose tables are clean. Rows come in a random but repeatable order. */
export function shopArb(options: ShopOptions = {}): fc.Arbitrary<ScoreRequest> {
  return fc
    .record({
      customers: fc.oneof(
        fc.array(customerArb, { minLength: options.minCustomers ?? 0, maxLength: 19 }),
        fc.array(customerArb, { minLength: Math.max(20, options.minCustomers ?? 0), maxLength: 60 }),
      ),
      settings: settingsArb,
      tiers: fc.constantFrom(...TIERS),
      tierRule: tierRuleArb,
      consentMapped: fc.boolean(),
      tables: fc.boolean(),
      seed: fc.nat(),
    })
    .map(({ customers, settings, tiers, tierRule, consentMapped, tables, seed }) => {
      const levels = (tiers ?? [{ name: 'Member' }, { name: 'Silver' }, { name: 'Gold' }]).map(({ name }) => name)
      const request = buildRequest(customers, options, seed)
      const table = customersTable(customers, consentMapped, levels)
      return {
        ...request,
        settings: { ...settings, tiers: { ...tierRule, ...(tiers && { levels: tiersFor(tiers, tierRule.metric) }) } },
        ...(tables || table.id.length === 0 ? { customers: table } : {}),
      }
    })
}

const isoIn = (days: number | null): Cell => (days === null ? null : isoOf(asOfDay + days))
const nameOf = (index: number) => `c${index}`

function customersTable(plans: CustomerPlan[], consentMapped: boolean, levels: string[]) {
  const tier = (plan: CustomerPlan) => (levels.includes(String(plan.tier.value)) ? plan.tier.value : null)
  return {
    id: plans.map((_, i): Cell => nameOf(i)),
    joined: plans.map((plan) => isoIn(plan.joinedAgo === null ? null : -plan.joinedAgo)),
    birthday: plans.map((plan): Cell => plan.birthday),
    referredBy: plans.map((plan): Cell => (plan.referredBy === null ? null : nameOf(plan.referredBy))),
    ...(consentMapped && { consent: plans.map((plan): Cell => plan.consent) }),
    doNotContact: plans.map((plan): Cell => plan.doNotContact),
    contactOn: plans.map((plan) => isoIn(plan.contactIn)),
    segmentOverride: plans.map((plan): Cell => plan.segment.value),
    segmentOverrideFrom: plans.map((plan) => isoIn(plan.segment.from)),
    segmentOverrideUntil: plans.map((plan) => isoIn(plan.segment.until)),
    tierOverride: plans.map(tier),
    tierOverrideFrom: plans.map((plan) => isoIn(plan.tier.from)),
    tierOverrideUntil: plans.map((plan) => isoIn(plan.tier.until)),
  }
}

function buildRequest(plans: CustomerPlan[], { withoutRefunds }: ShopOptions, seed: number): ScoreRequest {
  const rows: OrderRow[] = []
  const add = (row: Partial<OrderRow> & Pick<OrderRow, 'customer' | 'date' | 'amount'>) =>
    rows.push({
      orderId: null,
      status: null,
      refunded: null,
      refundedOn: null,
      category: null,
      product: null,
      channel: null,
      store: null,
      quantity: rows.length,
      ...row,
    })
  plans.forEach((plan, c) => {
    const customer = nameOf(c)
    let day = asOfDay - plan.last
    plan.orders.forEach((order, k) => {
      // Two lines may lie two days apart: leave room, so that "one order a day" holds for them too.
      if (k > 0) day -= plan.oneOrderADay ? Math.max(3, order.gap) : order.gap
      const several = order.lines.length > 1
      const orderId = order.hasId || several ? `${customer}-${k}` : null
      const status = withoutRefunds ? null : order.status
      const refund = withoutRefunds ? null : order.refund
      order.lines.forEach((line, l) => {
        const cell = l === 0 && (refund?.kind === 'cell' || refund?.kind === 'cellToday') ? refund : null
        add({
          customer,
          date: isoOf(day + (l === 0 ? 0 : line.later)),
          amount: line.cents / 100,
          orderId,
          status,
          category: line.category,
          product: line.product,
          channel: line.channel,
          store: line.store,
          refunded: cell && Math.round(line.cents * cell.share) / 100,
          refundedOn: cell?.kind === 'cell' ? isoOf(day + cell.delay) : null,
        })
      })
      const cents = order.lines.reduce((sum, line) => sum + line.cents, 0)
      if (!refund || order.lines[0].cents === 0 || refund.kind.startsWith('cell')) return
      // A refund of a row that is left out names no order.
      if (status === 'cancelled' || status === 'test') return
      if (refund.kind === 'named' ? orderId === null : !plan.oneOrderADay) return
      const amount = Math.max(1, Math.round(cents * refund.share)) / 100
      add({
        customer,
        date: isoOf(day + refund.delay),
        amount: refund.asStatus ? amount : -amount,
        orderId: refund.kind === 'named' ? orderId : null,
        status: refund.asStatus ? 'refund' : null,
      })
    })
  })
  const contacts = plans.flatMap((plan, c) => plan.contactsAgo.map((ago) => ({ c, ago })))
  return {
    asOf: AS_OF,
    columns: 'all',
    orders: ordersTable(shuffled(rows, seed)),
    contacts: {
      customer: contacts.map(({ c }) => nameOf(c)),
      date: contacts.map(({ ago }) => isoIn(-ago)),
    },
  }
}
