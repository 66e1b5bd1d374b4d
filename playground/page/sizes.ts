/** Sizes that the grid, its charts and scrolling share; the style draws by the same. */
export { ROW_PIXELS } from '../workbook/cell-sizes.ts'
export const HEADER_PIXELS = 26
export const ROW_HEADER_PIXELS = 52
export const SCROLL_BAR_PIXELS = 16
/** The grid shows at most so many frozen rows: more would leave no room. */
export const FROZEN_ROWS_SHOWN = 20
