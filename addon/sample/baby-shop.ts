/**
 * Little Bear baby shop: 180 customers over 14 months, in English. Decides its story: milk powder every three weeks and
 * nappies every two until the child has outgrown them, toys at the holidays, 26 customers from Instagram who stopped
 * three weeks ago, a best customer lapsing, four people with two rows, two refunds. Pure: the same day gives the same shop.
 */
import { BABY_COLUMNS, BABY_NAMES, GIFTS, type Gift, MILK, NAPPIES, NOTES, SOURCES, WIPES } from './baby-shop-words.ts'
import { createDice, type Dice } from './random.ts'
import {
  type Basket,
  dayOf,
  firstDays,
  isoOf,
  type Line,
  mixNames,
  orderRows,
  type SampleShop,
  weekdayOf,
} from './tables.ts'

const CUSTOMERS = 180
/** People with a second row, the last rows of the table. */
const TWICE = 4
const DAYS = 425
const MILK_EVERY = 21
const NAPPIES_EVERY = 14
/** Age in days at which a child has outgrown them. */
const MILK_UNTIL = 540
const NAPPIES_UNTIL = 960
/** They stopped three weeks ago. */
const LOST = 26

interface Family {
  id: string
  source: string
  /** Days on which children were born. */
  children: number[]
  buys: { milk: boolean; nappies: boolean; gifts: number }
  from: number
  /** The last day on which they come. */
  until: number
  channel: string
}

/** `today` is an ISO date: the last day of the shop's orders. */
export function babyShop(today: string): SampleShop {
  const dice = createDice(18_042)
  const now = dayOf(today)
  const families = makeFamilies(now, dice)
  const baskets = families.reduce<Basket[]>((all, family) => all.concat(shopping(family, now, dice)), [])
  splitAcrossTwoRows(families, baskets)
  giveBack(baskets, now)
  const first = firstDays(baskets)
  return {
    customers: { tab: 'Customers', columns: BABY_COLUMNS.customers, rows: customerRows(families, first, now, dice) },
    orders: {
      tab: 'Orders',
      columns: BABY_COLUMNS.orders,
      rows: orderRows(baskets, 'LB-', (line, { channel }) => [
        line.product,
        line.category,
        line.quantity,
        line.amount,
        channel,
      ]),
    },
  }
}

function idOf(number: number): string {
  return `B${String(1000 + number)}`
}

function makeFamilies(now: number, dice: Dice): Family[] {
  const families: Family[] = []
  for (let k = 0; k < CUSTOMERS - TWICE; k++) {
    const kind = k % 11
    // Five in eleven buy both, three one of them, three come for presents.
    const buys =
      kind < 5
        ? { milk: true, nappies: true, gifts: 1 }
        : kind < 8
          ? { milk: kind === 5, nappies: kind !== 5, gifts: 1 }
          : { milk: false, nappies: false, gifts: dice.between(1, 4) }
    const born = now - dice.between(10, 760)
    const joins = Math.max(now - DAYS + dice.between(0, 30), born - dice.between(0, 20))
    families.push({
      id: idOf(k + 1),
      source: dice.pick(SOURCES),
      children: [born],
      buys,
      from: buys.milk || buys.nappies ? Math.min(joins, now) : now - dice.between(20, DAYS),
      until: now,
      channel: dice.chance(0.3) ? 'Online' : 'Shop',
    })
  }
  loseSome(families, now, dice)
  return families
}

/** Many from Instagram stop within a week, and the family that spends most stops too. */
function loseSome(families: Family[], now: number, dice: Dice): void {
  const steady = families.filter(
    ({ buys, children, from }) => buys.nappies && children[0] > now - 700 && from < now - 150,
  )
  const [best, ...others] = steady
  best.children = [now - 500, now - 330]
  best.buys = { milk: true, nappies: true, gifts: 4 }
  best.source = 'Walk-in'
  best.from = now - DAYS
  best.until = now - 34
  for (const family of others.slice(0, LOST)) {
    family.source = 'Instagram'
    family.channel = 'Online'
    family.until = now - dice.between(18, 26)
  }
}

/** Everything that a family buys, in baskets: what falls due within two days of a visit is bought with it. */
function shopping(family: Family, now: number, dice: Dice): Basket[] {
  const wanted: { day: number; lines: Line[] }[] = []
  for (const born of family.children) {
    if (family.buys.milk) {
      for (let day = Math.max(family.from, born + 5); day <= now; day += MILK_EVERY + dice.between(-2, 2))
        if (day - born < MILK_UNTIL) wanted.push({ day, lines: [milkFor(day - born, dice)] })
    }
    if (family.buys.nappies) {
      for (let day = Math.max(family.from, born); day <= now; day += NAPPIES_EVERY + dice.between(-1, 1))
        if (day - born < NAPPIES_UNTIL) wanted.push({ day, lines: nappiesFor(day - born, dice) })
    }
  }
  for (const { day, gift } of presents(family, now, dice)) wanted.push({ day, lines: [line(gift, 1)] })
  const baskets: Basket[] = []
  for (const { day, lines } of wanted.sort((a, b) => a.day - b.day)) {
    if (day > family.until || day > now || day <= now - DAYS) continue
    const last = baskets[baskets.length - 1]
    if (last && day - last.day <= 2) addLines(last, lines)
    // The shop is closed on Sundays.
    else baskets.push({ day: openDay(day, now), customer: family.id, lines, channel: family.channel })
  }
  return baskets
}

/** What is in the basket already is not put in twice. */
function addLines(basket: Basket, lines: readonly Line[]): void {
  for (const one of lines) if (!basket.lines.some(({ product }) => product === one.product)) basket.lines.push(one)
}

function openDay(day: number, now: number): number {
  if (weekdayOf(day) !== 0) return day
  return day < now ? day + 1 : day - 1
}

function milkFor(ageDays: number, dice: Dice): Line {
  return line(MILK[ageDays < 180 ? 0 : ageDays < 360 ? 1 : 2], dice.between(2, 3))
}

function nappiesFor(ageDays: number, dice: Dice): Line[] {
  const size = NAPPIES[ageDays < 90 ? 0 : ageDays < 240 ? 1 : ageDays < 540 ? 2 : 3]
  const lines = [line(size, dice.between(1, 2))]
  if (dice.chance(0.3)) lines.push(line(WIPES, 1))
  return lines
}

/** Presents before Christmas and Easter for most, the rest of the year by chance. */
function presents(family: Family, now: number, dice: Dice): { day: number; gift: Gift }[] {
  const found: { day: number; gift: Gift }[] = []
  for (let k = 0; k < family.buys.gifts; k++) {
    const festive = dice.chance(0.6)
    const day = festive ? beforeHoliday(now, dice) : dice.between(family.from, now)
    if (day !== undefined && day >= family.from) found.push({ day, gift: dice.pick(GIFTS) })
  }
  if (found.length === 0 && !family.buys.milk && !family.buys.nappies)
    found.push({ day: family.from, gift: dice.pick(GIFTS) })
  return found
}

/** A day in the three weeks before one of the holidays of the last 14 months: Christmas, mid April. */
function beforeHoliday(now: number, dice: Dice): number | undefined {
  const year = Number(isoOf(now).slice(0, 4))
  const holidays: number[] = []
  for (const inYear of [year - 2, year - 1, year])
    for (const date of ['04-14', '12-23']) {
      const day = dayOf(`${inYear}-${date}`)
      if (day <= now && day > now - DAYS) holidays.push(day)
    }
  return holidays.length === 0 ? undefined : dice.pick(holidays) - dice.between(0, 20)
}

function line({ product, category, price }: Gift, quantity: number): Line {
  return { product, category, quantity, amount: Math.round(price * quantity * 100) / 100 }
}

/** Four people were entered anew at some visit; what they bought from then on stands under the second row. */
function splitAcrossTwoRows(families: readonly Family[], baskets: Basket[]): void {
  twice(families).forEach(({ id }, k) => {
    const own = baskets.filter(({ customer }) => customer === id)
    for (const basket of own.slice(Math.ceil(own.length / 2))) basket.customer = idOf(CUSTOMERS - TWICE + k + 1)
  })
}

/** Those with two rows: steady customers, spread over the table. */
function twice(families: readonly Family[]): Family[] {
  const steady = families.filter(
    ({ buys, until, from }, k) => k > 40 && buys.milk && buys.nappies && until - from > 120,
  )
  return [0, 1, 2, 3].map((k) => steady[Math.floor((k * steady.length) / TWICE)])
}

/** Two baskets of some weeks ago come back a few days later, one in part. */
function giveBack(baskets: Basket[], now: number): void {
  const recent = baskets.filter(({ day, lines }) => day < now - 30 && day > now - 60 && lines.length > 1)
  for (const [k, basket] of [recent[3], recent[recent.length - 4]].entries()) {
    const lines = basket.lines.slice(0, k === 0 ? 1 : undefined)
    baskets.push({
      ...basket,
      day: basket.day + 5,
      lines: lines.map((one) => ({ ...one, quantity: -one.quantity, amount: -one.amount })),
      of: basket,
    })
  }
}

function customerRows(families: readonly Family[], first: Map<string, number>, now: number, dice: Dice) {
  const names = mixNames(BABY_NAMES.first, BABY_NAMES.last, families.length, dice, (given, last) => ({ given, last }))
  const phones = dice.shuffled(families.map((_, k) => k)).map((k) => String(100 + k * 5))
  const rows: (string | number)[][] = []
  const rowOf = (k: number, id: string): (string | number)[] => {
    const { source, children } = families[k]
    const { given, last } = names[k]
    const referrer = source === 'Friend' && k > 0 ? families[dice.between(0, k - 1)].id : ''
    return [
      id,
      `${given} ${last}`,
      `07700 900${phones[k].padStart(3, '0')}`,
      `${given}.${last}@example.com`.toLowerCase().replace(/[^a-z0-9.@-]/g, ''),
      source,
      isoOf(first.get(id) ?? now),
      isoOf(children[0]),
      referrer,
      dice.chance(0.08) ? 'no' : dice.chance(0.75) ? 'SMS, e-mail' : 'e-mail',
      dice.chance(0.5) ? dice.between(3, 5) : '',
      dice.chance(0.15) ? dice.pick(NOTES) : '',
    ]
  }
  families.forEach(({ id }, k) => {
    rows.push(rowOf(k, id))
  })
  twice(families).forEach((family, n) => {
    const k = families.indexOf(family)
    const row = rowOf(k, idOf(CUSTOMERS - TWICE + n + 1))
    const { given, last } = names[k]
    // The same phone as another person would write it; name and address differ a little or are missing.
    row[1] = [`${given[0]}. ${last}`, `${given} ${last}`, `${last} ${given}`, given][n]
    row[2] = `+44 7700 900${phones[k].padStart(3, '0')}`
    row[3] = n === 1 ? String(row[3]) : ''
    row[4] = 'Walk-in'
    row[7] = ''
    row[10] = ''
    rows.push(row)
  })
  return rows
}
