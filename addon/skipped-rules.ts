/**
 * What the end of an update says of rules that were skipped. Decides that whoever reads another language than the sheet's
 * gets the rule's name in a sentence of theirs: the Worker's own sentences come in the sheet's language only. Pure.
 */
import type { Rule, SettingsProblem } from '../worker/contract.ts'
import type { Words } from './words/types.ts'

/** `inSheetLanguage`: the words are of the language in which the Worker was asked. */
export function skippedRules(
  problems: readonly SettingsProblem[],
  rules: readonly Rule[],
  words: Words,
  inSheetLanguage: boolean,
): string {
  const sentences = problems.map(({ path, message }) => {
    const at = /^rules\[(\d+)\]/.exec(path)
    const name = at ? rules[Number(at[1])]?.name : undefined
    return inSheetLanguage || name === undefined ? message : words.ruleSkipped(name)
  })
  return words.rulesSkipped(sentences)
}
