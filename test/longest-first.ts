/**
 * In which order test files start: those that take longest first, so that no worker ends alone with one of them. Decides
 * the order only. Vitest goes by what it saw last time; after a clean install it has seen nothing, and a short file can
 * take a minute.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take ten seconds and more, the longest first. */
const LONG = [
  'addon/other-people',
  'cli/update',
  'score/twin',
  'browser/sidebar',
  'addon/killed',
  'end-to-end/large-sheet',
  'browser/owner-day',
  'browser/first-ten-minutes',
  'addon/killed-set-up',
  'score/properties',
  'browser/keyboard-and-payloads',
  'playground/local-worker',
  'browser/playground',
  'addon/faults',
]

const placeOf = ({ moduleId }: TestSpecification) => {
  const place = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
  return place === -1 ? LONG.length : place
}

export class LongestFirst extends BaseSequencer {
  /** Projects stay one after the other, as Vitest runs them. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const projects = [...new Set(sorted.map(({ project }) => project.name))]
    return projects.flatMap((name) =>
      sorted.filter(({ project }) => project.name === name).sort((a, b) => placeOf(a) - placeOf(b)),
    )
  }
}
