/**
 * Which columns of the Customers tab name a person and say how to reach them: for the sidebar only, nothing of it leaves
 * the sheet. Decides by words in the header, English and Chinese. Pure.
 */
import { NAME_HEADERS } from './header-words.ts'
import { plainHeader } from './roles.ts'

/** Index of each; undefined where no header says so. */
export interface PersonColumns {
  name?: number
  phone?: number
  email?: number
  company?: number
}

const FIRST_NAMES = ['first name', 'given name', 'firstname', '名']
const LAST_NAMES = ['last name', 'surname', 'family name', 'lastname', '姓']
const PHONES = /\b(phone|mobile|cell|tel|telephone|whatsapp|handy)\b|手机|电话/
const EMAILS = /\be ?mail\b|邮箱|邮件/
const ADDRESSES = /\b(address|street|postcode|zip|notes?|remarks?|comments?)\b|地址|备注|微信/
const COMPANIES = /\b(company|organisation|organization|business|firm|employer)\b|公司|单位|企业/

/** Whether a header says that its cells name a person or how to reach one. */
export function isAboutPerson(header: string): boolean {
  const plain = plainHeader(header)
  const names = [...NAME_HEADERS, ...FIRST_NAMES, ...LAST_NAMES]
  return names.indexOf(plain) >= 0 || PHONES.test(plain) || EMAILS.test(plain) || ADDRESSES.test(plain)
}

export function personColumns(headers: readonly string[], idIndex: number): PersonColumns {
  const plain = headers.map(plainHeader)
  const first = (fits: (header: string) => boolean): number | undefined => {
    const index = plain.findIndex((header, k) => k !== idIndex && header !== '' && fits(header))
    return index < 0 ? undefined : index
  }
  const oneOf = (words: readonly string[]): number | undefined => {
    for (const word of words) {
      const index = first((header) => header === word)
      if (index !== undefined) return index
    }
    return undefined
  }
  return {
    name: oneOf(NAME_HEADERS) ?? oneOf(FIRST_NAMES) ?? oneOf(LAST_NAMES),
    phone: first((header) => PHONES.test(header)) ?? (PHONES.test(plain[idIndex] ?? '') ? idIndex : undefined),
    email: first((header) => EMAILS.test(header)) ?? (EMAILS.test(plain[idIndex] ?? '') ? idIndex : undefined),
    company: first((header) => COMPANIES.test(header)),
  }
}

/** The person's name out of the texts of a row; first and last name together where they stand apart. The id where there is none. */
export function personName(headers: readonly string[], texts: readonly string[], idIndex: number): string {
  const plain = headers.map(plainHeader)
  const of = (words: readonly string[]): string => {
    for (const word of words) {
      const index = plain.indexOf(word)
      if (index >= 0 && index !== idIndex && texts[index]) return texts[index]
    }
    return ''
  }
  const whole = of(NAME_HEADERS)
  if (whole !== '') return whole
  const [given, family] = [of(FIRST_NAMES), of(LAST_NAMES)]
  const joined = /\p{Script=Han}/u.test(family) ? family + given : `${given} ${family}`.trim()
  return joined || (texts[idIndex] ?? '')
}
