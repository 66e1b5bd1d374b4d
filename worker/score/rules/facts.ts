/**
 * What rules start from and what is wrong with one. Decides shapes only. Pure.
 */
import type { SettingsProblemCode } from '../../contract.ts'
import type { Ledger } from '../../ledger/types.ts'
import type { ResolvedSettings } from '../../settings.ts'
import type { Scores } from '../index.ts'
import type { NextContacts } from '../next-contact.ts'

/** Everything as it is before any rule, so that no rule depends on what another has set. */
export interface RuleFacts {
  ledger: Ledger
  settings: ResolvedSettings
  scores: Pick<
    Scores,
    'occasions' | 'rfm' | 'cycles' | 'nextOrders' | 'predictions' | 'lifecycle' | 'classes' | 'tiers' | 'favourites'
  >
  /** The machine's own segment and tier, index into SEGMENTS and settings.tiers.levels. */
  segmentComputed: () => Uint8Array
  /** The same with overrides in force. */
  segment: () => Uint8Array
  tier: () => Uint8Array
  contacts: () => NextContacts
}

/** A problem before it has words. */
export interface RawSettingsProblem {
  path: string
  code: SettingsProblemCode
  /** Name of the rule. */
  rule: string
  /** The text at fault, as the owner wrote it, and what else the sentence needs. */
  found?: string
  expected?: readonly string[]
  /** Of an expression: what the expression reader found, and from which character on, from 1. */
  expression?: { fault: string; at: number }
}

/** What is wrong with a part of a rule; the path to the rule is put before it by the caller. */
export class RuleFault {
  readonly code: SettingsProblemCode
  readonly found: string
  readonly expected: readonly string[]
  constructor(code: SettingsProblemCode, found: string, expected: readonly string[] = []) {
    this.code = code
    this.found = found
    this.expected = expected
  }
}
