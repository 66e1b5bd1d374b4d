/**
 * Shops that are large in one way: a customer with very many orders, very large baskets, contacts that wait for a place. An
 * object of Cloudflare has 128 MB and 30 s of computing; what is quadratic in any of these would not fit. Decides the shops
 * and what each is compared with; measures nothing.
 */
import { scoreTables } from '../../worker/answer.ts'
import type { Cell, OutputColumn, ScoreRequest } from '../../worker/contract.ts'
import { isoOfDay } from '../../worker/ledger/days.ts'
import { AS_OF_DAY } from './shop.ts'

/** One way to be large: `usual` has as many rows as `large` and none of its trouble. */
export interface Lopsided {
  what: string
  usual: () => unknown
  large: () => unknown
}

/** @param count rows of each shop */
export function lopsidedShops(count: number): Lopsided[] {
  const rows = (cellOf: (row: number) => Cell): Cell[] => Array.from({ length: count }, (_, row) => cellOf(row))
  /** A day between asOf and `days` days before it, in no order. */
  const dayBefore = (row: number, days: number) => isoOfDay(AS_OF_DAY - ((row * 7_919) % days))
  const scored = (columns: OutputColumn[], request: Omit<ScoreRequest, 'asOf'>) => () =>
    scoreTables({ asOf: isoOfDay(AS_OF_DAY), columns, ...request })

  const oneCustomer = { customer: rows(() => 'a'), amount: rows(() => 10) }
  const texts = rows((row) => `text ${row}`)
  const tasting = (category: Cell[]) =>
    scored(['favourite', 'favouriteChannel'], {
      orders: { ...oneCustomer, date: rows((row) => dayBefore(row, 3_000)), category, channel: category },
    })
  const orders = { ...oneCustomer, date: rows((row) => isoOfDay(AS_OF_DAY - 200 - row)) }
  const refunded = { ...orders, refunded: rows(() => 5), refundedOn: rows(() => isoOfDay(AS_OF_DAY)) }

  const id = rows((row) => `c${row}`)
  const waiting = (capacity: { sms?: number }) =>
    scored(['nextContact'], {
      customers: { id, consent: rows(() => 'sms') },
      orders: { customer: id, date: rows((row) => dayBefore(row, 10)), amount: rows((row) => row % 97) },
      settings: { contact: { capacity } },
    })
  const withBaskets = (size: number) =>
    scored(['recommend'], {
      orders: {
        customer: rows((row) => `c${Math.floor(row / size)}`),
        date: rows(() => isoOfDay(AS_OF_DAY)),
        amount: rows(() => 1),
        product: rows((row) => `p${(Math.floor(row / size) * 7 + (row % size) ** 2 * 3) % 3_001}`),
      },
    })

  return [
    {
      what: 'one customer, who never bought the same thing twice',
      usual: tasting(rows(() => 'tea')),
      large: tasting(texts),
    },
    {
      what: 'one customer, whose every order was refunded late',
      usual: scored(['tier'], { orders }),
      large: scored(['tier'], { orders: refunded }),
    },
    {
      what: 'many who wait for one of fifteen places a day',
      usual: waiting({}),
      large: waiting({ sms: 15 }),
    },
    { what: 'baskets of a hundred products', usual: withBaskets(2), large: withBaskets(100) },
  ]
}
