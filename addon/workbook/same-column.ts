/**
 * Which column of now was which one before, by their headers. Decides for columns without a header, or with one that stands
 * twice, by the nearest neighbour whose header stands once in both. Pure.
 */

/** By column of now its index before; -1 for a new one. */
export function columnsBefore(now: readonly string[], before: readonly string[]): number[] {
  const [placeNow, placeBefore] = [unique(now), unique(before)]
  const known = now.map((header) => (placeNow.has(header) ? (placeBefore.get(header) ?? -1) : -1))
  return now.map((header, column) => {
    if (known[column] >= 0) return known[column]
    for (const step of [-1, 1]) {
      let at = column + step
      while (at >= 0 && at < now.length && known[at] < 0) at += step
      const same = (known[at] ?? Number.NaN) + column - at
      if (same >= 0 && before[same] === header) return same
    }
    return header === '' ? -1 : before.indexOf(header)
  })
}

/** Place of each header that stands once. */
function unique(headers: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  headers.forEach((header, column) => {
    if (header !== '' && headers.indexOf(header) === headers.lastIndexOf(header)) places.set(header, column)
  })
  return places
}
