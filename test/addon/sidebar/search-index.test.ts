/** The search index: what counts as the same, whose hits come first, and how fast it is at 100,000 customers. */
import { describe, expect, it } from 'vitest'
import { digitsOf, fold, SearchIndex } from '../../../addon/sidebar/search-index.ts'

const PHONE = 2
function indexOf(...rows: string[][]): SearchIndex {
  const index = new SearchIndex()
  index.add(2, rows, PHONE)
  return index
}
const rowsFound = (index: SearchIndex, query: string) => index.find(query).hits.map(({ row }) => row)

describe('SearchIndex', () => {
  const index = indexOf(
    ['C1', 'Müller, Jörg', '+49 (170) 555-1234'],
    ['C2', 'ANNA STRAßER', '0170 5551299'],
    ['C3', '王小明', '１３８ 0013 8000'],
    ['C4', 'Ｌｉ Ｗｅｉ', ''],
    ['', '', ''],
    ['C5', 'Anton Muller', ''],
  )

  it.each([
    ['muller', [2, 7]],
    ['MÜLLER', [2, 7]],
    ['jorg muller', [2]],
    ['strasser', [3]],
    ['小明', [4]],
    ['li wei', [5]],
    ['c3', [4]],
    ['5551', [2, 3]],
    ['170-555 12', [2, 3]],
    ['13800138000', [4]],
    ['nobody', []],
    ['   ', []],
  ])('finds %j', (query, rows) => {
    expect(rowsFound(index, query)).toEqual(rows)
  })

  it.each([
    ['赵六', [2, 3, 4]],
    ['赵 六', [2, 3, 4]],
    ['赵\u3000六', [2, 3, 4]],
    ['六 赵', [2, 3, 4]],
    ['罗 伟', [5]],
    ['罗伟', [5]],
    ['欧阳 小明', [6]],
    ['山田太郎', [7]],
    ['北京 赵', [3]],
    ['赵六138', []],
  ])('finds %j whether a name is padded with spaces or not', (query, rows) => {
    const people = indexOf(
      ['1', '赵 六', '138'],
      ['2', '赵\u3000六', ''],
      ['3', '赵六', ''],
      ['4', '罗伟', ''],
      ['5', '欧阳\u00a0 小明', ''],
      ['6', '山田 太郎', ''],
    )
    people.addOthers(2, [['上海'], ['北京 海淀']])
    expect(rowsFound(people, query)).toEqual(rows)
  })

  it('puts a padded name first among those that begin with the query', () => {
    const people = indexOf(['1', '小赵六', ''], ['2', '赵 六', ''])
    for (const query of ['赵六', '赵 六']) expect(rowsFound(people, query)).toEqual([3, 2])
  })

  it('puts texts that begin with the query first and keeps the sheet’s order otherwise', () => {
    const people = indexOf(['1', 'Joanna', ''], ['2', 'Susanna', ''], ['3', 'Anna', ''])
    expect(rowsFound(people, 'anna')).toEqual([4, 2, 3])
  })

  it('counts all and shows the first', () => {
    const many = new SearchIndex()
    many.add(
      2,
      Array.from({ length: 200 }, (_, k) => [`C${k}`, 'Ann']),
      undefined,
    )
    const { hits, all } = many.find('ann', 10)
    expect([hits.length, all]).toEqual([10, 200])
  })

  it('finds texts of other columns once these are there', () => {
    const people = indexOf(['1', 'Anna', ''], ['2', 'Ben', ''])
    expect(rowsFound(people, 'green tea')).toEqual([])
    people.addOthers(2, [
      ['likes Green Tea', 'Berlin'],
      ['coffee', ''],
    ])
    expect(rowsFound(people, 'green tea')).toEqual([2])
    expect(rowsFound(people, 'anna berlin')).toEqual([2])
  })

  it('finds one person of 100,000, by any part (how fast: npm run bench:ui)', () => {
    const large = new SearchIndex()
    const rows = Array.from({ length: 100_000 }, (_, k) => [
      `C${k}`,
      `Canary${k} Zwicky-Höfler`,
      `+49 170 ${5_000_000 + k}`,
      `person${k}@example.com`,
    ])
    for (let from = 0; from < rows.length; from += 5_000) large.add(2 + from, rows.slice(from, from + 5_000), PHONE)
    expect(rowsFound(large, '5099999')).toEqual([100_001])
    expect(rowsFound(large, 'canary99999 hofler')).toEqual([100_001])
    expect(rowsFound(large, 'not there')).toEqual([])
  })
})

describe('fold and digitsOf', () => {
  it('take away case, accents and width', () => {
    expect(fold('Ｃafé ÅNGSTRÖM')).toBe('cafe angstrom')
    expect(digitsOf('+４９ (170) 55-5')).toBe('49170555')
  })
})
