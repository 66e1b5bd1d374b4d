/**
 * Rows of the Customers tab that may be one person: the same phone, the same e-mail address, or names so alike that
 * nothing speaks against it. Decides who is proposed for whom and what is sure enough to be ticked. Pure.
 */
import { areAlike, isHan, mayAgree, nameTokens } from './names.ts'

export interface Person {
  /** Plain id. */
  id: string
  /** From 1. */
  sheetRow: number
  name: string
  /** In one spelling; '' = none. */
  phone: string
  email: string
}
export type DuplicateReason = 'phone' | 'email' | 'name'
export interface Candidate {
  person: Person
  /** The earliest row of those that belong together. */
  sameAs: Person
  reasons: DuplicateReason[]
  /** A shared phone or address and names that agree. */
  isSure: boolean
}

/** What more rows share belongs to a shop or a placeholder, not to a person. */
const MOST_SHARING = 6
/** Names with a more frequent word in common are not compared by it. */
const MOST_OF_A_NAME = 200

/** One candidate per row that may be a copy, in the sheet's order. `people` in the sheet's order, each id once. */
export function findCandidates(people: readonly Person[]): Candidate[] {
  const groups = createGroups(people.length)
  const reasons = people.map(() => new Set<DuplicateReason>())
  const shared = (reason: 'phone' | 'email'): void => {
    groupBy(people, (person) => (person[reason] === '' ? [] : [person[reason]])).forEach((rows) => {
      if (rows.length < 2 || rows.length > MOST_SHARING) return
      for (const row of rows) {
        reasons[row].add(reason)
        groups.join(rows[0], row)
      }
    })
  }
  shared('phone')
  shared('email')
  groupBy(people, ({ name }) => (isHan(name) ? [name.replace(/\s+/g, '')] : nameTokens(name))).forEach((rows) => {
    if (rows.length > MOST_OF_A_NAME) return
    rows.forEach((row, k) => {
      for (const earlier of rows.slice(0, k)) {
        const [a, b] = [people[earlier], people[row]]
        if (groups.rootOf(earlier) === groups.rootOf(row) || contradict(a, b) || !areAlike(a.name, b.name)) continue
        reasons[row].add('name')
        reasons[earlier].add('name')
        groups.join(earlier, row)
      }
    })
  })
  const candidates: Candidate[] = []
  people.forEach((person, row) => {
    const root = groups.rootOf(row)
    if (root === row) return
    const sameAs = people[root]
    const own = (['phone', 'email', 'name'] as const).filter((reason) => reasons[row].has(reason))
    const isSure = own.some((reason) => reason !== 'name') && mayAgree(person.name, sameAs.name)
    candidates.push({ person, sameAs, reasons: own, isSure })
  })
  return candidates
}

/** Two phones or two addresses speak against one person. */
function contradict(a: Person, b: Person): boolean {
  return (
    (a.phone !== '' && b.phone !== '' && a.phone !== b.phone) ||
    (a.email !== '' && b.email !== '' && a.email !== b.email)
  )
}

/** Rows by each of their keys, in order. */
function groupBy(people: readonly Person[], keysOf: (person: Person) => readonly string[]): Map<string, number[]> {
  const rows = new Map<string, number[]>()
  people.forEach((person, row) => {
    for (const key of keysOf(person)) {
      const list = rows.get(key) ?? []
      if (list[list.length - 1] !== row) list.push(row)
      rows.set(key, list)
    }
  })
  return rows
}

/** Groups of rows, each known by its earliest row. */
function createGroups(size: number): { join(a: number, b: number): void; rootOf(row: number): number } {
  const above = Array.from({ length: size }, (_, row) => row)
  const rootOf = (row: number): number => {
    let root = row
    while (above[root] !== root) root = above[root]
    above[row] = root
    return root
  }
  return {
    rootOf,
    join(a, b) {
      const [first, second] = [rootOf(a), rootOf(b)]
      above[Math.max(first, second)] = Math.min(first, second)
    },
  }
}
