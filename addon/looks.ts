/** What headers, colours and formats of owned columns depend on, and whether that changed. Pure. */
import type { AddonSettings, Looks } from './settings.ts'
import { tierNamesOf } from './tier-names.ts'

/** For these settings. */
export function looksOf({ language, scoring }: AddonSettings): Looks {
  return { language, tierNames: tierNamesOf(scoring), tierMetric: scoring.tiers?.metric ?? 'spend' }
}

/** The looks that stand in the sheet where they are not the ones of now; undefined where nothing is to be renewed. */
export function formerLooks(settings: AddonSettings): Looks | undefined {
  const { looks } = settings
  return looks && JSON.stringify(looks) !== JSON.stringify(looksOf(settings)) ? looks : undefined
}
