/**
 * Which columns Regulars makes in the Customers tab and how each is read, written and compared. Decides names and
 * kinds only.
 */
import { DATE_COLUMNS, MONEY_COLUMNS, OUTPUT_COLUMNS, type OutputColumn } from '../worker/contract.ts'

/** Made when a typed value first needs them; after that they are the person's to edit. */
export const OVERRIDE_KEYS = [
  'segmentOverride',
  'segmentOverrideFrom',
  'segmentOverrideUntil',
  'segmentOverrideReason',
  'tierOverride',
  'tierOverrideFrom',
  'tierOverrideUntil',
  'tierOverrideReason',
  'contactOn',
  'contactOnReason',
] as const
export type OverrideKey = (typeof OVERRIDE_KEYS)[number]
export type OwnedKey = OutputColumn | OverrideKey

/** Output columns in which a typed value is an override, and where it goes. The reason stays in the sheet. */
export const OVERRIDE_OF = {
  segment: { value: 'segmentOverride', reason: 'segmentOverrideReason' },
  tier: { value: 'tierOverride', reason: 'tierOverrideReason' },
  nextContact: { value: 'contactOn', reason: 'contactOnReason' },
} as const
export type TypedColumn = keyof typeof OVERRIDE_OF
export const TYPED_COLUMNS = Object.keys(OVERRIDE_OF) as TypedColumn[]

/** How a cell of the column is compared and formatted. */
export type CellKind = 'text' | 'date' | 'money' | 'number' | 'decimal' | 'percent'

const NUMBER_COLUMNS: readonly OwnedKey[] = [
  'rfmWeighted',
  'rfm',
  'r',
  'f',
  'm',
  'recencyDays',
  'frequency',
  'cycleDays',
]
const OVERRIDE_DATES: readonly OwnedKey[] = [
  'segmentOverrideFrom',
  'segmentOverrideUntil',
  'tierOverrideFrom',
  'tierOverrideUntil',
  'contactOn',
]

export function kindOf(key: OwnedKey): CellKind {
  if (DATE_COLUMNS.indexOf(key as OutputColumn) >= 0 || OVERRIDE_DATES.indexOf(key) >= 0) return 'date'
  if (MONEY_COLUMNS.indexOf(key as OutputColumn) >= 0) return 'money'
  if (key === 'pAlive') return 'percent'
  if (key === 'expectedOrders90') return 'decimal'
  return NUMBER_COLUMNS.indexOf(key) >= 0 ? 'number' : 'text'
}

export function isOutputColumn(key: string): key is OutputColumn {
  return (OUTPUT_COLUMNS as readonly string[]).indexOf(key) >= 0
}

/** The group of override columns that is made together, because a person needs all of them at once. */
export function overrideGroup(column: TypedColumn): OverrideKey[] {
  const stem = OVERRIDE_OF[column].value
  return OVERRIDE_KEYS.filter((key) => key.indexOf(stem) === 0)
}

/** The groups of every column that was typed in, each column once. */
export function overrideGroups(typed: readonly { column: TypedColumn }[]): OverrideKey[] {
  return Array.from(new Set(typed.map(({ column }) => column))).flatMap(overrideGroup)
}
