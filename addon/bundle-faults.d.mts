/** Types of bundle-faults.mjs, for its test. */
export const MARK_MISSING: Record<string, string>
export function bundleFaults(code: string): string[]
