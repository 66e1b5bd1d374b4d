/**
 * The workbook that a session starts with, by its source. Decides which reader takes it and what a new file is called; the
 * tabs of a sample shop come from the add-on later.
 */
import { buildDemoShop } from '../demo-shop.ts'
import { openCsvFolder } from '../files/csv-import.ts'
import { loadXlsx } from '../files/xlsx.ts'
import { Workbook } from '../workbook/workbook.ts'
import type { SessionStart } from './session-start.ts'
import { workbookOfText } from './workbook-text.ts'

const SAMPLE_NAMES = { baby: 'Little Bear baby shop', restaurant: '川味小馆' }

/** The file of a session. Rejects with what was wrong with it. */
export async function openWorkbook(source: SessionStart['source']): Promise<Workbook> {
  switch (source.kind) {
    case 'demo':
      return buildDemoShop().workbook
    case 'xlsx': {
      const { timeZone, locale } = source
      const loaded = await loadXlsx(source.path, { timeZone, locale })
      loaded.name = source.name
      return loaded
    }
    case 'csv': {
      const loaded = openCsvFolder(source.path, source)
      loaded.name = source.name
      return loaded
    }
    case 'json':
      return workbookOfText(source.text)
    case 'baby':
    case 'restaurant': {
      const locale = source.kind === 'baby' ? 'en_US' : 'zh_CN'
      const shop = new Workbook({ name: SAMPLE_NAMES[source.kind], timeZone: source.timeZone, locale })
      shop.addSheet(source.sheetName)
      return shop
    }
    default: {
      const empty = new Workbook({ name: source.name, timeZone: source.timeZone, locale: source.locale })
      empty.addSheet(source.sheetName)
      return empty
    }
  }
}

/**
 * The day a session begins on, ISO; undefined for today. The demo's orders end in the past: the day after the last one is
 * when its owner would look.
 */
export function firstDay({ source, today }: SessionStart): string | undefined {
  return today ?? (source.kind === 'demo' ? '2018-01-01' : undefined)
}
