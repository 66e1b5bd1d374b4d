/**
 * What each column of an answer holds, for people who read the API's document. Decides words and JSON types only; the
 * definitions themselves are in the scoring code.
 */
import {
  CHANNELS,
  CHURN_RISKS,
  CONFIDENCES,
  CONTACT_BLOCKS,
  CONTACT_REASONS,
  LIFECYCLES,
  type OutputColumn,
  RFM_CLASSES,
  SEGMENTS,
  SPEND_CLASSES,
  VALUE_CLASSES,
} from './contract.ts'

interface ColumnDescription {
  description: string
  cell: 'text' | 'date' | 'integer' | 'number'
  /** The codes that can occur, where they are a fixed list. */
  codes?: readonly string[]
}

export const OUTPUT_COLUMN_DESCRIPTIONS: Record<OutputColumn, ColumnDescription> = {
  segment: {
    cell: 'text',
    codes: SEGMENTS,
    description:
      'What kind of customer this is by the chosen preset (RFM and lifecycle by default), or the override in force.',
  },
  tier: { cell: 'text', description: "Name of the membership tier, or the override in force. The owner's own text." },
  nextContact: {
    cell: 'date',
    description:
      'The day to contact the customer next: never before asOf, always a legal day. Blank: see contactBlocked.',
  },
  contactReason: { cell: 'text', codes: CONTACT_REASONS, description: 'Why on that day.' },
  contactChannel: {
    cell: 'text',
    codes: CHANNELS,
    description: 'The first allowed channel. Blank where no consent column was sent.',
  },
  contactBlocked: { cell: 'text', codes: CONTACT_BLOCKS, description: 'Why there is no next contact.' },
  lifecycle: {
    cell: 'text',
    codes: LIFECYCLES,
    description: "Stage by days since the last order against the customer's own cycle.",
  },
  valueClass: {
    cell: 'text',
    codes: VALUE_CLASSES,
    description:
      'ABCD pyramid by frequency and spend in the window, or Pareto class by share of revenue. Blank for prospects.',
  },
  spendClass: { cell: 'text', codes: SPEND_CLASSES, description: 'Spend in the window among all buyers.' },
  rfmWeighted: {
    cell: 'integer',
    description: 'Weighted RFM: weights times scores; 20 to 100 with the default weights 4, 8, 8.',
  },
  rfmClass: {
    cell: 'text',
    codes: RFM_CLASSES,
    description: 'Class of rfmWeighted: key from 80, important from 60, ordinary from 40.',
  },
  rfm: { cell: 'integer', description: 'The three scores as one number: 100 r + 10 f + m.' },
  r: { cell: 'integer', description: 'Recency score; 1 is worst.' },
  f: { cell: 'integer', description: 'Frequency score; 1 is worst.' },
  m: { cell: 'integer', description: 'Monetary score; 1 is worst.' },
  recencyDays: { cell: 'integer', description: 'Days from the last order to asOf.' },
  frequency: { cell: 'integer', description: 'Days with an order in the window.' },
  monetary: { cell: 'number', description: 'Net spend in the window, major units of the currency.' },
  cycleDays: {
    cell: 'number',
    description: "The customer's usual days between orders, drawn towards the shop's where orders are few.",
  },
  nextOrder: { cell: 'date', description: 'The likeliest day of the next order, given that there is one; after asOf.' },
  nextOrderFrom: { cell: 'date', description: 'Start of the window that holds half of the chance.' },
  nextOrderTo: { cell: 'date', description: 'End of that window.' },
  cycleConfidence: { cell: 'text', codes: CONFIDENCES, description: 'How far cycleDays can be trusted.' },
  churnRisk: {
    cell: 'text',
    codes: CHURN_RISKS,
    description: 'Risk that no order comes within 90 days: low under 33 %, high over 66 %.',
  },
  pAlive: {
    cell: 'number',
    description:
      'Chance that the customer is still one (BG/NBD), 0 to 1. Blank where the orders do not tell; see the notes.',
  },
  expectedOrders90: {
    cell: 'number',
    description: 'Days with an order expected in the 90 days after asOf (BG/NBD).',
  },
  clv12: {
    cell: 'number',
    description:
      'Spend expected in the next 52 weeks (BG/NBD and gamma-gamma), not discounted, major units of the currency.',
  },
  favourite: {
    cell: 'text',
    description: 'The category with the largest share of the spend, from 40 % and two days with an order on.',
  },
  favouriteChannel: {
    cell: 'text',
    description:
      'The channel of the orders with the largest share of the spend, as `favourite`. Blank where `channel` was not sent.',
  },
  favouriteStore: {
    cell: 'text',
    description:
      'The store of the orders with the largest share of the spend, as `favourite`. Blank where `store` was not sent.',
  },
  favouriteTaste: {
    cell: 'text',
    description:
      'The taste with the largest share of the spend, as `favourite`. Blank where `attributes.taste` was not sent.',
  },
  favouriteColour: {
    cell: 'text',
    description:
      'The colour with the largest share of the spend, as `favourite`. Blank where `attributes.colour` was not sent.',
  },
  favouriteSize: {
    cell: 'text',
    description:
      'The size with the largest share of the spend, as `favourite`. Blank where `attributes.size` was not sent.',
  },
  recommend: {
    cell: 'text',
    description: 'The product, not bought yet, that goes most often with what the customer bought. Stock is not known.',
  },
  referralSpend: {
    cell: 'number',
    description:
      'Net spend of the customers referred by this one in 365 days, major units. Blank where nobody was referred.',
  },
  tierSince: { cell: 'date', description: 'First day of the computed tier.' },
  tierUntil: {
    cell: 'date',
    description: 'Last valid day of the computed tier. Blank for the base tier and a lifetime metric.',
  },
  toNextTier: {
    cell: 'number',
    description: 'Spend (major units) or orders missing to the next tier. Blank at the top.',
  },
  toKeepTier: {
    cell: 'number',
    description: 'Spend (major units) or orders missing to keep the tier. Blank where it has no end.',
  },
  tags: { cell: 'text', description: "The tags that the owner's rules set, by priority, then name, between commas." },
  segmentComputed: {
    cell: 'text',
    codes: SEGMENTS,
    description: "The segment without any override, the owner's rules included.",
  },
  tierComputed: {
    cell: 'text',
    description: "The tier without any override: what was earned, or the floor of an owner's rule above it.",
  },
  why: { cell: 'text', description: 'One sentence that explains the values, in the language of the request.' },
}
