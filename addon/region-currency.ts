/**
 * Which money a shop's bare amounts most likely are, by the region of the spreadsheet's locale. Decides only the first
 * value of `settings.currency`; a sign or code in the rows and the owner's own setting stand over it. Pure.
 */

/** Regions by ISO 3166-1, currencies by ISO 4217, as used in 2026. */
const REGIONS: { [currency: string]: string } = {
  EUR: 'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK',
  USD: 'US PR EC SV PA',
  GBP: 'GB',
  CNY: 'CN',
  HKD: 'HK',
  TWD: 'TW',
  MOP: 'MO',
  JPY: 'JP',
  KRW: 'KR',
  SGD: 'SG',
  MYR: 'MY',
  THB: 'TH',
  VND: 'VN',
  IDR: 'ID',
  PHP: 'PH',
  INR: 'IN',
  PKR: 'PK',
  BDT: 'BD',
  LKR: 'LK',
  AUD: 'AU',
  NZD: 'NZ',
  CAD: 'CA',
  MXN: 'MX',
  BRL: 'BR',
  ARS: 'AR',
  CLP: 'CL',
  COP: 'CO',
  PEN: 'PE',
  UYU: 'UY',
  CHF: 'CH LI',
  SEK: 'SE',
  NOK: 'NO',
  DKK: 'DK',
  ISK: 'IS',
  PLN: 'PL',
  CZK: 'CZ',
  HUF: 'HU',
  RON: 'RO',
  RSD: 'RS',
  UAH: 'UA',
  KZT: 'KZ',
  TRY: 'TR',
  ILS: 'IL',
  AED: 'AE',
  SAR: 'SA',
  EGP: 'EG',
  MAD: 'MA',
  ZAR: 'ZA',
  NGN: 'NG',
  KES: 'KE',
}

/** The currency of a locale such as `zh_CN` or `en-GB`; undefined without a region or for one that is not listed. */
export function currencyOfLocale(locale: string): string | undefined {
  const region = /[_-]([A-Z]{2})$/.exec(locale)?.[1]
  if (region === undefined) return undefined
  return Object.keys(REGIONS).filter((currency) => REGIONS[currency].split(' ').indexOf(region) >= 0)[0]
}
