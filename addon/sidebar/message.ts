/**
 * The text of a message: a template with the person's name, what is due, their tier and the shop's name. Decides which
 * places there are, in either language's words, and how blanks read. Pure.
 */
import type { Locale } from '../../worker/contract.ts'

export interface MessageParts {
  name: string
  product: string
  tier: string
  shop: string
}
type MessagePlace = keyof MessageParts

/** What may stand between the braces, in small letters. */
const PLACE_WORDS: { readonly [place in MessagePlace]: readonly string[] } = {
  name: ['name', '姓名', '称呼'],
  product: ['product', '商品'],
  tier: ['tier', '等级'],
  shop: ['shop', '店名'],
}
const PLACES = Object.keys(PLACE_WORDS) as MessagePlace[]
/** Braces as an English or a Chinese keyboard types them. */
const BRACES = /[{｛]([^{}｛｝\n]{0,40})[}｝]/g

/** What stands for a product or a tier that nobody named, wherever an owner's own text puts it. */
const SOMETHING: { [locale in Locale]: { product: string; tier: string } } = {
  en: { product: 'usual order', tier: 'membership' },
  zh: { product: '商品', tier: '会员' },
}
const LONGEST_PART = 60

/** A person is greeted by what stands before the comma of `Schmidt, Anna`, turned round; Chinese names stay whole. */
export function greetingName(name: string): string {
  const parts = name.split(',').map((part) => part.trim())
  return parts.length === 2 && parts[0] !== '' && parts[1] !== '' ? `${parts[1]} ${parts[0]}` : name.trim()
}

/**
 * The template with its places filled in; a place that is not known is left out with its comma and space. Braces around
 * anything else stay as they stand.
 */
export function fillMessage(template: string, parts: MessageParts, language: Locale): string {
  const values: MessageParts = {
    name: shortName(greetingName(parts.name)),
    product: short(parts.product) || SOMETHING[language].product,
    tier: short(parts.tier) || SOMETHING[language].tier,
    shop: short(parts.shop),
  }
  return template
    .replace(BRACES, (whole, word: string) => {
      const place = placeNamed(word)
      return place ? values[place] : whole
    })
    .replace(/ +([,，.。!！?？])/g, '$1')
    .replace(/[^\S\n]{2,}/g, ' ')
    .trim()
}

/** The first place of a template that nothing fills in, with its braces; undefined where each is known. */
export function unknownPlace(template: string): string | undefined {
  return (template.match(BRACES) ?? []).filter((whole) => !placeNamed(whole.slice(1, -1)))[0]
}

/** `{name}, {product}, {tier}, {shop}`: what a template may hold. */
export function knownPlaces(comma: string): string {
  return PLACES.map((place) => `{${place}}`).join(comma)
}

function placeNamed(word: string): MessagePlace | undefined {
  const plain = word.trim().toLowerCase()
  return PLACES.filter((place) => PLACE_WORDS[place].indexOf(plain) >= 0)[0]
}

/** A name that is too long ends with a whole word: nobody is greeted with dots. */
function shortName(name: string): string {
  const plain = name.replace(/\s+/g, ' ').trim()
  if (plain.length <= LONGEST_PART) return plain
  const cut = plain.slice(0, LONGEST_PART + 1)
  return cut.lastIndexOf(' ') > 0 ? cut.slice(0, cut.lastIndexOf(' ')) : plain.slice(0, LONGEST_PART)
}

function short(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length > LONGEST_PART ? `${plain.slice(0, LONGEST_PART - 1)}…` : plain
}
