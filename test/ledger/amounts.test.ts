/** Amounts as people write them: a table of cases, and what must never be read wrongly. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../worker/contract.ts'
import { AmountReader } from '../../worker/ledger/amounts.ts'
import { dayOfIso } from '../../worker/ledger/days.ts'
import { readLedger } from '../../worker/ledger/index.ts'
import { marksOfColumns } from '../../worker/ledger/mark-evidence.ts'
import { resolveSettings } from '../../worker/settings.ts'
import { messyRows, readShared } from './shared-data.ts'

/** `minor currency`, or what was wrong. */
function meaningOf(cell: string | number | boolean | null, locale?: string, currency?: string): string {
  const reader = new AmountReader(locale, currency)
  const result = reader.read(cell, undefined)
  return result === 'ok' ? `${reader.minor} ${reader.currency}` : result
}

describe('an amount cell', () => {
  it.each<[string | number | boolean | null, string]>([
    [12.5, '1250 USD'],
    [1.005, '101 USD'],
    [-1.005, '-101 USD'],
    [8.345, '835 USD'],
    [0.1 + 0.2, '30 USD'],
    [1e-7, '0 USD'],
    [-0, '0 USD'],
    [4.35, '435 USD'],
    [9e10, '9000000000000 USD'],
    [9.1e10, 'badAmount'],
    [1e300, 'badAmount'],
    ['12.5', '1250 USD'],
    ['-12.50', '-1250 USD'],
    ['−12.50', '-1250 USD'],
    ['(12.50)', '-1250 USD'],
    ['($12.50)', '-1250 USD'],
    ['$(12.50)', '-1250 USD'],
    ['12.50-', '-1250 USD'],
    ['-$12.50', '-1250 USD'],
    ['$-12.50', '-1250 USD'],
    ['- 12.50', '-1250 USD'],
    ['+12.50', '1250 USD'],
    ['-(12.50)', 'badAmount'],
    ['-12.50-', 'badAmount'],
    ['(12.50', 'badAmount'],
    ['1,234.56', '123456 USD'],
    ['1.234,56', '123456 USD'],
    ["1'234.56", '123456 USD'],
    ['1’234,56', '123456 USD'],
    ['1 234,56', '123456 USD'],
    ['1\u00a0234,56', '123456 USD'],
    ['1\u202f234,56', '123456 USD'],
    ['1,234,567', '123456700 USD'],
    ['12,34,567.00', '123456700 USD'],
    ['1,2345,678', 'badAmount'],
    ['1,234.567', '123457 USD'],
    ['0.005', '1 USD'],
    ['0,004', '0 USD'],
    ['.75', '75 USD'],
    ['1234.567', '123457 USD'],
    ['1.234', 'ambiguousAmount'],
    ['1,234', 'ambiguousAmount'],
    ['$1,234', 'ambiguousAmount'],
    ['¥1,234', '1234 JPY'],
    ['1.899,-', '189900 USD'],
    ['50,- Kč', '5000 CZK'],
    ['105. –', '10500 USD'],
    ['１，２３４．５６', '123456 USD'],
    ['￥１２', '12 JPY'],
    ['12 €', '1200 EUR'],
    ['EUR 12', '1200 EUR'],
    ['12 eur', '1200 EUR'],
    ['R$ 1.500,00', '150000 BRL'],
    ['Rs.500', '50000 INR'],
    ['12元', '1200 CNY'],
    ['3,500円', '3500 JPY'],
    ['1.5 KD', '1500 KWD'],
    ['$1,190.00 AUD', '119000 AUD'],
    ['SGD$4.90', '490 SGD'],
    ['人民币28元', '2800 CNY'],
    ['人民币 1,280.50元整', '128050 CNY'],
    ['-人民币28元', '-2800 CNY'],
    ['人民币￥28', '2800 CNY'],
    ['￥28.00元', '2800 CNY'],
    ['¥28円', '28 JPY'],
    ['RMB 28元', '2800 CNY'],
    ['CNY 28', '2800 CNY'],
    ['CN¥28', '2800 CNY'],
    ['28元人民币', '2800 CNY'],
    ['28圆', '2800 CNY'],
    ['28块', '2800 CNY'],
    ['28块钱', '2800 CNY'],
    ['US$ 28', '2800 USD'],
    ['US$28美元', '2800 USD'],
    ['HK$28', '2800 HKD'],
    ['HK$28元', '2800 HKD'],
    ['港币28元', '2800 HKD'],
    ['NT$28元', '2800 TWD'],
    ['新台币28元', '2800 TWD'],
    ['€28 EUR', '2800 EUR'],
    ['$28元', 'badAmount'],
    ['人民币28美元', 'badAmount'],
    ['€28元', 'badAmount'],
    ['实付28元', 'badAmount'],
    ['人民币28份', 'badAmount'],
    ['28元5角', 'badAmount'],
    ['28元/份', 'badAmount'],
    ['2.8万元', 'badAmount'],
    ['12.5 QQQ', 'unknownCurrency'],
    ['12 kr', 'unknownCurrency'],
    [null, 'blank'],
    ['  ', 'blank'],
    ['', 'blank'],
    [true, 'badAmount'],
    ['free', 'badAmount'],
    ['12 apples', 'badAmount'],
    ['20%', 'badAmount'],
    ['1e3', 'badAmount'],
    ['12 13', 'badAmount'],
    ['$5 $6', 'badAmount'],
    ['5 €€', 'badAmount'],
    ['16.00 ft', 'badAmount'],
    ['15.08.2017', 'badAmount'],
    ['1..5', 'badAmount'],
    ['5 constructor', 'badAmount'],
    ['9'.repeat(30), 'badAmount'],
    ['9'.repeat(41), 'badAmount'],
  ])('%j without a locale is %s', (cell, meaning) => expect(meaningOf(cell)).toBe(meaning))

  it.each<[string, string, string]>([
    ['1.234', 'en-US', '123 USD'],
    ['1,234', 'en-US', '123400 USD'],
    ['1.234', 'de-DE', '123400 USD'],
    ['1,234', 'de-DE', '123 USD'],
    ['1.234,56', 'en-US', '123456 USD'],
    ['1,234.56', 'de-DE', '123456 USD'],
    ['12,5', 'en-US', '1250 USD'],
    ['1,2345', 'en-US', 'badAmount'],
    ['1.234', 'fr-FR', 'ambiguousAmount'],
    ['1 234', 'fr-FR', '123400 USD'],
    ['1’234.50', 'de-CH', '123450 USD'],
    ['¥12', 'zh-CN', '1200 CNY'],
    ['¥12', 'ja-JP', '12 JPY'],
    ['12 kr', 'sv-SE', '1200 SEK'],
    ['12 kr', 'da-DK', '1200 DKK'],
    ['$12', 'en-AU', '1200 USD'],
  ])('%j under %s is %s', (cell, locale, meaning) => expect(meaningOf(cell, locale)).toBe(meaning))

  it.each<[string, string, string]>([
    ['$12', 'AUD', '1200 AUD'],
    ['$12', 'EUR', '1200 USD'],
    ['¥12', 'CNY', '1200 CNY'],
    ['¥12', 'JPY', '12 JPY'],
    ['12 kr', 'NOK', '1200 NOK'],
    ['12.5', 'JPY', '13 JPY'],
    ['-12.5', 'JPY', '-13 JPY'],
    ['1.0005', 'KWD', '1001 KWD'],
    ['€12', 'USD', '1200 EUR'],
    ['$28元', 'TWD', '2800 TWD'],
    ['28元', 'HKD', '2800 HKD'],
    ['￥28元', 'JPY', '2800 CNY'],
  ])('%j in a workbook in %s is %s', (cell, currency, meaning) => {
    expect(meaningOf(cell, undefined, currency)).toBe(meaning)
  })

  it('rounds numbers as their shown decimals say, half away from zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (thousandths) => {
        const size = Math.abs(thousandths)
        const minor = Math.floor(size / 10) + (size % 10 >= 5 ? 1 : 0)
        const expected = thousandths < 0 && minor !== 0 ? -minor : minor
        expect(meaningOf(thousandths / 1000)).toBe(`${expected} USD`)
      }),
    )
  })

  it.each([
    // Minor units of ISO 4217; where prices are written without them, amounts that have them keep them.
    [1234.56, 'HUF', '123456 HUF'],
    [499.5, 'PKR', '49950 PKR'],
    [0.125, 'IQD', '125 IQD'],
    [1234.5, 'JPY', '1235 JPY'],
    [1234.5, 'UGX', '1235 UGX'],
    [1.0005, 'KWD', '1001 KWD'],
    ['Rp 15.000', undefined, '1500000 IDR'],
    ['Rp 15.000,50', undefined, '1500050 IDR'],
    ['1.500 Ft', undefined, '150000 HUF'],
  ] as const)('counts %s %s in the minor units of its currency', (cell, currency, expected) => {
    const reader = new AmountReader(undefined, currency)
    expect(`${reader.read(cell, undefined)} ${reader.minor} ${reader.currency}`).toBe(`ok ${expected}`)
  })

  it('reads what Intl writes under the same locale', () => {
    const locales = ['en-US', 'en-GB', 'de-DE', 'de-CH', 'fr-FR', 'es-ES', 'en-IN', 'pt-BR', 'sv-SE', 'pl-PL', 'zh-CN']
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.constantFrom(...locales), (minor, locale) => {
        const options = { style: 'currency', currency: 'EUR', numberingSystem: 'latn' } as const
        const text = new Intl.NumberFormat(locale, options).format(minor / 100)
        expect(`${text} = ${meaningOf(text, locale)}`).toBe(`${text} = ${minor} EUR`)
      }),
    )
  })
})

describe.skipIf(!readShared)('messy prices of ../shared/data', () => {
  // A list bullet in the source; in a ledger a minus sign is a minus sign.
  const readAsNegative = '- $44.99'
  it.each([undefined, 'en-US'])('under %s are never read wrongly, and most are read', (locale) => {
    const wrong: string[] = []
    let read = 0
    for (const row of messyRows('prices.csv')) {
      const reader = new AmountReader(locale, undefined)
      if (reader.read(row.price_text, undefined) !== 'ok' || row.price_text === readAsNegative) continue
      // The source takes a full stop before three figures for thousands whatever the locale.
      if (locale === 'en-US' && row.price_text === '129.900') continue
      read++
      const decimals = reader.decimalsOf(reader.currency)
      const expected = row.expected_amount === '' ? 'nothing' : Number(row.expected_amount).toFixed(decimals)
      const found = (reader.minor / 10 ** decimals).toFixed(decimals)
      if (found !== expected) wrong.push(`${row.price_text}: ${found} for ${expected}`)
    }
    expect(wrong).toEqual([])
    expect(read).toBeGreaterThanOrEqual(415)
  })
})

describe('marksOfColumns', () => {
  it.each<[string, Cell[], string | undefined, string | undefined]>([
    ['a full stop before one, two or four digits', ['12.5', '22.368', '957.5775'], '.', ','],
    ['a comma before two digits', ['12,50 €', '1.234'], ',', '.'],
    ['both marks in one amount', ['1.234,56'], ',', '.'],
    ['a repeated mark', ['1,234,567'], '.', ','],
    ['a few slips among many', [...Array.from({ length: 20 }, () => '9.99'), '9,99'], '.', ','],
    ['amounts that disagree', ['9.99', '9,99'], undefined, undefined],
    ['nothing but three digits behind a mark', ['1,234', '1.234', 7, null], undefined, ','],
  ])('goes by %s', (_, cells, decimalMark, groupMark) => {
    expect(marksOfColumns([cells, undefined])).toEqual({ decimalMark, groupMark })
  })

  it('lets an amount be read that its column decides, and refuses it where nothing does', () => {
    const amountsOf = (amount: Cell[]) => {
      const orders = { customer: amount.map(() => 'a'), date: amount.map(() => '2024-05-01'), amount }
      const { ledger, problems } = readLedger({ asOfDay: dayOfIso('2024-06-01'), settings: resolveSettings(), orders })
      return { minor: [...ledger.orders.grossMinor], problems: problems.counts }
    }
    expect(amountsOf(['12.50', '22.368'])).toEqual({ minor: [1250, 2237], problems: {} })
    expect(amountsOf(['12,50', '22.368'])).toEqual({ minor: [1250, 2236800], problems: {} })
    expect(amountsOf(['1,200'])).toEqual({ minor: [120000], problems: {} })
    expect(amountsOf(['22.368'])).toEqual({ minor: [], problems: { ambiguousAmount: 1 } })
  })
})
