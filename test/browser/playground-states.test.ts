/** The playground's window, with every tab that Regulars makes open in it. */
import { checkScenes } from './scenes/check.ts'
import { PLAYGROUND_SCENES } from './scenes/playground.ts'

// The Chinese window is the same one; `npm run screenshots` measures it with the other sample shop.
checkScenes(PLAYGROUND_SCENES, ['en'])
