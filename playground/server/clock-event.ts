/** The event of a trigger that fires by the clock. Decides its fields only. */

/** What a time-driven trigger gives its function, in UTC (G: apps-script/guides/triggers/events.md, time-driven events). */
export function clockEvent(nowMs: number): object {
  const now = new Date(nowMs)
  return {
    authMode: 'FULL',
    timezone: 'UTC',
    year: now.getUTCFullYear(),
    month: now.getUTCMonth() + 1,
    'day-of-month': now.getUTCDate(),
    'day-of-week': now.getUTCDay() || 7,
    hour: now.getUTCHours(),
    minute: now.getUTCMinutes(),
    second: now.getUTCSeconds(),
  }
}
