/**
 * The roles that RevoGrid's parts lack for a screen reader: its header's line is no row, its row numbers are no headers.
 * Decides only attributes.
 */

/** What RevoGrid takes for the column of row numbers: each cell is its row's header and says the sheet's own number. */
export const ROW_NUMBER_PROPERTIES = {
  cellProperties: () => ({ role: 'rowheader' }),
  cellTemplate: (_make: unknown, { model }: { model?: { n?: number } }) => String(model?.n ?? ''),
}

/** Keeps the header's line a row, also when the grid draws it anew. */
export function giveRoles(grid: HTMLElement): void {
  const mend = (): void => {
    for (const line of grid.querySelectorAll('revogr-header .header-rgRow')) {
      if (line.querySelector('[role=columnheader]') && line.getAttribute('role') !== 'row')
        line.setAttribute('role', 'row')
    }
  }
  new MutationObserver(mend).observe(grid, { childList: true, subtree: true })
}
