/** How a saved .xlsx prints: pages end between blocks, no chart is cut, and wide tabs stay legible. */
import { describe, expect, it } from 'vitest'
import { fileBreaks, printedAsInGoogle } from '../../playground/files/xlsx-print.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { ask, readyShop, tabOf, update } from '../addon/shop.ts'

function dashboard(): Sheet {
  const host = readyShop()
  update(host)
  ask(host, 'showDashboard')
  return tabOf(host.workbook, 'Dashboard')
}

describe('a Dashboard that is saved', () => {
  const sheet = dashboard()
  const breaks = fileBreaks(sheet) ?? []
  const top = (row: number): number =>
    sheet.rows.slice(0, row - 1).reduce((sum, { heightPixels }) => sum + (heightPixels ?? 21), 0)
  /** First rows of the pages. */
  const firsts = [1, ...breaks.map((before) => before + 2)]

  it('ends its pages before headings', () => {
    expect(breaks.length).toBeGreaterThanOrEqual(2)
    for (const row of firsts.slice(1)) {
      expect(sheet.value(row, 1), String(row)).not.toBe('')
      expect(sheet.rows[row - 2].values.join(''), String(row)).toBe('')
    }
  })

  it('has no page that is taller than the paper, and none that cuts a chart', () => {
    const ends = [...firsts.slice(1), sheet.lastRow() + 1]
    // 13 columns on A4 in landscape.
    const pagePixels = ((150 + 12 * 76) * 7.27) / 10.29
    firsts.forEach((first, k) => {
      expect(top(ends[k]) - top(first), String(first)).toBeLessThanOrEqual(pagePixels)
    })
    for (const { anchorRow, options } of sheet.charts) {
      const [from, to] = [top(anchorRow), top(anchorRow) + Number(options.height)]
      expect(
        firsts.filter((row) => top(row) > from && top(row) < to),
        String(options.title),
      ).toEqual([])
    }
  })

  it('prints one page wide, its charts included', () => {
    expect(printedAsInGoogle(sheet)).toMatchObject({ fitToWidth: 1, printArea: '$A:$M' })
  })
})

it('prints tabs that are very wide on several pages side by side, and no hidden one', () => {
  const host = readyShop()
  const settings = tabOf(host.workbook, 'Settings')
  expect(printedAsInGoogle(settings)?.fitToWidth).toBeGreaterThan(1)
  expect(fileBreaks(settings)).toBeUndefined()
  settings.hidden = true
  expect(printedAsInGoogle(settings)).not.toHaveProperty('printArea')
})
