/** Figures and days as both languages write them. Decides thousands marks and what counts as near. Pure. */

/** `5,009`, `-3`. */
export function figure(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `1,204.50`, with the currency's code where there is one; whole amounts without decimals. */
export function money(amount: number, currency: string): string {
  const cents = Math.round(amount * 100)
  const whole = cents % 100 === 0
  const text = Math.abs(cents / 100).toFixed(whole ? 0 : 2)
  const [units, decimals] = text.split('.')
  const marked = figure(Number(units)) + (decimals ? `.${decimals}` : '')
  return `${amount < 0 ? '−' : ''}${marked}${currency ? ` ${currency}` : ''}`
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** Days from `today` to a date, both ISO; undefined where one is none. */
export function dayWords(iso: string, today: string): number | undefined {
  const days = (Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000
  return Number.isFinite(days) ? Math.round(days) : undefined
}
