/**
 * The rows of the Customers tab for the sidebar's search, page by page and as the sheet shows them. Decides which columns
 * come first; the index and the search itself are the page's. Nothing leaves the sheet.
 */
import { openPlace } from './place.ts'
import { Refusal } from './refusal.ts'
import { SEARCH_PAGE, type SearchAnswer, type SearchQuestion } from './sidebar-contract.ts'
import { userWords } from './words/index.ts'
import { type CustomerSheet, openCustomerSheet } from './workbook/customer-sheet.ts'
import { personColumns } from './workbook/person-columns.ts'

/** A cell's text beyond this is not searched. */
const LONGEST_TEXT = 200

export function searchPage({ from, part }: SearchQuestion): SearchAnswer {
  const customers = openCustomerSheet(openPlace())
  const { headers, headerRow, lastRow, idIndex } = customers
  const found = personColumns(headers, idIndex)
  const people = [idIndex, found.name, found.phone, found.email, found.company].filter(
    (index, k, all): index is number => index !== undefined && all.indexOf(index) === k,
  )
  const indices = part === 'people' ? people : otherColumns(customers, people)
  const first = Math.max(headerRow + 1, Math.floor(Number(from) || 0))
  const last = Math.min(lastRow, first + SEARCH_PAGE - 1)
  const placeOf = (index: number | undefined): number | undefined => {
    const at = index === undefined ? -1 : indices.indexOf(index)
    return at < 0 ? undefined : at
  }
  return {
    from: first,
    next: last < lastRow ? last + 1 : undefined,
    total: Math.max(0, lastRow - headerRow),
    columns: {
      id: indices.indexOf(idIndex),
      name: placeOf(found.name),
      phone: placeOf(found.phone),
      email: placeOf(found.email),
      company: placeOf(found.company),
    },
    headers: indices.map((index) => headers[index]),
    rows: last < first || indices.length === 0 ? [] : readColumns(customers, indices, first, last),
  }
}

/** All columns of the person that are not among the first ones. */
function otherColumns({ headers, layout }: CustomerSheet, people: readonly number[]): number[] {
  const ours = Array.from(layout.values())
  return headers
    .map((_, index) => index)
    .filter((index) => headers[index] !== '' && ours.indexOf(index) < 0 && people.indexOf(index) < 0)
}

/** One call per run of neighbouring columns. */
function readColumns({ sheet }: CustomerSheet, indices: readonly number[], first: number, last: number): string[][] {
  const rows: string[][] = []
  for (let row = first; row <= last; row++) rows.push(new Array(indices.length).fill(''))
  const sorted = indices.slice().sort((a, b) => a - b)
  for (let start = 0; start < sorted.length; ) {
    let end = start
    while (end + 1 < sorted.length && sorted[end + 1] === sorted[end] + 1) end++
    const texts = sheet.getRange(first, sorted[start] + 1, last - first + 1, end - start + 1).getDisplayValues()
    for (let k = start; k <= end; k++) {
      const at = indices.indexOf(sorted[k])
      for (let row = 0; row < texts.length; row++) rows[row][at] = texts[row][k - start].trim().slice(0, LONGEST_TEXT)
    }
    start = end + 1
  }
  return rows
}

/** Brings the Problems tab to the front. Refuses with `tabGone` where it was deleted. */
export function showProblemsTab(): object {
  const { spreadsheet, settings } = openPlace()
  const sheet = spreadsheet.getSheetById(settings?.problemsSheetId ?? -1)
  if (!sheet) throw new Refusal('tabGone', { tab: userWords().tabs.problems })
  sheet.showSheet()
  sheet.activate()
  return {}
}

/** Selects a customer's row in the sheet, so that the person sees it. */
export function goToRow(row: number): void {
  const customers = openCustomerSheet(openPlace())
  if (row <= customers.headerRow || row > customers.lastRow) return
  customers.sheet.activate()
  customers.sheet.getRange(row, customers.idIndex + 1).activate()
}
