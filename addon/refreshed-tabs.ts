/**
 * Tabs that an update writes anew beside the columns, where a person asked for them once. Decides what they add to the
 * question and that a sheet without them pays for none of it.
 */
import type { OutputColumn } from '../worker/contract.ts'
import { contactListIsThere, LIST_COLUMNS, writeContactList } from './contact-list.ts'
import type { Customers } from './customers.ts'
import { DASHBOARD_COLUMNS, dashboardQuestion } from './dashboard/facts.ts'
import { dashboardIsThere, REFRESHED_ORDERS, writeDashboard } from './dashboard.ts'
import type { Place } from './place.ts'
import { Refusal } from './refusal.ts'
import type { AddonSettings } from './settings.ts'
import type { CheckedAnswer } from './sync/answer.ts'
import type { ZoneDates } from './sync/dates.ts'

export interface RefreshedTabs {
  /** What the Worker is asked for: the written columns and what the tabs need. */
  columns: OutputColumn[]
  more: object | undefined
  /** Of the answer what is written beside the customers. */
  written(answer: CheckedAnswer): CheckedAnswer
  /** Writes the tabs. What hinders one, such as protection, ends no update: it comes back. */
  write(customers: Customers, answer: CheckedAnswer): Refusal[]
}

export function tabsToRefresh(
  place: Place,
  settings: AddonSettings,
  today: string,
  dates: ZoneDates,
  orders: number,
): RefreshedTabs {
  const dashboard = orders <= REFRESHED_ORDERS && dashboardIsThere(place, settings)
  const list = contactListIsThere(place, settings)
  const columns = settings.columns.slice()
  const needed = [...(dashboard ? DASHBOARD_COLUMNS : []), ...(list ? LIST_COLUMNS : [])]
  for (const column of needed) if (columns.indexOf(column) < 0) columns.push(column)
  return {
    columns,
    more: dashboard ? dashboardQuestion(today) : undefined,
    written(answer) {
      const kept: CheckedAnswer['columns'] = {}
      for (const column of settings.columns) kept[column] = answer.columns[column]
      return { ...answer, columns: kept }
    },
    write(customers, answer) {
      const refusals: Refusal[] = []
      const attempt = (write: () => void): void => {
        try {
          write()
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          refusals.push(error)
        }
      }
      if (list) attempt(() => writeContactList(place, settings, customers, answer, today, dates))
      if (dashboard) attempt(() => writeDashboard(place, settings, answer, today))
      return refusals
    },
  }
}
