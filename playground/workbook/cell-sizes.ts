/** Sizes that the page draws by and heights are estimated by. */

/** Height of a row that nobody sized (G: workspace/sheets/api/guides/row-column.md, default dimensions). */
export const ROW_PIXELS = 21
/** Size of a text that nobody sized. */
export const USUAL_POINTS = 10
