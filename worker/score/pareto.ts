/** Pareto classes: who holds the first 80, the next 15 and the next 4 per cent of the revenue. Decides only these. Pure. */

/**
 * Class of each buyer by the share of the window's revenue that customers with strictly more hold: < 80 % A, < 95 % B,
 * < 99 % C, else D; no spend is D. Index into VALUE_CLASSES per customer row, -1 for rows that are no buyers. Equal
 * customers share the better class, so nothing depends on row order.
 */
export function paretoClasses(monetaryMinor: Float64Array, buyers: Int32Array): Int8Array {
  const classes = new Int8Array(monetaryMinor.length).fill(-1)
  const descending = Int32Array.from(buyers).sort((a, b) => monetaryMinor[b] - monetaryMinor[a])
  let total = 0
  for (const c of buyers) total += monetaryMinor[c]
  let above = 0
  for (let from = 0; from < descending.length; ) {
    const spend = monetaryMinor[descending[from]]
    let to = from
    for (; to < descending.length && monetaryMinor[descending[to]] === spend; to++) {
      classes[descending[to]] = spend > 0 ? classOf(above, total) : 3
    }
    above += spend * (to - from)
    from = to
  }
  return classes
}

/** In whole numbers, so that exactly 80 % is not under 80 %. */
function classOf(above: number, total: number): number {
  if (5 * above < 4 * total) return 0
  if (20 * above < 19 * total) return 1
  return 100 * above < 99 * total ? 2 : 3
}
