/** `regulars update`: the whole way from a file through the add-on and the Worker and back into a file. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copyOfShared, folderOf, readCsv, regulars, SHARED, temporaryFolder, updateJson } from './run.ts'

const shop = { 'orders.csv': 'customer,date,amount\nAda,2026-10-01,120\nBo,2026-10-05,80.50\nAda,2026-11-01,80\n' }

describe.skipIf(!existsSync(SHARED))('update on public data (needs ../shared/data)', { timeout: 240_000 }, () => {
  it.each([
    ['online-retail', '2011-12-10', 4_338, 18_532],
    ['rfm-orders', '2006-12-31', 995, 4_906],
    ['complete-journey', '2018-01-01', 2_373, 46_988],
  ])(
    'scores %s as of %s, leaves the orders as they were, and changes nothing the second time',
    async (name, asOf, customers, orders) => {
      const out = join(temporaryFolder(), 'out')
      const options = ['--as-of', asOf, '--columns', 'all', '--out', out]
      const first = await updateJson(join(SHARED, name), ...options)
      expect(first).toMatchObject({ asOf, customers, orders, problems: 0, httpCalls: 3, out })
      // More than 25,000 orders are counted before they are read.
      expect(first.serviceCalls).toBeLessThanOrEqual(orders > 25_000 ? 42 : 41)
      expect(readFileSync(join(out, 'orders.csv'), 'utf8')).toBe(readFileSync(join(SHARED, name, 'orders.csv'), 'utf8'))
      const written = readFileSync(join(out, 'customers.csv'), 'utf8')
      const second = await updateJson(out, ...options)
      expect(second).toMatchObject({ customers, orders, changedCells: 0 })
      expect(readFileSync(join(out, 'customers.csv'), 'utf8')).toBe(written)
    },
  )

  it('takes the cancellations of Online Retail from the right customers', async () => {
    const settings = join(temporaryFolder(), 'settings.json')
    writeFileSync(settings, '{"rfm": {"windowDays": 0}}')
    const folder = copyOfShared('online-retail')
    const options = ['--as-of', '2011-12-10', '--columns', 'segment,monetary', '--settings', settings, '--out', folder]
    const monetary = () =>
      readCsv(join(folder, 'customers.csv')).reduce(
        (sum, row) => sum + Math.round(100 * Number(row['Spend in window'])),
        0,
      )
    await updateJson(join(SHARED, 'online-retail'), ...options)
    const before = monetary()

    const cancelled = copyOfShared('online-retail')
    const rows = readFileSync(join(cancelled, 'cancellations.csv'), 'utf8').trim().split('\n').slice(1)
    const orders = readFileSync(join(cancelled, 'orders.csv'), 'utf8')
    writeFileSync(join(cancelled, 'orders.csv'), `${orders}${rows.map((row) => `${row},,`).join('\n')}\n`)
    const report = await updateJson(cancelled, ...options)
    expect(report).toMatchObject({ customers: 4_321, problems: 162 })
    expect(before - monetary()).toBe(59_281_292)
    const problems = readFileSync(join(folder, 'Problems.csv'), 'utf8').split('\n')
    expect(problems.filter((line) => line.startsWith('Orders,'))).toHaveLength(162)
  })
})

describe('update', { timeout: 60_000 }, () => {
  it('prints one object and nothing else on standard output with --json', async () => {
    const { stdout, status } = await regulars('update', folderOf(shop), '--as-of', '2026-11-22', '--json')
    expect(status).toBe(0)
    expect(Object.keys(JSON.parse(stdout))).toEqual([
      'asOf',
      'customers',
      'orders',
      'problems',
      'changedCells',
      'serviceCalls',
      'httpCalls',
      'bytesUp',
      'bytesDown',
      'addonMs',
      'workerMs',
      'out',
    ])
  })

  it('makes the Customers table from the orders and says so', async () => {
    const out = join(temporaryFolder(), 'out')
    const { stderr, stdout } = await regulars('update', folderOf(shop), '--as-of', '2026-11-22', '--out', out)
    expect(stderr).toContain('There is no Customers table: one is made from the orders.')
    expect(stdout).toContain('2 customers, 3 orders')
    expect(readCsv(join(out, 'customers.csv')).map((row) => [row.customer, row.Segment, row.Tier])).toEqual([
      ['Ada', 'Active', 'Member'],
      ['Bo', 'Active', 'Member'],
    ])
  })

  it('gives the same bytes in two runs, each under a key of its own', async () => {
    const written = []
    for (const out of [join(temporaryFolder(), 'one'), join(temporaryFolder(), 'two')]) {
      await updateJson(folderOf(shop), '--as-of', '2026-11-22', '--columns', 'all', '--out', out)
      written.push(readFileSync(join(out, 'customers.csv'), 'utf8'))
    }
    expect(written[1]).toBe(written[0])
  })

  it('writes nothing without --out', async () => {
    const folder = folderOf(shop)
    const { stdout } = await regulars('update', folder, '--as-of', '2026-11-22')
    expect(stdout).toContain('Nothing was saved')
    expect(existsSync(join(folder, 'customers.csv'))).toBe(false)
  })

  it('writes Chinese headers and labels with --locale zh', async () => {
    const out = join(temporaryFolder(), 'out')
    await updateJson(folderOf(shop), '--as-of', '2026-11-22', '--locale', 'zh', '--out', out)
    const [ada] = readCsv(join(out, '客户.csv'))
    expect(Object.values(ada)).toContain('活跃客户')
  })

  it('reads a date that can be read two ways only where a locale decides', async () => {
    const folder = folderOf({ 'orders.csv': 'customer,date,amount\nAda,03/04/2026,120\nAda,2026-05-01,10\n' })
    expect(await updateJson(folder, '--as-of', '2026-11-22')).toMatchObject({ orders: 1, problems: 1 })
    const settings = join(temporaryFolder(), 'settings.json')
    writeFileSync(settings, '{"locale": "en-GB"}')
    const decided = await updateJson(folder, '--as-of', '2026-11-22', '--settings', settings)
    expect(decided).toMatchObject({ orders: 2, problems: 0 })
  })

  it('takes over columns with our headers only with --adopt', async () => {
    const folder = folderOf({
      ...shop,
      'customers.csv': 'customer,Segment,Tier,Next contact\nAda,Champions,Gold,\nBo,,,\n',
    })
    const refused = await regulars('update', folder, '--as-of', '2026-11-22')
    expect(refused.status).toBe(2)
    expect(refused.stderr.trim().split('\n').at(-1)).toContain('Segment')
    const out = join(temporaryFolder(), 'out')
    await updateJson(folder, '--as-of', '2026-11-22', '--adopt', '--out', out)
    expect(Object.keys(readCsv(join(out, 'customers.csv'))[0])).toEqual(['customer', 'Segment', 'Tier', 'Next contact'])
  })

  it.each([
    ['a file that is not there', ['no-such-folder'], 'There is no workbook at no-such-folder.'],
    [
      'a date that is none',
      ['FOLDER', '--as-of', '2026-02-30'],
      '--as-of 2026-02-30 is no date. Write it like 2026-11-22.',
    ],
    ['a column that is none', ['FOLDER', '--columns', 'segment,colour'], '--columns: colour is no column.'],
    ['a language that is none', ['FOLDER', '--locale', 'fr'], '--locale fr: there are en and zh.'],
    ['settings that are not there', ['FOLDER', '--settings', 'none.json'], '--settings: none.json cannot be read.'],
    ['an unknown option', ['FOLDER', '--fast'], "Unknown option '--fast'"],
    ['no workbook', [], 'update takes one workbook'],
  ])('says one clear line and exits with 2 for %s', async (_, args, line) => {
    const folder = folderOf(shop)
    const { status, stdout, stderr } = await regulars('update', ...args.map((arg) => (arg === 'FOLDER' ? folder : arg)))
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain(line)
  })

  it('says which setting is wrong', async () => {
    const settings = join(temporaryFolder(), 'settings.json')
    writeFileSync(settings, '{"rfm": {"bins": 99}}')
    const { status, stderr } = await regulars('update', folderOf(shop), '--as-of', '2026-11-22', '--settings', settings)
    expect(status).toBe(2)
    expect(stderr).toContain('bins')
  })
})
