/**
 * Utilities.formatDate: Java's SimpleDateFormat letters (G: apps-script/reference/utilities/utilities.md, formatDate).
 * Knows the letters y M d E H h k m s S a Z X z D; an unknown letter throws.
 */
import { instantToLocalMs, zoneOffsetMs } from '../workbook/zone.ts'

const TOKEN = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g

export function formatDate(instantMs: number, zone: string, pattern: string): string {
  const local = new Date(instantToLocalMs(zone, instantMs))
  return pattern.replace(TOKEN, (token, quoted: string | undefined, letter: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'")
    return letter ? field(letter, token.length, local, zone, instantMs) : token
  })
}

function field(letter: string, length: number, local: Date, zone: string, instantMs: number): string {
  const pad = (value: number): string => String(value).padStart(length, '0')
  const name = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(local)
  const hour = local.getUTCHours()
  switch (letter) {
    case 'y':
      return length === 2 ? String(local.getUTCFullYear()).slice(-2) : pad(local.getUTCFullYear())
    case 'M':
      if (length >= 3) return name({ month: length === 3 ? 'short' : 'long' })
      return pad(local.getUTCMonth() + 1)
    case 'd':
      return pad(local.getUTCDate())
    case 'E':
      return name({ weekday: length > 3 ? 'long' : 'short' })
    case 'u':
      return pad(local.getUTCDay() || 7)
    case 'H':
      return pad(hour)
    case 'k':
      return pad(hour || 24)
    case 'h':
      return pad(hour % 12 || 12)
    case 'm':
      return pad(local.getUTCMinutes())
    case 's':
      return pad(local.getUTCSeconds())
    case 'S':
      return pad(local.getUTCMilliseconds())
    case 'a':
      return hour < 12 ? 'AM' : 'PM'
    case 'Z':
      return offsetText(zone, instantMs, '')
    case 'X':
      return zoneOffsetMs(zone, instantMs) === 0 ? 'Z' : offsetText(zone, instantMs, length === 3 ? ':' : '')
    case 'z':
      return (
        new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' })
          .formatToParts(instantMs)
          .find(({ type }) => type === 'timeZoneName')?.value ?? ''
      )
    default:
      throw new Error(`the stand-in has no formatDate letter ${letter}`)
  }
}

function offsetText(zone: string, instantMs: number, between: string): string {
  const minutes = zoneOffsetMs(zone, instantMs) / 60_000
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}${between}${two(Math.abs(minutes) % 60)}`
}
