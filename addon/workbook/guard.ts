/** Turns Google's exceptions while writing into refusals that a person understands. Decides by Google's own sentences. */
import { Refusal } from '../refusal.ts'

/** Runs `write`, which writes into the tab. */
export function guardWrites<Result>(tab: string, write: () => Result): Result {
  try {
    return write()
  } catch (error) {
    if (error instanceof Refusal) throw error
    const sentence = error instanceof Error ? error.message : String(error)
    if (/typed column/i.test(sentence)) throw new Refusal('typedColumn', { tab })
    if (/data validation/i.test(sentence)) throw new Refusal('sheetRefused', { tab })
    if (/protected/i.test(sentence)) throw new Refusal('protectedRange', { tab })
    throw error
  }
}
