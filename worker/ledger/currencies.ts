/**
 * Currency codes and signs. Decides which ISO 4217 code a sign such as `$` stands for in this workbook, how many
 * decimals a currency has and whether prices show them. Codes are Intl's. Pure.
 */
import { lookUp } from './cells.ts'

/** The currency of amounts that say nothing, where the owner set none. */
export const DEFAULT_CURRENCY = 'USD'

/**
 * What people write for a currency, lower case and without a final full stop. Where several codes are listed the
 * workbook's own currency decides if it is among them, else the locale's region, else the first. A leading '' means
 * that there is no usual one: the sign is then unknown.
 */
const SIGNS: Record<string, readonly string[]> = {
  $: 'USD AUD CAD NZD HKD SGD TWD MXN ARS CLP COP UYU BBD BMD BND BSD BZD DOP FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD'.split(
    ' ',
  ),
  us$: ['USD'],
  a$: ['AUD'],
  au$: ['AUD'],
  c$: ['CAD'],
  ca$: ['CAD'],
  nz$: ['NZD'],
  hk$: ['HKD'],
  s$: ['SGD'],
  sg$: ['SGD'],
  nt$: ['TWD'],
  mx$: ['MXN'],
  r$: ['BRL'],
  rd$: ['DOP'],
  tt$: ['TTD'],
  t$: ['TOP'],
  j$: ['JMD'],
  $u: ['UYU'],
  mop$: ['MOP'],
  '€': ['EUR'],
  euro: ['EUR'],
  euros: ['EUR'],
  '£': 'GBP EGP LBP SYP GIP FKP SHP'.split(' '),
  '¥': ['', 'JPY', 'CNY'],
  元: ['CNY', 'TWD', 'HKD', 'MOP', 'SGD'],
  圆: ['CNY', 'TWD', 'HKD', 'MOP', 'SGD'],
  圓: ['CNY', 'TWD', 'HKD', 'MOP', 'SGD'],
  // 整 ends an amount that is written out in full.
  元整: ['CNY', 'TWD', 'HKD', 'MOP', 'SGD'],
  圆整: ['CNY', 'TWD', 'HKD', 'MOP', 'SGD'],
  块: ['CNY'],
  块钱: ['CNY'],
  'cn¥': ['CNY'],
  人民币: ['CNY'],
  人民幣: ['CNY'],
  元人民币: ['CNY'],
  '人民币¥': ['CNY'],
  rmb: ['CNY'],
  yuan: ['CNY'],
  円: ['JPY'],
  日元: ['JPY'],
  yen: ['JPY'],
  美元: ['USD'],
  欧元: ['EUR'],
  英镑: ['GBP'],
  港元: ['HKD'],
  港币: ['HKD'],
  港幣: ['HKD'],
  新台币: ['TWD'],
  新台幣: ['TWD'],
  台币: ['TWD'],
  台幣: ['TWD'],
  新加坡元: ['SGD'],
  澳元: ['AUD'],
  加元: ['CAD'],
  韩元: ['KRW'],
  '₩': ['KRW', 'KPW'],
  원: ['KRW'],
  '₹': ['INR'],
  rs: ['INR', 'PKR', 'LKR', 'NPR', 'MUR', 'SCR'],
  '₨': ['INR', 'PKR', 'LKR', 'NPR', 'MUR', 'SCR'],
  kr: ['', 'SEK', 'NOK', 'DKK', 'ISK'],
  zł: ['PLN'],
  kč: ['CZK'],
  // As it is written; "16.00 ft" is a length.
  Ft: ['HUF'],
  lei: ['RON', 'MDL'],
  лв: ['BGN'],
  '₽': ['RUB'],
  руб: ['RUB', 'BYN'],
  р: ['RUB', 'BYN'],
  '₴': ['UAH'],
  грн: ['UAH'],
  '₺': ['TRY'],
  tl: ['TRY'],
  '₪': ['ILS'],
  '฿': ['THB'],
  บาท: ['THB'],
  '₫': ['VND'],
  đ: ['VND'],
  '₱': ['PHP'],
  rm: ['MYR'],
  rp: ['IDR'],
  '₦': ['NGN'],
  '₵': ['GHS'],
  'gh₵': ['GHS'],
  r: ['ZAR'],
  fr: ['CHF'],
  sfr: ['CHF'],
  km: ['BAM'],
  kd: ['KWD'],
  bd: ['BHD'],
  ksh: ['KES'],
  tsh: ['TZS'],
  's/': ['PEN'],
  '₸': ['KZT'],
  '₾': ['GEL'],
  '₼': ['AZN'],
  '֏': ['AMD'],
  '؋': ['AFN'],
  '៛': ['KHR'],
  '₭': ['LAK'],
  '৳': ['BDT'],
  '₡': ['CRC'],
  '₲': ['PYG'],
  درهم: ['AED', 'MAD'],
}

/** Currencies of the regions that matter where one sign has several. */
const REGION_CURRENCY: Record<string, string> = {
  ...{ SE: 'SEK', NO: 'NOK', DK: 'DKK', IS: 'ISK', JP: 'JPY', CN: 'CNY', TW: 'TWD', HK: 'HKD', MO: 'MOP', SG: 'SGD' },
  ...{ PK: 'PKR', LK: 'LKR', NP: 'NPR', MU: 'MUR', SC: 'SCR', MD: 'MDL', BY: 'BYN', MA: 'MAD' },
}

let codes: ReadonlySet<string> | undefined

/** Whether a text in capitals is an ISO 4217 code, also one of a currency that is no longer used. */
function isCurrencyCode(code: string): boolean {
  codes ??= new Set(Intl.supportedValuesOf('currency'))
  return codes.has(code)
}

/** Currencies of ISO 4217 whose minor unit is not a hundredth, by its digits. */
const OTHER_DECIMALS: Record<string, number> = Object.fromEntries(
  [
    { decimals: 0, codes: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF' },
    { decimals: 3, codes: 'BHD IQD JOD KWD LYD OMR TND' },
    { decimals: 4, codes: 'CLF UYW' },
  ].flatMap(({ decimals, codes: listed }) => listed.split(' ').map((code) => [code, decimals])),
)

/**
 * Minor-unit digits of a currency by ISO 4217: 2 for USD, 0 for JPY, 3 for KWD; 2 for a code that is not known. Not Intl's,
 * which are those of a price tag (none for HUF, IDR or PKR) and change from one runtime to the next.
 */
export function decimalsOf(code: string): number {
  return lookUp(OTHER_DECIMALS, code) ?? 2
}

/** Whether prices in a currency are usually written without decimals, so that a mark before three digits groups them. */
export function isWrittenWhole(code: string): boolean {
  if (!/^[A-Z]{3}$/.test(code)) return false
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits === 0
  )
}

/**
 * ISO 4217 code of a sign, word or code in any case, or undefined where nobody can say. `own` is settings.currency, which
 * decides a sign that several currencies share. "$" without it is USD. "¥" without it is CNY for a Chinese locale, else
 * JPY. "kr" without it needs a Nordic locale.
 */
export function currencyOf(text: string, own: string | undefined, tag: string | undefined): string | undefined {
  const plain = text.normalize('NFKC').trim().replace(/\.$/, '')
  if (isCurrencyCode(plain.toUpperCase())) return plain.toUpperCase()
  const candidates = candidatesOf(plain)
  if (candidates === undefined) return currencyOfPair(plain, own, tag)
  if (candidates.length === 1) return candidates[0]
  if (own !== undefined && candidates.includes(own)) return own
  const locale = tag === undefined ? undefined : new Intl.Locale(tag).maximize()
  if (plain === '¥') return locale?.language === 'zh' ? 'CNY' : 'JPY'
  // "$" stays USD in every region: prices in dollars are quoted far outside the countries that use them.
  const regional = plain === '$' ? undefined : REGION_CURRENCY[locale?.region ?? '']
  if (regional !== undefined && candidates.includes(regional)) return regional
  return candidates[0] || undefined
}

/** A code beside a sign, as in "SGD$" or "$ AUD": the code says which, if the sign can mean it. */
function currencyOfPair(text: string, own: string | undefined, tag: string | undefined): string | undefined {
  const pair = /^([a-z]{2,3})\s*(\p{Sc})$|^(\p{Sc})\s*([a-z]{2,3})$/iu.exec(text)
  if (!pair) return undefined
  const [letters, sign] = [pair[1] ?? pair[4], pair[2] ?? pair[3]]
  const joined = candidatesOf(letters + sign)
  if (joined !== undefined) return joined[0]
  const code = letters.length === 3 ? currencyOf(letters, own, tag) : undefined
  return code !== undefined && candidatesOf(sign)?.includes(code) ? code : undefined
}

/**
 * The one currency that the marks before and behind an amount can both mean, as in 人民币28元 or ¥28元; where they share
 * several, `own` if it is among them. undefined where either is no currency, they contradict each other or leave a choice.
 */
export function currencyOfBoth(
  [before, behind]: readonly [string, string],
  own: string | undefined,
): string | undefined {
  const [first, second] = [meaningsOf(before), meaningsOf(behind)]
  const shared = first.filter((code) => code !== '' && second.includes(code))
  if (shared.length === 1) return shared[0]
  return own !== undefined && shared.includes(own) ? own : undefined
}

function meaningsOf(text: string): readonly string[] {
  const plain = text.replace(/\.$/, '')
  return isCurrencyCode(plain.toUpperCase()) ? [plain.toUpperCase()] : (candidatesOf(plain) ?? [])
}

/** Currencies that a sign can mean, undefined for no known sign. */
function candidatesOf(text: string): readonly string[] | undefined {
  return lookUp(SIGNS, text) ?? lookUp(SIGNS, text.toLowerCase())
}

/** Whether a text that currencyOf could not read is a currency all the same: a sign, or three capital letters. */
export function looksLikeCurrency(text: string): boolean {
  const plain = text.normalize('NFKC').trim()
  if (candidatesOf(plain.replace(/\.$/, '')) !== undefined) return true
  return /^(\p{Sc}|[A-Z]{3}|[A-Z]{1,3}\s?\p{Sc}|\p{Sc}\s?[A-Z]{3})$/u.test(plain)
}
