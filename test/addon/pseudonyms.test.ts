/** How an id is spelled before it is hashed. */
import { describe, expect, it } from 'vitest'
import { plainId } from '../../addon/sync/pseudonyms.ts'

describe('plainId', () => {
  it.each([
    [12, '12'],
    [' C 7 ', 'C 7'],
    ['Ann\u00a0 Smith', 'Ann Smith'],
    ['\u200eC7\u200b', 'C7'],
    ['Ｃ７', 'C7'],
    ['Jose\u0301', 'Jos\u00e9'],
    ['Ann@Example.COM', 'ann@example.com'],
    ['ＡＮＮ＠example.com', 'ann@example.com'],
    ['王 小明', '王 小明'],
    ['00012', '00012'],
    ['\u200b ', ''],
    ['', ''],
  ])('takes %j for %j', (cell, plain) => {
    expect(plainId(cell)).toBe(plain)
  })
})
