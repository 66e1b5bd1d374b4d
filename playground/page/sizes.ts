/** Sizes that the grid, its charts and scrolling share; style.css draws by the same. */
export const ROW_PIXELS = 24
export const HEADER_PIXELS = 26
export const ROW_HEADER_PIXELS = 52
export const SCROLL_BAR_PIXELS = 16
