/**
 * Sets of tags as one number a customer, so that 200,000 customers need no set each. Decides the order of tags in a
 * cell: by the priority of the rule that sets them, then by name. Pure.
 */
import type { Rule } from '../../contract.ts'

export interface TagSets {
  /** The text of each set that occurs; grows as sets are made. */
  texts: string[]
  /** Number of the tag that a rule sets, -1 = none. */
  tagOf(rule: Rule): number
  /** The set with one more tag; `set` -1 is the empty one. */
  add(set: number, tag: number): number
}

/** Tags of these rules; two rules that set the same tag share it, at the earlier priority. */
export function createTagSets(rules: readonly Rule[]): TagSets {
  const priorityOf = new Map<string, number>()
  for (const { sets, priority = Number.POSITIVE_INFINITY } of rules) {
    if (!sets.tag) continue
    priorityOf.set(sets.tag, Math.min(priority, priorityOf.get(sets.tag) ?? Number.POSITIVE_INFINITY))
  }
  const tags = [...priorityOf].sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x - y)).map(([tag]) => tag)
  const sets: number[][] = []
  const texts: string[] = []
  const numberOf = new Map<string, number>()
  /** By set, then tag: the set that comes of it. */
  const steps = new Map<number, Map<number, number>>()

  const make = (members: number[]): number => {
    const key = members.join()
    const before = numberOf.get(key)
    if (before !== undefined) return before
    numberOf.set(key, sets.length)
    texts.push(members.map((tag) => tags[tag]).join(', '))
    return sets.push(members) - 1
  }
  return {
    texts,
    tagOf: ({ sets: { tag } }) => (tag ? tags.indexOf(tag) : -1),
    add: (set, tag) => {
      let ofSet = steps.get(set)
      if (ofSet === undefined) {
        ofSet = new Map()
        steps.set(set, ofSet)
      }
      let next = ofSet.get(tag)
      if (next === undefined) {
        const members = set < 0 ? [] : sets[set]
        next = members.includes(tag) ? set : make([...members, tag].sort((a, b) => a - b))
        ofSet.set(tag, next)
      }
      return next
    },
  }
}
