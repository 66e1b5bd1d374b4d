/**
 * Date cells to local dates and back, in the *spreadsheet's* time zone (the script has another one). Decides nothing
 * about text dates: those travel as text. Pure but for the fallback that is handed in.
 */

/** Formats an instant as yyyy-MM-dd HH:mm:ss in the zone; used only where the runtime has no Intl that knows the zone. */
export type FormatInZone = (date: Date, zone: string) => string

export interface ZoneDates {
  /** ISO local date of an instant. */
  toIso(date: Date): string
  /** The first instant of a local day: midnight, or the end of the gap where clocks skip midnight. */
  fromIso(isoDate: string): Date
}

const DAY_MS = 86_400_000
/** Clocks change at whole quarter hours from here on; before, each second of such a day is asked for by itself. */
const QUARTER_HOUR_MS = 900_000
const WHOLE_OFFSETS_SINCE_MS = Date.UTC(1973, 0, 1)

export function createZoneDates(zone: string, fallback?: FormatInZone): ZoneDates {
  const wallClock = intlWallClock(zone) ?? fallbackWallClock(zone, fallback)
  const offsets = new Map<number, number>()
  const instants = new Map<string, Date>()
  const isoDays = new Map<number, string>()

  function askedOffsetMs(ms: number): number {
    let offset = offsets.get(ms)
    if (offset === undefined) {
      offset = wallClock(ms) - ms
      offsets.set(ms, offset)
    }
    return offset
  }

  /** Milliseconds that the wall clock is ahead of UTC at `ms`. A day whose ends agree has one offset. */
  function offsetMs(ms: number): number {
    const dayStart = Math.floor(ms / DAY_MS) * DAY_MS
    const offset = askedOffsetMs(dayStart)
    if (offset === askedOffsetMs(dayStart + DAY_MS)) return offset
    const step = ms >= WHOLE_OFFSETS_SINCE_MS ? QUARTER_HOUR_MS : 1000
    return askedOffsetMs(Math.floor(ms / step) * step)
  }

  return {
    toIso(date) {
      const ms = date.getTime()
      if (Number.isNaN(ms)) return ''
      const day = Math.floor((ms + offsetMs(ms)) / DAY_MS)
      let iso = isoDays.get(day)
      if (iso === undefined) {
        iso = new Date(day * DAY_MS).toISOString().slice(0, 10)
        isoDays.set(day, iso)
      }
      return iso
    },
    fromIso(isoDate) {
      let instant = instants.get(isoDate)
      if (instant === undefined) {
        const midnight = Date.parse(`${isoDate}T00:00:00Z`)
        // The offset half a day around is one of the two that can hold at midnight; the earlier fitting instant wins.
        const candidates = [
          midnight - offsetMs(midnight - 43_200_000),
          midnight - offsetMs(midnight + 43_200_000),
        ].sort((a, b) => a - b)
        const exact = candidates.filter((ms) => ms + offsetMs(ms) === midnight)[0]
        instant = new Date(exact === undefined ? candidates[1] : exact)
        instants.set(isoDate, instant)
      }
      return instant
    },
  }
}

/** undefined where the runtime has no Intl, or one that is older than the zone. */
function intlWallClock(zone: string): ((ms: number) => number) | undefined {
  if (typeof Intl !== 'object') return undefined
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US-u-ca-gregory-hc-h23-nu-latn', {
      timeZone: zone,
      era: 'narrow',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return undefined
  }
  return (ms) => {
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(new Date(ms))) part[type] = Number(value)
    return Date.UTC(part.year, part.month - 1, part.day, part.hour % 24, part.minute, part.second)
  }
}

function fallbackWallClock(zone: string, format: FormatInZone | undefined): (ms: number) => number {
  if (!format) throw new Error('no Intl and no other way to format dates')
  return (ms) => Date.parse(`${format(new Date(ms), zone).replace(' ', 'T')}Z`)
}
