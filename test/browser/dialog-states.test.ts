/** Every state of the dialogs Set up, Connection and Schedule, in both editions where these differ. */
import { checkScenes } from './scenes/check.ts'
import { DIALOG_SCENES } from './scenes/index.ts'

checkScenes(DIALOG_SCENES)
