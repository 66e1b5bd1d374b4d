/** Every state of the sidebar that a person can come to, waiting and hindered ones too. */
import { expect, it } from 'vitest'
import { checkScenes } from './scenes/check.ts'
import { DIALOG_SCENES, SIDEBAR_SCENES } from './scenes/index.ts'
import { PLAYGROUND_SCENES } from './scenes/playground.ts'
import { SIZED_SCENES } from './scenes/sizes.ts'

it('has a name of its own for every picture', () => {
  const names = [...SIDEBAR_SCENES, ...DIALOG_SCENES, ...PLAYGROUND_SCENES, ...SIZED_SCENES].flatMap(
    ({ states }) => states,
  )
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

checkScenes(SIDEBAR_SCENES)
