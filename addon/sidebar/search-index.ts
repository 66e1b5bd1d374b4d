/**
 * The search over all customers, in the browser: texts folded once, each keystroke a walk over them. Decides what counts
 * as the same (case, accents, width, spaces within a Chinese name, how a phone is written) and whose hits come first.
 * Pure.
 */

export interface Hit {
  /** Row in the sheet. */
  row: number
  /** Places of the texts that the page shows for it. */
  texts: readonly string[]
}
export interface Found {
  hits: Hit[]
  /** How many there are in all. */
  all: number
}

const HITS_SHOWN = 50
/** Fewer digits would be found in every second number. */
const LEAST_DIGITS = 3
const SEPARATOR = '\n'
/** Between characters of scripts that set no spaces within a name: 赵 六 is padded to the width of 欧阳小明. */
const PADDING =
  /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]) +(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])/gu

/** Lower case, without accents and width: `Ａnna MÜLLER` and `anna muller` are the same. */
export function fold(text: string): string {
  if (isPlainAscii(text)) return text.toLowerCase()
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').toLowerCase().normalize('NFC')
}

/** A folded text without the spaces that pad a name: `赵 六` and `赵六` are the same. */
function close(folded: string): string {
  return folded.includes(' ') && !isPlainAscii(folded) ? folded.replace(PADDING, '$1') : folded
}

function isPlainAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 126) return false
  return true
}

/** The digits of a text in any script's shape of the ten, `+49 (170) 55` as `4917055`. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D+/g, '')
}

export class SearchIndex {
  readonly #rows: number[] = []
  readonly #texts: (readonly string[])[] = []
  /** Per row: folded first texts, each behind a separator, so that a beginning can be told. */
  readonly #folded: string[] = []
  readonly #digits: string[] = []
  readonly #others: string[] = []
  readonly #placeOf = new Map<number, number>()

  /** How many rows can be found. */
  get size(): number {
    return this.#rows.length
  }

  /** Adds rows with their first texts; `phone`: place of the phone among them. */
  add(from: number, rows: readonly (readonly string[])[], phone: number | undefined): void {
    rows.forEach((texts, k) => {
      if (texts.every((text) => text === '')) return
      this.#placeOf.set(from + k, this.#rows.length)
      this.#rows.push(from + k)
      this.#texts.push(texts)
      this.#folded.push(SEPARATOR + close(fold(texts.join(SEPARATOR))))
      this.#digits.push(phone === undefined ? '' : digitsOf(texts[phone] ?? ''))
      this.#others.push('')
    })
  }

  /** Adds the texts of all other columns to rows that are there. */
  addOthers(from: number, rows: readonly (readonly string[])[]): void {
    rows.forEach((texts, k) => {
      const place = this.#placeOf.get(from + k)
      if (place !== undefined)
        this.#others[place] = SEPARATOR + close(fold(texts.filter((text) => text !== '').join(SEPARATOR)))
    })
  }

  /** Rows that hold every word of the query; those with a word at the beginning of a text come first, then the sheet's order. */
  find(query: string, shown = HITS_SHOWN): Found {
    const folded = fold(query).trim()
    if (folded === '') return { hits: [], all: 0 }
    const words = folded.split(/\s+/)
    const beginning = close(words.join(' '))
    const digits = /^[\d\s+()./-]+$/.test(query.normalize('NFKC')) ? digitsOf(query) : ''
    const first: number[] = []
    const later: number[] = []
    let all = 0
    for (let place = 0; place < this.#rows.length; place++) {
      const rank = this.#rank(place, beginning, words, digits)
      if (rank === 0) continue
      all++
      if (rank === 2) {
        if (first.length < shown) first.push(place)
      } else if (later.length < shown) later.push(place)
    }
    const places = first.concat(later).slice(0, shown)
    return { hits: places.map((place) => ({ row: this.#rows[place], texts: this.#texts[place] })), all }
  }

  /** 0: no hit, 1: somewhere, 2: a text begins with the query. */
  #rank(place: number, query: string, words: readonly string[], digits: string): 0 | 1 | 2 {
    const folded = this.#folded[place]
    if (folded.includes(SEPARATOR + query)) return 2
    if (digits.length >= LEAST_DIGITS && this.#digits[place].includes(digits)) return 1
    const others = this.#others[place]
    for (const word of words) if (!folded.includes(word) && !others.includes(word)) return 0
    return 1
  }
}
