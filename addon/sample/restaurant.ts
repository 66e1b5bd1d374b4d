/**
 * 川味小馆, a Sichuan restaurant: 240 customers over 12 months, in Chinese. Decides its story: regulars every week, office
 * lunches on working days, families now and then, closed over the Spring Festival, an office that moved away three weeks
 * ago, new guests of a promotion this month. Pure: the same day gives the same shop.
 */
import { createDice, type Dice } from './random.ts'
import {
  DINNERS,
  type Dish,
  LUNCHES,
  NAMES,
  NOTES,
  RESTAURANT_COLUMNS,
  SOURCES,
  SPRING_FESTIVALS,
} from './restaurant-words.ts'
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

/** What kind of guest, and how many of them: 240 in all. */
const GUESTS = { regular: 44, office: 40, family: 76, passing: 56, promotion: 24 }
type Kind = keyof typeof GUESTS
const DAYS = 365
/** From the eve of the eve on. */
const CLOSED_BEFORE = 2
const CLOSED_AFTER = 7
/** The last three weeks are without these. */
const MOVED_OFFICE = 24

interface Guest {
  id: string
  kind: Kind
  likesHot: boolean
  channel: string
  from: number
  until: number
}

/** `today` is an ISO date: the last day of the shop's orders. */
export function restaurant(today: string): SampleShop {
  const dice = createDice(8_080)
  const now = dayOf(today)
  const guests = makeGuests(now, dice)
  const baskets = guests.reduce<Basket[]>((all, guest) => all.concat(visits(guest, now, dice)), [])
  const first = firstDays(baskets)
  return {
    customers: { tab: '客户', columns: RESTAURANT_COLUMNS.customers, rows: customerRows(guests, first, now, dice) },
    orders: {
      tab: '订单',
      columns: RESTAURANT_COLUMNS.orders,
      rows: orderRows(baskets, 'CW', ({ product, category, quantity, amount, more }, { channel }) => [
        product,
        category,
        more ?? '',
        quantity,
        amount,
        channel,
      ]),
    },
  }
}

function makeGuests(now: number, dice: Dice): Guest[] {
  const kinds: Kind[] = []
  for (const kind of Object.keys(GUESTS) as Kind[]) for (let k = 0; k < GUESTS[kind]; k++) kinds.push(kind)
  let moved = 0
  return dice.shuffled(kinds).map((kind, k) => {
    const newcomer = kind === 'promotion'
    const hasMoved = kind === 'office' && moved++ < MOVED_OFFICE
    return {
      id: `K${String(1001 + k)}`,
      kind,
      likesHot: dice.chance(0.7),
      channel:
        kind === 'office' || newcomer ? (dice.chance(0.7) ? '外卖' : '堂食') : dice.chance(0.15) ? '外卖' : '堂食',
      from: newcomer
        ? now - dice.between(1, 24)
        : now - DAYS + 1 + dice.between(0, hasMoved ? 60 : kind === 'passing' ? DAYS - 30 : 200),
      until: hasMoved ? now - dice.between(16, 22) : now,
    }
  })
}

/** Days from one visit to the next. */
function pause(kind: Kind, dice: Dice): number {
  switch (kind) {
    case 'regular':
      return 7 + dice.pick([-1, 0, 0, 0, 1])
    case 'office':
      return dice.between(4, 9)
    case 'family':
      return dice.between(24, 48)
    case 'passing':
      return dice.chance(0.3) ? dice.between(40, 90) : DAYS
    case 'promotion':
      return dice.chance(0.4) ? dice.between(6, 14) : DAYS
  }
}

function visits(guest: Guest, now: number, dice: Dice): Basket[] {
  const baskets: Basket[] = []
  for (let day = guest.from; day <= Math.min(guest.until, now); day += pause(guest.kind, dice)) {
    const open = openDay(day, guest.kind === 'office')
    const last = baskets[baskets.length - 1]
    if (open > now || (last && last.day >= open)) continue
    baskets.push({ day: open, customer: guest.id, lines: meal(guest, dice), channel: guest.channel })
  }
  // Who came once at least stands in the table with an order.
  if (baskets.length === 0)
    baskets.push({ day: now, customer: guest.id, lines: meal(guest, dice), channel: guest.channel })
  return baskets
}

/** The day itself, or the next on which the restaurant is open and, for an office, people work. */
function openDay(day: number, onWorkingDays: boolean): number {
  let open = day
  for (;;) {
    const year = Number(isoOf(open).slice(0, 4))
    const festival = SPRING_FESTIVALS[year] && dayOf(`${year}-${SPRING_FESTIVALS[year]}`)
    if (festival && open >= festival - CLOSED_BEFORE && open < festival + CLOSED_AFTER) open = festival + CLOSED_AFTER
    else if (onWorkingDays && (weekdayOf(open) === 0 || weekdayOf(open) === 6)) open++
    else return open
  }
}

function meal({ kind, likesHot }: Guest, dice: Dice): Line[] {
  const taste = dice.chance(0.85) === likesHot ? '麻辣' : '清淡'
  const menu = (kind === 'office' || kind === 'promotion' ? LUNCHES : DINNERS).filter((dish) => dish.taste === taste)
  if (kind === 'office' || kind === 'promotion') return [line(dice.pick(menu))]
  // One pot is enough for a table.
  const [pot] = dice.shuffled(menu.filter(({ category }) => category === '火锅'))
  const others = dice.shuffled(menu.filter(({ category }) => category !== '火锅'))
  const dishes = (dice.chance(0.4) ? [pot, ...others] : others).slice(0, kind === 'family' ? 3 : dice.between(1, 2))
  return dishes.map(line)
}

function line({ dish, category, price, taste }: Dish): Line {
  return { product: dish, category, quantity: 1, amount: price, more: taste }
}

function customerRows(guests: readonly Guest[], first: Map<string, number>, now: number, dice: Dice) {
  const names = mixNames(NAMES.last, NAMES.first, guests.length, dice, (last, given) => last + given)
  return guests.map(({ id, kind }, k) => {
    const source = kind === 'promotion' ? '美团' : kind === 'office' ? '路过' : dice.pick(SOURCES)
    return [
      id,
      names[k],
      `100 0000 ${String(2000 + k * 7)}`,
      source,
      isoOf(first.get(id) ?? now),
      birthday(now, k, dice),
      source === '朋友介绍' && k > 0 ? guests[dice.between(0, k - 1)].id : '',
      dice.chance(0.06) ? '否' : dice.pick(['短信', '短信、电话', '电话']),
      dice.chance(0.4) ? dice.between(3, 5) : '',
      dice.chance(0.12) ? dice.pick(NOTES) : '',
    ]
  })
}

/** Of half the guests; a fifth of these by the lunar calendar. The first ones have theirs within the week. */
function birthday(now: number, k: number, dice: Dice): string {
  if (k % 2 === 1) return ''
  if (k % 10 === 4) return `农历${dice.between(1, 12)}月${dice.between(1, 29)}日`
  const day = k < 8 ? now + 1 + k : now - dice.between(0, 364)
  return `${dice.between(1960, 2002)}${isoOf(day).slice(4).replace('-02-29', '-02-28')}`
}
