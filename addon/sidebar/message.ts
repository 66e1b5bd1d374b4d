/** The text of a message: a template with the person's name, what is due and the shop's name. Decides how blanks read. Pure. */
import type { Locale } from '../../worker/contract.ts'

export interface MessageParts {
  name: string
  product: string
  shop: string
}

/** What stands for a product that nobody named. */
const SOMETHING: { [locale in Locale]: string } = { en: 'usual order', zh: '常买的商品' }
const LONGEST_PART = 60

/** A person is greeted by what stands before the comma of `Schmidt, Anna`, turned round; Chinese names stay whole. */
export function greetingName(name: string): string {
  const parts = name.split(',').map((part) => part.trim())
  return parts.length === 2 && parts[0] !== '' && parts[1] !== '' ? `${parts[1]} ${parts[0]}` : name.trim()
}

/** The template with its places filled in; a place that is not known is left out with its comma and space. */
export function fillMessage(template: string, parts: MessageParts, language: Locale): string {
  const values: Record<string, string> = {
    name: short(greetingName(parts.name)),
    product: short(parts.product) || SOMETHING[language],
    shop: short(parts.shop),
  }
  return template
    .replace(/\{(name|product|shop)\}/g, (_, place: string) => values[place])
    .replace(/ +([,，.。!！?？])/g, '$1')
    .replace(/[^\S\n]{2,}/g, ' ')
    .trim()
}

function short(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length > LONGEST_PART ? `${plain.slice(0, LONGEST_PART - 1)}…` : plain
}
