/** Numbers in sentences. Decides that thousands have marks, in both languages alike. Pure. */

/** A whole number such as `5,009`. */
export function figure(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
