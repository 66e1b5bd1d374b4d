/**
 * Tabs that an update writes anew beside the columns, where a person asked for them once. Decides what they add to the
 * question and that a sheet without them pays for none of it.
 */
import type { OutputColumn } from '../worker/contract.ts'
import { DASHBOARD_COLUMNS, dashboardQuestion } from './dashboard/facts.ts'
import { dashboardIsThere, REFRESHED_ORDERS, writeDashboard } from './dashboard.ts'
import type { Place } from './place.ts'
import type { AddonSettings } from './settings.ts'
import type { CheckedAnswer } from './sync/answer.ts'

export interface RefreshedTabs {
  /** What the Worker is asked for: the written columns and what the tabs need. */
  columns: OutputColumn[]
  more: object | undefined
  /** Of the answer what is written beside the customers. */
  written(answer: CheckedAnswer): CheckedAnswer
  write(answer: CheckedAnswer): void
}

export function tabsToRefresh(place: Place, settings: AddonSettings, today: string, orders: number): RefreshedTabs {
  const dashboard = orders <= REFRESHED_ORDERS && dashboardIsThere(place, settings)
  const columns = settings.columns.slice()
  if (dashboard) for (const column of DASHBOARD_COLUMNS) if (columns.indexOf(column) < 0) columns.push(column)
  return {
    columns,
    more: dashboard ? dashboardQuestion(today) : undefined,
    written(answer) {
      const kept: CheckedAnswer['columns'] = {}
      for (const column of settings.columns) kept[column] = answer.columns[column]
      return { ...answer, columns: kept }
    },
    write(answer) {
      if (dashboard) writeDashboard(place, settings, answer, today)
    },
  }
}
