/** What travels of a cell, and in which form: dates across zones, pseudonyms, words, withheld text, written text. */
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  amountCell,
  channelCell,
  consentCell,
  dateCell,
  flagCell,
  segmentCell,
  statusCell,
  textCell,
  tierCell,
} from '../../addon/sync/cells.ts'
import { createZoneDates } from '../../addon/sync/dates.ts'
import { createPseudonyms, plainId } from '../../addon/sync/pseudonyms.ts'
import { buildTables } from '../../addon/sync/request.ts'
import { utf8 } from '../../addon/sync/utf8.ts'
import { cellText, columnLetter, writeText } from '../../addon/workbook/write-text.ts'
import { localMsToInstant } from '../../playground/workbook/zone.ts'
import { type OutputColumn, STATUS_WORDS } from '../../worker/contract.ts'

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Pacific/Apia',
  'Africa/Monrovia',
  'Europe/Amsterdam',
]
const utc = createZoneDates('UTC')

describe('dates', () => {
  it.each(ZONES)('in %s give the local day and come back as the first instant of that day', (zone) => {
    const dates = createZoneDates(zone)
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1930, 0, 1), max: Date.UTC(2040, 0, 1) }), (ms) => {
        const iso = dates.toIso(new Date(ms))
        expect(iso).toBe(format.format(ms))
        const first = dates.fromIso(iso)
        expect(first.getTime()).toBeLessThanOrEqual(ms)
        expect(dates.toIso(first)).toBe(iso)
        expect(dates.toIso(new Date(first.getTime() - 1))).not.toBe(iso)
      }),
      { numRuns: 300 },
    )
  })

  it('on days on which clocks change are right at every hour', () => {
    for (const [zone, day] of [
      ['Europe/Berlin', '2026-03-29'],
      ['Europe/Berlin', '2026-10-25'],
      ['America/Sao_Paulo', '2018-11-04'],
      ['Australia/Lord_Howe', '2026-04-05'],
    ]) {
      const dates = createZoneDates(zone)
      for (let hour = 4; hour < 24; hour++)
        expect(
          dates.toIso(new Date(localMsToInstant(zone, Date.parse(`${day}T${String(hour).padStart(2, '0')}:30:00Z`)))),
        ).toBe(day)
      expect(dates.toIso(dates.fromIso(day))).toBe(day)
    }
  })

  it('without Intl come from the fallback, with the same days', () => {
    const known = createZoneDates('Asia/Kolkata')
    const intl = globalThis.Intl
    try {
      Object.defineProperty(globalThis, 'Intl', { value: undefined, configurable: true })
      const dates = createZoneDates('Asia/Kolkata', (date) =>
        new Date(date.getTime() + 19_800_000).toISOString().slice(0, 19).replace('T', ' '),
      )
      for (let k = 0; k < 50; k++)
        expect(dates.toIso(new Date(1e12 + k * 7e6))).toBe(known.toIso(new Date(1e12 + k * 7e6)))
    } finally {
      Object.defineProperty(globalThis, 'Intl', { value: intl, configurable: true })
    }
  })
})

it('a zone that Intl does not know yet comes from the fallback too', () => {
  const dates = createZoneDates('Mars/Olympus', (date) =>
    new Date(date.getTime() - 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
  )
  expect(dates.toIso(new Date('2026-03-05T00:30:00Z'))).toBe('2026-03-04')
  expect(dates.fromIso('2026-03-05').toISOString()).toBe('2026-03-05T01:00:00.000Z')
})

describe('pseudonyms', () => {
  it('are the first 64 bits of HMAC-SHA-256 of the UTF-8 id', () => {
    const key = 'ab'.repeat(32)
    const pseudonym = createPseudonyms(key)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (id) => {
        expect(pseudonym(id)).toBe(
          createHmac('sha256', Buffer.from(key, 'hex')).update(Buffer.from(id, 'utf8')).digest('hex').slice(0, 16),
        )
        expect(Buffer.from(utf8(id)).equals(Buffer.from(id, 'utf8'))).toBe(true)
      }),
    )
  })
  it('do not depend on spaces, on number or text, or on the case of an e-mail address', () => {
    expect([' 12 ', 12].map(plainId)).toEqual(['12', '12'])
    expect(plainId('Ann@Example.COM')).toBe('ann@example.com')
    expect(plainId('0012')).toBe('0012')
    expect(plainId('   ')).toBe('')
  })
})

describe('text of dates and amounts', () => {
  it.each([
    ['5 Mar 2024', '5 Mar 2024'],
    ['2024年3月5日', '2024年3月5日'],
    ['1.234,50 €', '1.234,50 €'],
    [' 7 ', '7'],
  ])('%j travels as %j', (cell, value) => {
    expect(dateCell(cell, utc)).toEqual({ value })
    expect(amountCell(cell)).toEqual({ value })
  })
  it.each([
    ['see note by Anna about the 3 boxes she took home', 'privateText'],
    ['a@b.de 3', 'privateText'],
    ['Anna Schmidt', 'bad'],
  ])('%j stays in the sheet (%s)', (cell, problem) => {
    expect(dateCell(cell, utc)).toEqual({ value: null, problem: problem === 'bad' ? 'badDate' : problem })
    expect(amountCell(cell)).toEqual({ value: null, problem: problem === 'bad' ? 'badAmount' : problem })
  })
  it('a date cell travels as a local date, a number as a number, blank as null', () => {
    expect(dateCell(new Date(Date.UTC(2026, 0, 1, 23)), createZoneDates('Asia/Tokyo'))).toEqual({ value: '2026-01-02' })
    expect(dateCell(45000, utc)).toEqual({ value: 45000 })
    expect(amountCell('  ')).toEqual({ value: null })
  })
})

describe('words', () => {
  it('become codes in either language; others stay in the sheet', () => {
    expect(statusCell('已退款')).toEqual({ value: 'refund' })
    expect(statusCell('Refunded ')).toEqual({ value: 'refund' })
    expect(statusCell('ask Anna')).toEqual({ value: null, problem: 'unknownStatus' })
    expect(statusCell('constructor')).toEqual({ value: null, problem: 'unknownStatus' })
    expect(segmentCell('忠诚客户')).toEqual({ value: 'loyal' })
    expect(segmentCell('at risk')).toEqual({ value: 'atRisk' })
    expect(segmentCell('best')).toEqual({ value: null, problem: 'badOverride' })
    expect(tierCell('GOLD', ['Silver', 'Gold'])).toEqual({ value: 'Gold' })
    expect(tierCell('Gold+', ['Silver', 'Gold'])).toEqual({ value: null, problem: 'badOverride' })
    expect(channelCell('短信')).toEqual({ value: 'sms' })
    expect(channelCell('all')).toEqual({ value: null, problem: 'unknownChannel' })
  })
  it.each([
    ['cancelled', ['待付款', '待支付', '未支付', '等待买家付款', '交易关闭', '已关闭', '超时未支付', '买家取消']],
    ['cancelled', ['Pending payment', 'on-hold', 'On hold', 'awaiting payment', 'Expired', 'trash', 'wc-failed']],
    ['refund', ['退款成功', '全额退款', 'Fully refunded', 'wc-refunded']],
    ['paid', ['待发货', '买家已付款，等待卖家发货', '支付成功', '已签收', 'Processing', 'Unfulfilled', 'wc-completed']],
    [null, ['部分退款', '退款中', 'partially_refunded', 'authorized', 'partially paid', 'open']],
  ])('of shops’ exports are %s: %j', (value, cells) => {
    for (const cell of cells) expect([cell, statusCell(cell).value]).toEqual([cell, value])
  })
  it('of statuses are spelled as they are looked up', () => {
    for (const [word, code] of Object.entries(STATUS_WORDS)) expect(statusCell(` ${word} `)).toEqual({ value: code })
  })
  it('of consent are joined, and an unknown one is left out', () => {
    expect(consentCell('E-mail, SMS')).toEqual({ value: 'sms,email' })
    expect(consentCell('不同意')).toEqual({ value: 'no' })
    for (const word of ['Y', 'Yes', 'ok', '✓', 1, true, '可以'])
      expect([word, consentCell(word)]).toEqual([word, { value: 'sms,email,whatsapp,phone' }])
    for (const word of ['n', 'No', 0, false, '拒绝']) expect([word, consentCell(word)]).toEqual([word, { value: 'no' }])
    expect(consentCell('phone; pigeon')).toEqual({ value: 'phone', problem: 'unknownChannel' })
    expect(consentCell('')).toEqual({ value: null })
  })
  it('of a flag count as yes when unknown', () => {
    expect(flagCell('never again')).toEqual({ value: true, problem: 'badFlag' })
    expect([flagCell(false), flagCell('否'), flagCell('x')].map(({ value }) => value)).toEqual([false, false, true])
  })
})

describe('travelling text', () => {
  it('is withheld with an @, with seven digits, or when it is long', () => {
    expect(textCell('write to a@b.de', true).problem).toBe('privateText')
    expect(textCell('＠home', true).problem).toBe('privateText')
    expect(textCell('+49 170 5551234', false).problem).toBe('privateText')
    expect(textCell('4006381333931', true)).toEqual({ value: '4006381333931' })
    expect(textCell('Tea', false)).toEqual({ value: 'Tea' })
    expect(textCell('x'.repeat(201), true).problem).toBe('privateText')
  })
})

describe('writeText', () => {
  it('never hands over text that could become a formula, and compares without the apostrophe', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '=', '+', '-', '@', "'", '\t', '\r', '\n', '＝', '＋', '－', '＠'),
        (tail, head) => {
          const text = head + tail
          const written = writeText(text)
          if (/^[=+\-@\t\r\n＝＋－＠']/.test(text)) expect(written).toBe(`'${text}`)
          expect(cellText(written, 'text', utc)).toBe(cellText(text, 'text', utc))
        },
      ),
    )
  })
  it('counts columns as Sheets does', () => {
    expect([1, 26, 27, 52, 53, 702, 703].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })
})

describe('columns that travel by need', () => {
  const table = { columns: { id: ['a'], birthday: ['03-05'] }, sheetRows: [2] }
  const orders = { columns: { customer: ['a'], date: ['2026-01-01'], amount: [1] }, sheetRows: [2] }
  const sent = (outputs: OutputColumn[]) =>
    buildTables(
      { customers: table, orders },
      { dates: createZoneDates('UTC'), pseudonym: (id) => id, tierNames: [], cancellationPrefix: 'C', outputs },
    ).customers

  it('a birthday does where a next contact is written, and not else', () => {
    expect(sent(['segment', 'tier'])).toEqual({ id: ['a'] })
    expect(sent(['nextContact'])).toEqual({ id: ['a'], birthday: ['03-05'] })
  })
})
