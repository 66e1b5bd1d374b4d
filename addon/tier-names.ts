/** Names of the shop's tiers, ascending. Pure. */
import { DEFAULT_TIERS, type Settings } from '../worker/contract.ts'

export function tierNamesOf(scoring: Settings | undefined): string[] {
  return (scoring?.tiers?.levels ?? DEFAULT_TIERS).map(({ name }) => name)
}
