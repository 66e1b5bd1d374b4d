/**
 * Serial day numbers and instants: day 0 is 1899-12-30, 1900 is no leap year (G: workspace/sheets/api/guides/formats.md).
 * A cell holds local time of the *spreadsheet's* zone; a script's Date is an instant (G: apps-script/reference/base/session.md).
 */
const DAY_MS = 86_400_000
/** Serial number of 1970-01-01. */
const UNIX_EPOCH_SERIAL = 25_569

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, Map<number, number>>()

function exactOffsetMs(zone: string, instantMs: number): number {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(instantMs)) parts[type] = Number(value)
  const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second)
  return local - Math.floor(instantMs / 1000) * 1000
}

/** Local time minus UTC. Both ends of a UTC day are asked once; only a day on which they differ is asked exactly. */
export function zoneOffsetMs(zone: string, instantMs: number): number {
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  const day = Math.floor(instantMs / DAY_MS)
  const at = (index: number): number => {
    const offset = known.get(index) ?? exactOffsetMs(zone, index * DAY_MS)
    known.set(index, offset)
    return offset
  }
  const start = at(day)
  return start === at(day + 1) ? start : exactOffsetMs(zone, instantMs)
}

/** Local wall-clock time, as if it were UTC milliseconds. */
export function instantToLocalMs(zone: string, instantMs: number): number {
  return instantMs + zoneOffsetMs(zone, instantMs)
}

/** The instant of a wall-clock time; in a gap of summer time the time after it, in an overlap the first one. */
export function localMsToInstant(zone: string, localMs: number): number {
  const early = localMs - zoneOffsetMs(zone, localMs - DAY_MS)
  if (instantToLocalMs(zone, early) === localMs) return early
  const late = localMs - zoneOffsetMs(zone, localMs + DAY_MS)
  return instantToLocalMs(zone, late) === localMs ? late : early
}

export function instantToSerial(zone: string, instantMs: number): number {
  return localMsToSerial(instantToLocalMs(zone, instantMs))
}

export function serialToInstant(zone: string, serial: number): number {
  return localMsToInstant(zone, serialToLocalMs(serial))
}

/** Wall-clock time of a serial number, as if it were UTC milliseconds. */
export function serialToLocalMs(serial: number): number {
  return Math.round((serial - UNIX_EPOCH_SERIAL) * DAY_MS)
}

export function localMsToSerial(localMs: number): number {
  return (localMs + UNIX_EPOCH_SERIAL * DAY_MS) / DAY_MS
}
