/**
 * Links that begin a message: `mailto:`, `sms:`, WhatsApp, `tel:`. Decides strictly what is an address; anything else gets
 * no link, so that no cell of the sheet can become a header, a script or another place. Pure.
 */

/** One address, no quotes, no comments, no second recipient: stricter than RFC 5321 on purpose. */
const EMAIL = /^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}$/
const PHONE = /^\+?[\d\s().\-/]{5,25}$/
/** ITU-T E.164: at most 15 digits. */
const LEAST_DIGITS = 6
const MOST_DIGITS = 15

/** The address, or undefined where the text is not exactly one. */
export function emailAddress(text: string): string | undefined {
  const address = text.trim()
  return address.length <= 254 && EMAIL.test(address) && !address.includes('..') ? address : undefined
}

/** `+4917055` or `017055`: digits with the leading plus, or undefined where the text is no phone number. */
export function phoneNumber(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim()
  if (!PHONE.test(plain)) return undefined
  // 0049 is +49 wherever 00 is dialled; (0) behind a country code is not dialled from abroad.
  const international = plain.replace(/^00(?=[1-9])/, '+').replace(/^(\+\d+)\s*\(0\)/, '$1')
  const digits = international.replace(/\D/g, '')
  if (digits.length < LEAST_DIGITS || digits.length > MOST_DIGITS) return undefined
  return (international.startsWith('+') ? '+' : '') + digits
}

export function mailLink(address: string, subject: string, text: string): string | undefined {
  const checked = emailAddress(address)
  if (checked === undefined) return undefined
  // A mail client takes %0D%0A for a new line of the body (RFC 6068).
  const body = encodeURIComponent(text.replace(/\r?\n/g, '\r\n'))
  return `mailto:${encodeURIComponent(checked).replace('%40', '@')}?subject=${encodeURIComponent(subject.replace(/[\r\n]+/g, ' '))}&body=${body}`
}

export function smsLink(number: string, text: string): string | undefined {
  const checked = phoneNumber(number)
  return checked === undefined ? undefined : `sms:${checked}?body=${encodeURIComponent(text)}`
}

/** Only for a number with its country code: WhatsApp knows no other. */
export function whatsappLink(number: string, text: string): string | undefined {
  const checked = phoneNumber(number)
  if (checked === undefined || !checked.startsWith('+')) return undefined
  return `https://wa.me/${checked.slice(1)}?text=${encodeURIComponent(text)}`
}

export function callLink(number: string): string | undefined {
  const checked = phoneNumber(number)
  return checked === undefined ? undefined : `tel:${checked}`
}
