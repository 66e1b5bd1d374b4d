/** The money of a spreadsheet's locale, and that it reaches the Worker as a setting. */

import { describe, expect, it } from 'vitest'
import { currencyOfLocale } from '../../addon/region-currency.ts'
import { sentRequest } from './book.ts'
import { openShop, setUp, shopWorkbook, update } from './shop.ts'

describe('the currency of a locale', () => {
  it('is that of its region', () => {
    const expected = {
      zh_CN: 'CNY',
      en_GB: 'GBP',
      de_DE: 'EUR',
      en_US: 'USD',
      'fr-CH': 'CHF',
      ja_JP: 'JPY',
      zh_HK: 'HKD',
    }
    for (const [locale, currency] of Object.entries(expected)) expect(currencyOfLocale(locale)).toBe(currency)
  })
  it('is left open without a region or for an unknown one', () => {
    for (const locale of ['', 'de', 'zh_Hans', 'en_ZZ', 'EUR']) expect(currencyOfLocale(locale)).toBeUndefined()
  })
  it('is a code that Intl knows, whatever the region', () => {
    const known = Intl.supportedValuesOf('currency')
    for (const region of ['XK', 'MC', 'TW', 'KE', 'LI']) expect(known).toContain(currencyOfLocale(`en_${region}`))
  })
})

describe('connecting', () => {
  const settingsSent = (locale: string, settings: object = {}) => {
    const host = openShop(shopWorkbook({ locale }))
    setUp(host, { settings })
    update(host)
    return sentRequest(host.requests).settings
  }
  it('takes locale and currency from the file', () => {
    expect(settingsSent('zh_CN')).toMatchObject({ locale: 'zh-CN', currency: 'CNY' })
    expect(settingsSent('en_GB')).toMatchObject({ locale: 'en-GB', currency: 'GBP' })
  })
  it('leaves the owner the choice to take the currency away or set another', () => {
    expect(settingsSent('en_GB', { currency: null })).not.toHaveProperty('currency')
    expect(settingsSent('en_GB', { currency: 'EUR' })).toMatchObject({ currency: 'EUR' })
  })
})
