/** How a sheet of an .xlsx prints, and how tall its rows are. Decides what a new tab has and nothing of a loaded file's own. */
import type { NamedRange, WriteSheet } from 'hucre'
import { unusualHeights } from '../workbook/row-height.ts'
import type { Sheet } from '../workbook/sheet.ts'

const POINTS_PER_PIXEL = 0.75
/** Locales whose paper is Letter (Unicode CLDR, supplemental data, paperSize). */
const LETTER = /[-_](?:BZ|CA|CL|CO|CR|GT|MX|NI|PA|PH|PR|SV|US|VE)$/

/** In landscape, one page wide, the frozen rows on each page. */
export function printedAsInGoogle({ workbook, frozenRows }: Sheet): WriteSheet['pageSetup'] {
  return {
    paperSize: LETTER.test(workbook.locale) ? 'letter' : 'a4',
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    // As many pages as it takes.
    fitToHeight: 0,
    ...(frozenRows > 0 ? { printTitlesRow: `$1:$${frozenRows}` } : {}),
  }
}

/** Rows that were sized; where a script made the tab also those with wrapped texts, which some programs would cut. */
export function fileHeights(sheet: Sheet): WriteSheet['rowDefs'] {
  const isMade = sheet.metadata.length > 0
  const heights = new Map<number, { height: number }>()
  for (const [row, pixels] of isMade ? unusualHeights(sheet) : [])
    heights.set(row - 1, { height: pixels * POINTS_PER_PIXEL })
  sheet.rows.forEach(({ heightPixels }, row) => {
    if (heightPixels !== undefined) heights.set(row, { height: heightPixels * POINTS_PER_PIXEL })
  })
  return heights.size > 0 ? heights : undefined
}

/**
 * Print areas and repeated rows as names of the file: hucre writes them without the quotes that a sheet's name with a blank
 * needs, which Excel takes for a broken file.
 */
export function withQuotedNames(sheets: readonly WriteSheet[]): { sheets: WriteSheet[]; namedRanges: NamedRange[] } {
  const namedRanges: NamedRange[] = []
  const plain = sheets.map((sheet) => {
    if (!sheet.pageSetup) return sheet
    const { printArea, printTitlesRow, printTitlesColumn, ...pageSetup } = sheet.pageSetup
    const quoted = (parts: (string | undefined)[]): string =>
      parts.flatMap((part) => (part ? [`'${sheet.name.replaceAll("'", "''")}'!${part}`] : [])).join(',')
    const add = (name: string, range: string): void => {
      if (range !== '') namedRanges.push({ name, range, scope: sheet.name })
    }
    add('_xlnm.Print_Area', quoted(printArea?.split(',') ?? []))
    add('_xlnm.Print_Titles', quoted([printTitlesColumn, printTitlesRow]))
    return { ...sheet, pageSetup }
  })
  return { sheets: plain, namedRanges }
}
