/**
 * The tiers table of the Settings tab. Decides what a table of tiers must have (a base from 0, names and thresholds that
 * differ); a table at fault leaves the tiers as they were, since other tiers would move every customer. Pure.
 */
import { DEFAULT_TIERS, type TierLevel } from '../worker/contract.ts'
import type { Reading, SettingProblem } from './settings-lines.ts'
import { MOST_AMOUNT, MOST_TIERS, numberOf } from './settings-values.ts'
import { isBlank, plainWord } from './sync/cells.ts'
import { SETTINGS_WORDS } from './words/settings.ts'

const LONGEST_NAME = 60

/** Ascending tiers, undefined `levels` where they are the default ones; undefined where the table is at fault. */
export function readTiers(
  reading: Reading,
): { levels: TierLevel[] | undefined; benefits: { [tier: string]: string } } | undefined {
  const { grid, block, language, problems } = reading
  const { expected, did } = SETTINGS_WORDS[language]
  const { columns } = block
  const before = problems.length
  const levels: (TierLevel & { row: number })[] = []
  const benefits: { [tier: string]: string } = {}
  const tell = (row: number, role: string, text: string) => {
    const column = columns[role] ?? columns.tier
    const at = { row: row + 1, column: column + 1, name: String(grid[row][columns.tier] ?? ''), did: did.before }
    problems.push({ ...at, found: grid[row][column] ?? '', expected: text } satisfies SettingProblem)
  }
  for (let row = block.header + 1; row < grid.length; row++) {
    const cells = ['tier', 'up', 'keep', 'benefits'].map((role) => grid[row][columns[role]] ?? '')
    if (cells.every(isBlank)) continue
    const [nameCell, upCell, keepCell, benefit] = cells
    const name = String(nameCell).trim()
    if (name === '' || name.length > LONGEST_NAME) tell(row, 'tier', expected.tierName)
    if (levels.some((level) => plainWord(level.name) === plainWord(name))) tell(row, 'tier', expected.tierNamesDiffer)
    const up = numberOf(upCell)
    if (!(up >= 0 && up <= MOST_AMOUNT)) tell(row, 'up', expected.tierUp)
    else if (levels.some((level) => level.up === up)) tell(row, 'up', expected.tiersDiffer)
    const keep = isBlank(keepCell) ? undefined : numberOf(keepCell)
    if (keep !== undefined && !(keep >= 0 && keep <= MOST_AMOUNT)) tell(row, 'keep', expected.tierKeep)
    levels.push({ name, up, ...(keep === undefined ? {} : { keep }), row })
    if (!isBlank(benefit)) benefits[name] = String(benefit).trim()
  }
  if (problems.length > before) return undefined
  if (levels.length === 0) return { levels: undefined, benefits }
  levels.sort((a, b) => a.up - b.up)
  if (levels[0].up !== 0) tell(levels[0].row, 'up', expected.tierBase)
  if (levels.length > MOST_TIERS) tell(levels[MOST_TIERS].row, 'tier', expected.tooManyTiers(MOST_TIERS))
  if (problems.length > before) return undefined
  const tiers = levels.map(({ row: _, ...level }) => level)
  return { levels: JSON.stringify(tiers) === JSON.stringify(DEFAULT_TIERS) ? undefined : tiers, benefits }
}
