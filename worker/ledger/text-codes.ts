/**
 * Texts of order lines as codes. Decides how much room a code takes: two bytes where the texts are few enough, as nearly
 * all shops' are. Pure.
 */

/** Index into a list of texts by line; -1 = blank. */
export type TextCodes = Int16Array | Int32Array

/** Room for the codes of so many lines; `texts`: how many different ones there are. */
export function newTextCodes(lines: number, texts: number): TextCodes {
  return texts < 2 ** 15 ? new Int16Array(lines) : new Int32Array(lines)
}

/** The codes of some lines, `lines[i]` being the i-th. */
export function gatherCodes(codes: TextCodes, lines: ArrayLike<number>): TextCodes {
  const gathered = codes instanceof Int16Array ? new Int16Array(lines.length) : new Int32Array(lines.length)
  for (let i = 0; i < gathered.length; i++) gathered[i] = codes[lines[i]]
  return gathered
}
