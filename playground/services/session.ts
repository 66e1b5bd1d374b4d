/** Who runs the script, in which language and zone (G: apps-script/reference/base/session.md). */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type { GoogleSession, GoogleUser } from '../google-types.ts'

class StandInUser implements Partial<GoogleUser> {
  readonly #email: string
  constructor(email: string) {
    this.#email = email
  }
  getEmail(): string {
    return this.#email
  }
}
export function exposeUser(execution: Execution, email: string): GoogleUser {
  return expose<GoogleUser>()(execution, 'User', new StandInUser(email))
}

class StandInSession implements Partial<GoogleSession> {
  readonly #execution: Execution
  constructor(execution: Execution) {
    this.#execution = execution
  }
  /** Works even in AuthMode.NONE, so menus can be translated. */
  getActiveUserLocale(): string {
    const { userLocale } = this.#execution.host.options
    return (typeof userLocale === 'function' ? userLocale(this.#execution.person) : userLocale) ?? 'en'
  }
  getScriptTimeZone(): string {
    return scriptTimeZone(this.#execution)
  }
  /** Empty without the e-mail scope (G: session.md, getActiveUser). */
  getActiveUser(): GoogleUser {
    return exposeUser(this.#execution, '')
  }
  getEffectiveUser(): GoogleUser {
    return exposeUser(this.#execution, '')
  }
}
function scriptTimeZone(execution: Execution): string {
  return execution.host.options.bundle.manifest.timeZone ?? 'UTC'
}
export function exposeSession(execution: Execution): GoogleSession {
  return expose<GoogleSession>()(execution, 'Session', new StandInSession(execution))
}
