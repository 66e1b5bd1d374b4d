/**
 * Colours of tiers and segments by conditional format, on owned columns only. Decides colours; the text
 * says the same, so nothing is told by colour alone. Rules of other people are kept.
 */
import { LABELS, type Segment } from '../../worker/contract.ts'
import type { OwnedKey } from '../owned-keys.ts'
import type { Looks } from '../settings.ts'
import type { OwnedLayout } from './owned-columns.ts'
import { columnLetter } from './write-text.ts'

interface Chip {
  text: string
  background: string
}
const GREEN: Chip = { text: '#137333', background: '#e6f4ea' }
const AMBER: Chip = { text: '#b06000', background: '#fef7e0' }
const GREY: Chip = { text: '#5f6368', background: '#f1f3f4' }
/** Segments that only another preset has stay plain: a rule for each of them would burden every sheet. */
const SEGMENT_CHIPS: { [segment in Segment]?: Chip } = {
  champions: GREEN,
  loyal: GREEN,
  active: GREEN,
  new: GREEN,
  promising: GREEN,
  needsAttention: AMBER,
  almostLost: AMBER,
  atRisk: AMBER,
  previouslyLoyal: GREY,
  dormant: GREY,
  prospect: GREY,
}
/** From the base tier up; a shop with more tiers ends with the last one, one with fewer uses the first ones. */
const TIER_CHIPS: readonly Chip[] = [
  { text: '#5f6368', background: '#ffffff' },
  { text: '#5f6368', background: '#f1f3f4' },
  { text: '#7a5d00', background: '#fef7e0' },
  { text: '#3c4043', background: '#e8eaed' },
]

/** Adds the rules of new Segment and Tier columns after the rules that are there. */
export function addChips(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  layout: OwnedLayout,
  made: readonly OwnedKey[],
  looks: Looks,
  firstRow: number,
): void {
  const wanted = chipsOf(looks).filter(({ key }) => made.indexOf(key) >= 0)
  if (wanted.length === 0) return
  const rules = sheet.getConditionalFormatRules()
  const ranges = new Map<OwnedKey, GoogleAppsScript.Spreadsheet.Range>()
  for (const { key, text, chip } of wanted) {
    const letter = columnLetter((layout.get(key) as number) + 1)
    const range = ranges.get(key) ?? sheet.getRange(`${letter}${firstRow}:${letter}`)
    ranges.set(key, range)
    rules.push(
      SpreadsheetApp.newConditionalFormatRule()
        .whenTextEqualTo(text)
        .setFontColor(chip.text)
        .setBackground(chip.background)
        .setRanges([range])
        .build(),
    )
  }
  sheet.setConditionalFormatRules(rules)
}

/** Takes away the rules that were made for these looks; a rule that a person made or changed to other cells stays. */
export function removeChips(sheet: GoogleAppsScript.Spreadsheet.Sheet, layout: OwnedLayout, looks: Looks): void {
  const ours = new Set(chipsOf(looks).map(({ key, text }) => `${layout.get(key)}\n${text}`))
  const rules = sheet.getConditionalFormatRules()
  const kept = rules.filter((rule) => {
    const condition = rule.getBooleanCondition()
    const ranges = rule.getRanges()
    if (!condition || ranges.length !== 1) return true
    if (condition.getCriteriaType() !== SpreadsheetApp.BooleanCriteria.TEXT_EQUAL_TO) return true
    return !ours.has(`${ranges[0].getColumn() - 1}\n${condition.getCriteriaValues()[0]}`)
  })
  if (kept.length < rules.length) sheet.setConditionalFormatRules(kept)
}

function chipsOf({ language, tierNames }: Looks): { key: OwnedKey; text: string; chip: Chip }[] {
  const chips: { key: OwnedKey; text: string; chip: Chip }[] = []
  const labels = LABELS[language].segment as Record<string, string>
  for (const segment of Object.keys(SEGMENT_CHIPS) as Segment[]) {
    chips.push({ key: 'segment', text: labels[segment], chip: SEGMENT_CHIPS[segment] as Chip })
  }
  tierNames.forEach((text, rank) => {
    chips.push({ key: 'tier', text, chip: TIER_CHIPS[Math.min(rank, TIER_CHIPS.length - 1)] })
  })
  return chips
}
