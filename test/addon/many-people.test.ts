/**
 * Random work on one file: people edit, sort, update, update at the same time; answers are lost or come twice, the book
 * forgets chunks or everything, runs are killed. After one more quiet update the sheet says what the reference says, which
 * knows no add-on, no chunks and no book: it scores the rows as they stand.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import { scoreTables } from '../../worker/answer.ts'
import { type Cell, LABELS } from '../../worker/contract.ts'
import { createBook, type TestBook } from './book.ts'
import { AS_OF, ownedValues, readyShop, tabOf, update } from './shop.ts'

/** Sheets counts days from 1899-12-30. */
const serialOf = (isoDate: string) => Date.parse(isoDate) / 86_400_000 + 25_569

/** What has to stand beside each customer. */
function reference(host: Host): Record<string, Value[]> {
  const rows = (tab: string) => {
    const [headers, ...lines] = tabOf(host.workbook, tab).values()
    const filled = lines.filter((line) => line.some((cell) => cell !== ''))
    return (header: string) =>
      filled.map((line) => (line[headers.indexOf(header)] === '' ? null : line[headers.indexOf(header)]) as Cell)
  }
  const [orders, customers] = [rows('Orders'), rows('Customers')]
  const ids = customers('Customer ID')
  const { columns } = scoreTables({
    asOf: AS_OF,
    settings: { locale: 'en-GB', currency: 'GBP' },
    customers: { id: ids, joined: customers('Joined') },
    orders: {
      customer: orders('Customer ID'),
      date: orders('Order date'),
      amount: orders('Amount'),
      category: orders('Category'),
    },
  })
  const shown: Record<string, Value[]> = {}
  ids.forEach((id, row) => {
    const [segment, tier, next] = [columns.segment?.[row], columns.tier?.[row], columns.nextContact?.[row]]
    shown[String(id)] = [
      segment ? (LABELS.en.segment?.[String(segment)] ?? '') : '',
      String(tier ?? ''),
      next ? serialOf(String(next)) : '',
    ]
  })
  return shown
}

interface World {
  host: Host
  book: TestBook
  made: number
}
/** `n` chooses where. */
type Act = (world: World, n: number) => void

const orders = ({ host }: World) => tabOf(host.workbook, 'Orders')
const customers = ({ host }: World) => tabOf(host.workbook, 'Customers')
const anyRow = (sheet: { lastRow(): number }, n: number) => 2 + (n % Math.max(1, sheet.lastRow() - 1))
const quietly = (act: () => unknown) => {
  try {
    act()
  } catch {
    // Killed, or refused: the sheet is put right by the last update.
  }
}
/** Runs `fault` before service call `n` of an update. */
const during = (world: World, n: number, fault: () => void) => {
  let done = false
  world.host.options.beforeCall = (call) => {
    if (done || call !== 1 + (n % 45)) return
    done = true
    fault()
  }
  quietly(() => world.host.run('updateNow'))
  world.host.options.beforeCall = undefined
}

const ACTS: Record<string, Act> = {
  'adds an order': (world, n) => {
    const sheet = orders(world)
    const customer = customers(world).value(anyRow(customers(world), n), 1)
    const date = `2026-${String(1 + (n % 10)).padStart(2, '0')}-11`
    const row = sheet.lastRow() + 1
    const cells: Value[] = [`new${world.made++}`, customer, date, 10 + (n % 700), 'Tea']
    for (const [c, cell] of cells.entries()) sheet.setValue(row, c + 1, cell)
  },
  'corrects an amount': (world, n) => orders(world).setValue(anyRow(orders(world), n), 4, 5 + (n % 900)),
  'deletes an order': (world, n) => orders(world).deleteRows(anyRow(orders(world), n), 1),
  'sorts the orders': (world) => orders(world).sortRows((a, b) => Number(a[3]) - Number(b[3])),
  'sorts the customers': (world, n) =>
    customers(world).sortRows((a, b) => (n % 2 ? 1 : -1) * String(a[0]).localeCompare(String(b[0]))),
  'adds a customer': (world) => {
    const sheet = customers(world)
    sheet.setValue(sheet.lastRow() + 1, 1, `N${world.made++}`)
  },
  updates: ({ host }) => quietly(() => host.run('updateNow')),
  'updates while another person does': (world, n) =>
    during(world, n, () => {
      world.host.options.beforeCall = undefined
      quietly(() => world.host.runAs({ person: 'anna@example.com' }, 'updateNow'))
    }),
  'sorts while an update runs': (world, n) => during(world, n, () => ACTS['sorts the customers'](world, n)),
  'has an update killed': ({ host }, n) => {
    host.options.killAt = 1 + (n % 45)
    quietly(() => host.run('updateNow'))
    host.options.killAt = undefined
  },
  'loses answers': ({ host }, n) => {
    let left = 1 + (n % 3)
    host.options.network = (_, send) => {
      const answers = send()
      if (left-- > 0) throw new Error('Timeout')
      return answers
    }
    quietly(() => host.run('updateNow'))
    host.options.network = undefined
  },
  'has every request arrive twice': ({ host }) => {
    host.options.network = (_, send) => {
      send()
      return send()
    }
    quietly(() => host.run('updateNow'))
    host.options.network = undefined
  },
  'has the book forget a chunk': ({ book }, n) => {
    const hashes = [...book.chunks.keys()]
    if (hashes.length > 0) book.chunks.delete(hashes[n % hashes.length])
  },
  'has the book forget everything between two calls': (world, n) => {
    let calls = 0
    world.host.options.network = (_, send) => {
      if (calls++ === n % 4) {
        world.book.chunks.clear()
        world.book.manifests.clear()
      }
      return send()
    }
    quietly(() => world.host.run('updateNow'))
    world.host.options.network = undefined
  },
}

describe('whatever people and networks do', () => {
  it('the sheet ends with what its rows say', { timeout: 120_000 }, () => {
    const step = fc.tuple(fc.constantFrom(...Object.keys(ACTS)), fc.nat(10_000))
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 9 }), (steps) => {
        const book = createBook()
        const host = readyShop(undefined, { fetch: book.answer })
        const world = { host, book, made: 0 }
        for (const [name, n] of steps) ACTS[name](world, n)
        update(host)
        expect(ownedValues(tabOf(host.workbook, 'Customers'))).toEqual(reference(host))
        expect(update(host).changedCells).toBe(0)
        expect(host.counts.byMethod['Lock.tryLock']).toBeGreaterThan(0)
      }),
      { numRuns: 25, seed: 20_261_122 },
    )
  })
})
