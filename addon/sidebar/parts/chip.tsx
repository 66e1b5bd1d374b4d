/** Segment and tier as small chips. Decides the colour's family; the text says the same. */
import { LABELS, LOCALES } from '../../../worker/contract.ts'

const GREEN = ['champions', 'loyal', 'active', 'new', 'promising', 'potentialLoyalist', 'importantValue', 'highSpender']
const AMBER = [
  'needsAttention',
  'almostLost',
  'atRisk',
  'cantLose',
  'aboutToSleep',
  'importantKeep',
  'importantWinBack',
]
const TIER_LOOKS = 4

/** The code of a segment's label in either language; '' for a word of the owner's own. */
function segmentCode(label: string): string {
  for (const locale of LOCALES) {
    const labels = LABELS[locale].segment as Record<string, string>
    for (const code of Object.keys(labels)) if (labels[code] === label) return code
  }
  return ''
}

export function SegmentChip({ label }: { label: string }) {
  if (label === '') return null
  const code = segmentCode(label)
  const family = GREEN.includes(code) ? 'green' : AMBER.includes(code) ? 'amber' : 'grey'
  return <span class={`chip ${family}`}>{label}</span>
}

/** `tiers` ascending; a shop with more tiers ends with the last look. */
export function TierChip({ label, tiers }: { label: string; tiers: readonly string[] }) {
  if (label === '') return null
  const rank = Math.max(0, tiers.indexOf(label))
  return <span class={`chip tier${Math.min(rank, TIER_LOOKS - 1)}`}>{label}</span>
}
