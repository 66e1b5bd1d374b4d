/**
 * A phone number in one spelling, so that two spellings of it are equal: +44 7700 900123, 07700 900123, 0044 (0)7700 ....
 * Decides by libphonenumber with the region of the spreadsheet; nothing of it leaves the sheet.
 */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** Fewer digits are an extension or a slip. */
const FEWEST_DIGITS = 7
/** Where a locale names only a language. */
const REGION_OF_LANGUAGE: { [language: string]: CountryCode } = {
  en: 'US',
  zh: 'CN',
  ja: 'JP',
  ko: 'KR',
  da: 'DK',
  sv: 'SE',
}

/** The country in which a number without a country code is, by a locale such as `en_GB`; undefined where nothing says. */
export function countryOfLocale(locale: string): CountryCode | undefined {
  const [language, region] = locale.split(/[_-]/)
  const named = (region ?? '').toUpperCase()
  if (isSupportedCountry(named)) return named
  const own = language.toUpperCase()
  return REGION_OF_LANGUAGE[language] ?? (isSupportedCountry(own) ? own : undefined)
}

/** E.164 where the text is a number of some country, else its digits; '' where there are too few. */
export function phoneKey(text: string, country: CountryCode | undefined): string {
  const plain = text.normalize('NFKC').trim().replace(/^00/, '+')
  const digits = plain.replace(/\D/g, '')
  if (digits.length < FEWEST_DIGITS) return ''
  const parsed = parsePhoneNumberFromString(plain, country)
  return parsed ? parsed.number : digits
}
