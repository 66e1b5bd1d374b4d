/** Ids in typed arrays, beside a plain map. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newIdKey, readIdText } from '../../worker/ledger/cell-column.ts'
import { IdIndex } from '../../worker/ledger/id-index.ts'

const text = fc.oneof(
  // Pseudonyms that fall on few slots, so that they meet.
  fc
    .tuple(fc.nat(3), fc.nat(40))
    .map(([high, low]) => `0000000${high}${(low * 0x10000).toString(16).padStart(8, '0')}`),
  fc.constantFrom('', 'o1', 'ABCDEF0123456789', '0000000000000000', 'ffffffffffffffff', '__proto__'),
)

describe('the index of ids', () => {
  it('numbers distinct texts in order of first appearance', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 300 }), (texts) => {
        const index = new IdIndex()
        const id = newIdKey()
        const known = new Map<string, number>()
        for (const each of texts) {
          readIdText(each, id)
          expect(index.find(id)).toBe(known.get(each) ?? -1)
          if (each !== '' && !known.has(each)) known.set(each, known.size)
          expect(index.add(id)).toBe(known.get(each) ?? -1)
        }
        expect(index.size).toBe(known.size)
      }),
    )
  })

  it('finds each of a hundred thousand after growing', () => {
    const index = new IdIndex()
    const id = newIdKey()
    const textOf = (k: number) => Math.imul(k, 0x9e3779b1).toString(16).replace('-', 'f').padStart(16, '0')
    const texts = [...new Set(Array.from({ length: 100_000 }, (_, k) => textOf(k)))]
    for (const each of texts) {
      readIdText(each, id)
      index.add(id)
    }
    texts.forEach((each, number) => {
      readIdText(each, id)
      if (index.find(id) !== number) throw new Error(`${each} is lost`)
    })
    expect(index.size).toBe(texts.length)
  })
})
