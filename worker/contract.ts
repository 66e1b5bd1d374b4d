/**
 * What the add-on and the Worker say to each other: table columns, settings, answers, codes, limits, labels.
 * Decides names and limits only; validation, scoring and wording of sentences live elsewhere. Imports nothing but its
 * parts in contract/, one subject each, and whoever needs one of them takes it from here.
 */
export * from './contract/answer.ts'
export * from './contract/book.ts'
export * from './contract/codes.ts'
export * from './contract/comparison.ts'
export * from './contract/explanation.ts'
export * from './contract/labels.ts'
export * from './contract/limits.ts'
export * from './contract/output-columns.ts'
export * from './contract/problems.ts'
export * from './contract/report.ts'
export * from './contract/request.ts'
export * from './contract/rules.ts'
export * from './contract/settings.ts'
export * from './contract/summary.ts'
export * from './contract/tables.ts'
export * from './contract/words.ts'
