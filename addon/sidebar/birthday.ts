/**
 * On which day a birthday is that somebody is contacted about: the contact is due some days before it. Decides the day next
 * to the contact's, by the calendar or by the Chinese lunar year; whom to contact when is the Worker's. Pure.
 */

const MS_PER_DAY = 86_400_000
/** A contact that was put off is still about the same birthday. */
const FARTHEST_DAYS = 31
const BIRTHDAY = /^(L:)?(\d\d)-(\d\d)$/

let lunarFormat: Intl.DateTimeFormat | undefined

/**
 * ISO date of the birthday (`MM-DD`, or `L:MM-DD` for a lunar one) nearest to the contact's ISO date; of two as near, the
 * later. 29 February is 28 February in other years, the 30th of a lunar month of 29 days its 29th. undefined where there is
 * none within a month.
 */
export function birthdayNear(birthday: string, contactDate: string): string | undefined {
  const parts = BIRTHDAY.exec(birthday)
  const contact = Date.parse(`${contactDate}T00:00:00Z`)
  if (!parts || Number.isNaN(contact)) return undefined
  const [, lunar, month, date] = parts
  const monthDateOf = lunar ? lunarMonthDate : solarMonthDate
  const wanted = `${month}-${date}`
  const isIt = (time: number): boolean => {
    const found = monthDateOf(time)
    if (found === wanted) return true
    const last = wanted === '02-29' && !lunar ? '02-28' : lunar && date === '30' ? `${month}-29` : ''
    return found === last && monthDateOf(time + MS_PER_DAY).slice(3) === '01'
  }
  for (let days = 0; days <= FARTHEST_DAYS; days++)
    for (const time of [contact + days * MS_PER_DAY, contact - days * MS_PER_DAY])
      if (isIt(time)) return new Date(time).toISOString().slice(0, 10)
  return undefined
}

function solarMonthDate(time: number): string {
  return new Date(time).toISOString().slice(5, 10)
}

/** A leap month, written with a mark behind its number such as `6bis`, has no birthdays. */
function lunarMonthDate(time: number): string {
  lunarFormat ??= new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  const parts = lunarFormat.formatToParts(new Date(time))
  const part = (type: string): string => (parts.find((one) => one.type === type)?.value ?? '').padStart(2, '0')
  return `${part('month')}-${part('day')}`
}
