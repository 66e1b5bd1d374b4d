/**
 * Whether two names may be one person's. Decides how names are compared (Jaro-Winkler; Chinese names only as they are)
 * and how alike is alike. Pure.
 */

/** Sorted, so that "Wilson, Emma" and "Emma Wilson" are the same. */
export function nameTokens(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '')
    .sort()
}

/** Similarity from which two whole names, and two words of names, count as one with a slip. */
const ALIKE = 0.93
const ALIKE_TOKEN = 0.88

export function isHan(name: string): boolean {
  return /\p{Script=Han}/u.test(name)
}

/** Alike enough to be one person with nothing else to go by: two words at least, or the very same Chinese name. */
export function areAlike(a: string, b: string): boolean {
  if (isHan(a) || isHan(b)) return a !== '' && squeezed(a) === squeezed(b)
  const [left, right] = [nameTokens(a), nameTokens(b)]
  if (left.length < 2 || right.length < 2) return false
  return jaroWinkler(left.join(' '), right.join(' ')) >= ALIKE
}

/** Nothing speaks against one person: one is missing, shortened, or its words stand in the other (initials too). */
export function mayAgree(a: string, b: string): boolean {
  if (isHan(a) || isHan(b)) {
    const [left, right] = [squeezed(a), squeezed(b)]
    return left.indexOf(right) >= 0 || right.indexOf(left) >= 0
  }
  const [less, more] = [nameTokens(a), nameTokens(b)].sort((left, right) => left.length - right.length)
  return less.every((token) => more.some((other) => tokensAgree(token, other)))
}

function tokensAgree(a: string, b: string): boolean {
  if (a.length === 1 || b.length === 1) return a[0] === b[0]
  return jaroWinkler(a, b) >= ALIKE_TOKEN
}

function squeezed(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}

/**
 * Jaro-Winkler similarity in [0, 1]: Winkler, "String comparator metrics" (1990), prefix weight 0.1 for at most 4 letters.
 */
export function jaroWinkler(a: string, b: string): number {
  const jaro = jaroOf(a, b)
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroOf(a: string, b: string): number {
  if (a === b) return 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken: boolean[] = []
  const matchedA: string[] = []
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++) {
      if (taken[j] || a[i] !== b[j]) continue
      taken[j] = true
      matchedA.push(a[i])
      break
    }
  }
  const matches = matchedA.length
  if (matches === 0) return 0
  const matchedB = b.split('').filter((_, j) => taken[j])
  const transposed = matchedA.filter((letter, k) => letter !== matchedB[k]).length / 2
  return (matches / a.length + matches / b.length + (matches - transposed) / matches) / 3
}
