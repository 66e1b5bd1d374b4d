/**
 * Stable sorts of index arrays by whole-number keys, so that a hundred thousand rows are grouped without objects.
 * Decides no order of its own. Pure.
 */

/** 0, 1, 2 ... */
export function indices(count: number): Uint32Array {
  const order = new Uint32Array(count)
  for (let k = 0; k < count; k++) order[k] = k
  return order
}

/** A stable counting sort: `order` by ascending `key[index]`, which lies in `lowest .. lowest + keyCount - 1`. */
export function sortByKey(order: Uint32Array, key: Int32Array, keyCount: number, lowest = 0): Uint32Array {
  const next = new Uint32Array(keyCount + 1)
  for (let k = 0; k < order.length; k++) next[key[order[k]] - lowest + 1]++
  for (let k = 1; k <= keyCount; k++) next[k] += next[k - 1]
  const sorted = new Uint32Array(order.length)
  for (let k = 0; k < order.length; k++) sorted[next[key[order[k]] - lowest]++] = order[k]
  return sorted
}

/**
 * Indices 0 .. count - 1 by group, then day, then `compare` (asked only for indices equal in both; absent: by index).
 * `group` holds 0 .. groupCount - 1; only the first `count` entries of `group` and `day` are looked at.
 */
export function sortByGroupAndDay(
  count: number,
  group: Int32Array,
  groupCount: number,
  day: Int32Array,
  compare?: (a: number, b: number) => number,
): Uint32Array {
  const order = isAscending(count, group)
    ? sortEachByDay(count, group, day)
    : sortByKey(sortByDay(count, day), group, groupCount)
  if (compare === undefined) return order
  for (let from = 0; from < count; ) {
    let to = from + 1
    while (to < count && group[order[to]] === group[order[from]] && day[order[to]] === day[order[from]]) to++
    if (to - from > 1) order.subarray(from, to).sort(compare)
    from = to
  }
  return order
}

function isAscending(count: number, values: Int32Array): boolean {
  for (let k = 1; k < count; k++) if (values[k] < values[k - 1]) return false
  return true
}

/** Indices whose groups stand one after the other: each group by day, which most of them are already. */
function sortEachByDay(count: number, group: Int32Array, day: Int32Array): Uint32Array {
  const order = indices(count)
  for (let from = 0, to = 0; from < count; from = to) {
    let sorted = true
    for (to = from + 1; to < count && group[to] === group[from]; to++) if (day[to] < day[to - 1]) sorted = false
    if (!sorted) order.subarray(from, to).sort((a, b) => day[a] - day[b] || a - b)
  }
  return order
}

/** Indices 0 .. count - 1 by day; most sheets are kept in that order already. */
function sortByDay(count: number, day: Int32Array): Uint32Array {
  let first = 0
  let last = 0
  let ascending = true
  for (let k = 0; k < count; k++) {
    if (k === 0 || day[k] < first) first = day[k]
    if (k === 0 || day[k] > last) last = day[k]
    if (day[k] < last) ascending = false
  }
  return ascending ? indices(count) : sortByKey(indices(count), day, last - first + 1, first)
}

/** Start of each group in rows sorted by group: rows of group g are `start[g] .. start[g + 1] - 1`. */
export function groupStarts(count: number, group: Int32Array, groupCount: number): Int32Array {
  const start = new Int32Array(groupCount + 1)
  for (let k = 0; k < count; k++) start[group[k] + 1]++
  for (let g = 0; g < groupCount; g++) start[g + 1] += start[g]
  return start
}

/** Up to so many values insertion is quicker than the built-in sort. */
const FEW = 24

/** Sorts `values[from..to)`, ascending; quick where there are few, or where they are sorted already. */
export function sortRange(values: Float64Array | Int32Array | Int16Array, from: number, to: number): void {
  let k = from + 1
  while (k < to && values[k - 1] <= values[k]) k++
  if (k >= to) return
  if (to - from > FEW) {
    values.subarray(from, to).sort()
    return
  }
  for (; k < to; k++) {
    const value = values[k]
    let at = k
    for (; at > from && values[at - 1] > value; at--) values[at] = values[at - 1]
    values[at] = value
  }
}

/** Numbers spread over buckets that ascend: the values of bucket b get the places `start[b] .. start[b + 1] - 1`. */
export interface Buckets {
  start: Int32Array
  /** By value. */
  bucket: Int32Array
  /** No bucket holds two values that differ. */
  equalOnly: boolean
}

/**
 * Finite numbers by buckets of equal width, about one value each. Whole numbers of a small range share a bucket with
 * equals alone.
 */
export function bucketsOf(values: Float64Array): Buckets {
  const count = values.length
  let least = Infinity
  let most = -Infinity
  let whole = true
  for (let i = 0; i < count; i++) {
    const value = values[i]
    if (value < least) least = value
    if (value > most) most = value
    if (Math.floor(value) !== value) whole = false
  }
  const range = most > least ? most - least : 0
  const evenly = range > 0 ? (2 * count) / range : 1
  const perUnit = whole ? Math.min(1, evenly) : evenly
  const bucketCount = Math.floor(range * perUnit) + 1
  const bucket = new Int32Array(count)
  const start = new Int32Array(bucketCount + 1)
  for (let i = 0; i < count; i++) {
    bucket[i] = (values[i] - least) * perUnit
    start[bucket[i] + 1]++
  }
  for (let b = 0; b < bucketCount; b++) start[b + 1] += start[b]
  return { start, bucket, equalOnly: range === 0 || (whole && perUnit === 1) }
}

/** A sorted copy of finite numbers; with buckets only neighbours are compared, a fraction of the built-in sort's time. */
export function sortNumbers(
  values: Float64Array,
  { start, bucket, equalOnly }: Buckets = bucketsOf(values),
): Float64Array {
  const sorted = new Float64Array(values.length)
  const next = start.slice()
  for (let i = 0; i < values.length; i++) sorted[next[bucket[i]]++] = values[i]
  for (let b = 0; !equalOnly && b + 1 < start.length; b++) sortRange(sorted, start[b], start[b + 1])
  return sorted
}
