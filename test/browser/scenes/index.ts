/** Every scene that is played in a page of the add-on, in the order of its views. */
import { CONNECTION_SCENES } from './connection.ts'
import { CUSTOMER_SCENES } from './customers.ts'
import { HOME_SCENES } from './home.ts'
import type { Scene } from './scene.ts'
import { SCHEDULE_SCENES } from './schedule.ts'
import { SET_UP_SCENES } from './set-up.ts'
import { SETTINGS_SCENES } from './settings.ts'
import { WAITING_SCENES } from './waiting.ts'

export const SIDEBAR_SCENES: readonly Scene[] = [
  ...HOME_SCENES,
  ...WAITING_SCENES,
  ...CUSTOMER_SCENES,
  ...SETTINGS_SCENES,
]
export const DIALOG_SCENES: readonly Scene[] = [...SET_UP_SCENES, ...CONNECTION_SCENES, ...SCHEDULE_SCENES]
