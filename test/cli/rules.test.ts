/** The owner's rules from sheet to sheet: what they name travels, what they set is written, a wrong one is told. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf, readCsv, regulars, temporaryFolder } from './run.ts'

const shop = {
  'customers.csv': 'Customer ID,City,Phone\nAda,Lyon,0170 5550000\nBo,Paris,0170 5550001\nCy,Lyon,\n',
  'orders.csv':
    'Customer ID,Order date,Amount,Channel,Category\n' +
    'Ada,2026-10-01,600,online,Milk powder\nBo,2026-10-05,80.50,shop,Tea\nAda,2026-11-01,80,shop,Tea\n',
}
const rules = [
  {
    name: 'Online milk',
    when: [
      { column: 'channel', operator: '=', value: 'Online' },
      { column: 'bought(milk powder)', operator: '=', value: 'yes' },
    ],
    sets: { segment: 'champions', tierFloor: 'Gold', tag: 'milk' },
  },
  { name: 'Lyon', when: [{ column: 'attributes.City', operator: '=', value: 'Lyon' }], sets: { tag: 'lyon' } },
  { name: 'Big', advanced: 'spend(365) > 500.0 || "shop" in channel', sets: { tag: 'big' } },
  { name: 'Odd', advanced: 'spend(365) >', sets: { tag: 'odd' } },
]

describe('update --settings with rules', { timeout: 120_000 }, () => {
  it('writes what they set, tells the one that is wrong, and changes nothing the second time', async () => {
    const folder = temporaryFolder()
    const settings = join(folder, 'settings.json')
    writeFileSync(settings, JSON.stringify({ rules }))
    const out = join(folder, 'out')
    const options = [
      '--as-of',
      '2026-11-22',
      '--columns',
      'segment,tier,tags,why',
      '--settings',
      settings,
      '--out',
      out,
    ]
    const { status, stdout, stderr } = await regulars('update', folderOf(shop), ...options)
    expect(stderr).not.toMatch(/rror/)
    expect(status).toBe(0)
    expect(stdout).toContain('The rule “Odd” was skipped: its advanced cell cannot be read at character 13.')
    const rows = readCsv(join(out, 'customers.csv'))
    expect(rows.map((row) => [row['Customer ID'], row.Tier, row['Rule tags']])).toEqual([
      ['Ada', 'Gold', 'big, lyon, milk'],
      ['Bo', 'Member', 'big'],
      ['Cy', 'Member', 'lyon'],
    ])
    expect(rows[0].Segment).toBe('Champions')
    expect(rows[0].Why).toMatch(/^Champions \(by your rule “Online milk”\): /)
    const written = readFileSync(join(out, 'customers.csv'), 'utf8')
    expect((await regulars('update', out, ...options)).stdout).toContain('Nothing had to be changed.')
    expect(readFileSync(join(out, 'customers.csv'), 'utf8')).toBe(written)
  })
})
