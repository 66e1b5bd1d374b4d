/**
 * The tabs that Regulars makes: finds them by their tag after a rename, makes them when first needed. Decides nothing
 * about what they hold.
 */
type Sheet = GoogleAppsScript.Spreadsheet.Sheet
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet

const TAB_KEY = 'regulars.tab'

/** The tab tagged `tag`; undefined where there is none. `sheetId` is where it was last: one call while it is there. */
export function findOwnedTab(spreadsheet: Spreadsheet, tag: string, sheetId: number): Sheet | undefined {
  const remembered = sheetId > 0 || sheetId === 0 ? spreadsheet.getSheetById(sheetId) : null
  return remembered || findTagged(spreadsheet, tag)
}

/** Ids of all tabs that Regulars made, so that none is taken for the person's data. */
export function ownedTabIds(spreadsheet: Spreadsheet): number[] {
  const ids: number[] = []
  for (const found of spreadsheet.createDeveloperMetadataFinder().withKey(TAB_KEY).find()) {
    const sheet = found.getLocation().getSheet()
    if (sheet) ids.push(sheet.getSheetId())
  }
  return ids
}

/** Every tab that Regulars made, by its tag; the first of those with one tag. */
export function ownedTabs(spreadsheet: Spreadsheet): Map<string, Sheet> {
  const tabs = new Map<string, Sheet>()
  for (const found of spreadsheet.createDeveloperMetadataFinder().withKey(TAB_KEY).find()) {
    const [tag, sheet] = [found.getValue(), found.getLocation().getSheet()]
    if (tag && sheet && !tabs.has(tag)) tabs.set(tag, sheet)
  }
  return tabs
}

/** Makes the tab at the end; the tab that the person looks at stays in front. */
export function makeOwnedTab(spreadsheet: Spreadsheet, tag: string, name: string): Sheet {
  const before = spreadsheet.getActiveSheet()
  const sheet = makeTab(spreadsheet, name)
  sheet.addDeveloperMetadata(TAB_KEY, tag, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT)
  spreadsheet.setActiveSheet(before)
  return sheet
}

/** A new tab with this name, or with a number after it where the name is taken. An empty tab of that name is used. */
export function makeTab(spreadsheet: Spreadsheet, name: string): Sheet {
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name} ${number}`
    const taken = spreadsheet.getSheetByName(free)
    if (!taken) return spreadsheet.insertSheet(free, spreadsheet.getSheets().length)
    if (taken.getLastRow() === 0) return taken
  }
}

function findTagged(spreadsheet: Spreadsheet, tag: string): Sheet | undefined {
  const [found] = spreadsheet.createDeveloperMetadataFinder().withKey(TAB_KEY).withValue(tag).find()
  return found?.getLocation().getSheet() ?? undefined
}
