/** Figures and days as both languages write them. Decides thousands marks and what counts as near. Pure. */

/** `5,009`, `-3`. */
export function figure(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `£1,204.50`, with the currency's own sign where it has one and its code where not; whole amounts without decimals. */
export function money(amount: number, currency: string): string {
  const cents = Math.round(amount * 100)
  const decimals = cents % 100 === 0 ? 0 : 2
  const unit = currency && !CODE.test(currency) ? ` ${currency}` : ''
  return `${cents < 0 ? '−' : ''}${formatOf(currency, decimals).format(Math.abs(cents / 100))}${unit}`
}

/** The sign that `money` writes: `£`, the code of a currency without one. */
export function currencySign(currency: string): string {
  return CODE.test(currency) ? money(0, currency).replace(/[\d\s]/g, '') : currency
}

const CODE = /^[A-Z]{3}$/
const formats = new Map<string, Intl.NumberFormat>()

/** Making a format takes longer than using it: each is made once. */
function formatOf(currency: string, decimals: 0 | 2): Intl.NumberFormat {
  const key = `${currency}${decimals}`
  const known = formats.get(key)
  if (known) return known
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  // Both languages of Regulars mark thousands as English does.
  const made = new Intl.NumberFormat('en', {
    ...digits,
    ...(CODE.test(currency) ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {}),
  })
  formats.set(key, made)
  return made
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** Days from `today` to a date, both ISO; undefined where one is none. */
export function dayWords(iso: string, today: string): number | undefined {
  const days = (Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000
  return Number.isFinite(days) ? Math.round(days) : undefined
}
