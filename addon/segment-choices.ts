/**
 * The segments that are offered where a person chooses one. Decides that they are those which the shop's preset can say,
 * and what stands there already; whatever is typed may still be any segment. Pure.
 */
import { LABELS, type Locale, SEGMENTS_OF, type Settings } from '../worker/contract.ts'

/** Texts in that language, best first. `chosen`: what is in use, in that language; blank or unknown texts are none. */
export function segmentChoices({ segments }: Settings, language: Locale, chosen: readonly string[]): string[] {
  const labels = LABELS[language].segment as Record<string, string>
  const offered = SEGMENTS_OF[segments?.preset ?? 'regulars'].map((code) => labels[code])
  const others = Object.keys(labels)
    .map((code) => labels[code])
    .filter((text) => chosen.indexOf(text) >= 0 && offered.indexOf(text) < 0)
  return offered.concat(others)
}
