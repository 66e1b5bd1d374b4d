/**
 * The Dashboard: made when somebody asks for it, written anew by each update while its tab is there. Decides when and
 * with what question; what it shows is in dashboard/.
 */
import { DASHBOARD_COLUMNS, dashboardFacts, dashboardQuestion } from './dashboard/facts.ts'
import type { Paper } from './dashboard/page.ts'
import { dashboardPage } from './dashboard/sections.ts'
import { openPlace, type Place, takeLock } from './place.ts'
import type { AddonSettings } from './settings.ts'
import { askAboutShop, readShopNow } from './shop-now.ts'
import type { DoneAnswer } from './sidebar-contract.ts'
import type { CheckedAnswer } from './sync/answer.ts'
import { DASHBOARD_WORDS } from './words/dashboard.ts'
import { userLanguage } from './words/index.ts'
import { dashboardSheet, showDashboard } from './workbook/dashboard-tab.ts'

/** Above this a year of history takes the Worker longer than an update should: such a shop asks for it when needed. */
export const REFRESHED_ORDERS = 200_000

/** Asks for everything that it shows, writes it and brings it to the front. */
export function openDashboard(): DoneAnswer {
  const shop = readShopNow()
  const { answer } = askAboutShop(shop, DASHBOARD_COLUMNS, dashboardQuestion(shop.today))
  takeLock()
  // Read anew: an update may have stored something since.
  const place = openPlace()
  const settings = place.settings ?? shop.settings
  writeDashboard(place, settings, answer, shop.today)
  place.save(settings)
  dashboardSheet(place.spreadsheet, settings.dashboard)?.activate()
  return { message: DASHBOARD_WORDS[userLanguage()].shown }
}

/** Whether an update has a Dashboard to write. One service call where one was made, none before. */
export function dashboardIsThere({ spreadsheet }: Place, settings: AddonSettings): boolean {
  if (!settings.dashboard) return false
  if (dashboardSheet(spreadsheet, settings.dashboard)) return true
  delete settings.dashboard
  return false
}

/** Regions that print on Letter; all others on A4 (Unicode CLDR, supplemental data, paperSize). */
const LETTER_REGIONS = /[-_](?:BZ|CA|CL|CO|CR|GT|MX|NI|PA|PH|PR|SV|US|VE)$/

function paperOf(locale: string | undefined): Paper {
  return LETTER_REGIONS.test(locale ?? '') ? 'letter' : 'a4'
}

/** Writes the tab from an answer to `dashboardQuestion`. `save` the settings afterwards: where it is may be new. */
export function writeDashboard(place: Place, settings: AddonSettings, answer: CheckedAnswer, asOf: string): void {
  const { language, scoring, dashboard } = settings
  const page = dashboardPage(dashboardFacts(asOf, answer), language, scoring.currency ?? '', paperOf(scoring.locale))
  settings.dashboard = showDashboard(place.spreadsheet, dashboard, page, DASHBOARD_WORDS[language].tab)
}
