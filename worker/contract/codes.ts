/**
 * The codes that cells and settings may hold: segments, life-cycle stages, classes, reasons, channels, languages.
 * Their texts stand in labels.ts and words.ts.
 */

export const SEGMENTS = [
  'champions',
  'loyal',
  'active',
  'new',
  'promising',
  'needsAttention',
  'almostLost',
  'atRisk',
  'previouslyLoyal',
  'dormant',
  /** Of the other presets. */
  'potentialLoyalist',
  'cantLose',
  'aboutToSleep',
  'lost',
  'others',
  'importantValue',
  'importantDevelop',
  'importantKeep',
  'importantWinBack',
  'generalValue',
  'generalDevelop',
  'generalKeep',
  'generalWinBack',
  'highSpender',
  'generalSpender',
  'lowSpender',
  'prospect',
] as const
export type Segment = (typeof SEGMENTS)[number]
/** Our grid with its guard, the published grid of the R package `rfm`, the Chinese eight cells, spend classes. */
export const SEGMENT_PRESETS = ['regulars', 'rfm', 'eight', 'spend'] as const
export type SegmentPreset = (typeof SEGMENT_PRESETS)[number]
/** What each preset can say, best first; whoever never bought is a prospect in all of them. */
export const SEGMENTS_OF: Record<SegmentPreset, readonly Segment[]> = {
  regulars: [
    'champions',
    'loyal',
    'active',
    'new',
    'promising',
    'needsAttention',
    'almostLost',
    'atRisk',
    'previouslyLoyal',
    'dormant',
    'prospect',
  ],
  rfm: [
    'champions',
    'loyal',
    'potentialLoyalist',
    'new',
    'promising',
    'needsAttention',
    'cantLose',
    'atRisk',
    'aboutToSleep',
    'lost',
    'others',
    'prospect',
  ],
  eight: [
    'importantValue',
    'importantDevelop',
    'importantKeep',
    'importantWinBack',
    'generalValue',
    'generalDevelop',
    'generalKeep',
    'generalWinBack',
    'prospect',
  ],
  spend: ['highSpender', 'generalSpender', 'lowSpender', 'prospect'],
}
/** Why a segment is not what its scores alone say. */
export const GUARD_CAUSES = ['longAgo', 'notLongAgo', 'boughtBefore'] as const
export type GuardCause = (typeof GUARD_CAUSES)[number]
export const LIFECYCLES = [
  'prospect',
  'new',
  'returned',
  'active',
  'atRisk',
  'recentlyLapsed',
  'midLapsed',
  'dormant',
] as const
export type Lifecycle = (typeof LIFECYCLES)[number]
/** The ABCD pyramid by frequency and spend, or the share of revenue held by bigger customers. */
export const VALUE_METHODS = ['abcd', 'pareto'] as const
export type ValueMethod = (typeof VALUE_METHODS)[number]
export const VALUE_CLASSES = ['A', 'B', 'C', 'D'] as const
export const SPEND_CLASSES = ['high', 'general', 'low'] as const
export const RFM_CLASSES = ['key', 'important', 'ordinary', 'low'] as const
export const CONFIDENCES = ['low', 'medium', 'high'] as const
/** Risk that no order comes within 90 days. */
export const CHURN_RISKS = ['low', 'medium', 'high'] as const
/** In priority order; `owner` is the date a person typed. */
export const CONTACT_REASONS = [
  'owner',
  'expiry',
  'birthday',
  'repurchase',
  'welcome',
  'winBack',
  'holiday',
  'introduce',
] as const
export type ContactReason = (typeof CONTACT_REASONS)[number]
export const CONTACT_BLOCKS = ['noConsent', 'doNotContact', 'capped', 'noLegalDay', 'noDate', 'lost'] as const
export const CHANNELS = ['sms', 'email', 'whatsapp', 'phone'] as const
export type Channel = (typeof CHANNELS)[number]
export const STATUSES = ['paid', 'refund', 'cancelled', 'test'] as const
export type Status = (typeof STATUSES)[number]

export type Locale = 'en' | 'zh'
export const LOCALES: readonly Locale[] = ['en', 'zh']
