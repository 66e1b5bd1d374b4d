/**
 * PropertiesService with its limits: 9 KB a value, 500 KB a store (G: apps-script/guides/services/quotas.md,
 * guides/properties.md). Not available in AuthMode.NONE.
 */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type { GoogleProperties, GooglePropertiesService } from '../google-types.ts'

const PROPERTY_BYTES = 9 * 1024
const PROPERTY_STORE_BYTES = 500 * 1024

class StandInProperties implements Partial<GoogleProperties> {
  readonly #store: Map<string, string>
  constructor(store: Map<string, string>) {
    this.#store = store
  }
  getProperty(key: string): string | null {
    return this.#store.get(String(key)) ?? null
  }
  getProperties(): { [key: string]: string } {
    return Object.fromEntries(this.#store)
  }
  getKeys(): string[] {
    return [...this.#store.keys()]
  }
  setProperty(key: string, value: string): GoogleProperties {
    return this.setProperties({ [key]: value })
  }
  /** All or nothing: nothing is stored when one value is too large. */
  setProperties(properties: { [key: string]: string }, deleteAllOthers = false): GoogleProperties {
    const next = new Map(deleteAllOthers ? [] : this.#store)
    for (const [key, value] of Object.entries(properties)) next.set(key, String(value))
    let total = 0
    for (const [key, value] of next) {
      const bytes = Buffer.byteLength(value)
      if (bytes > PROPERTY_BYTES) throw new Error('Argument too large: value')
      total += bytes + Buffer.byteLength(key)
    }
    if (total > PROPERTY_STORE_BYTES) {
      throw new Error('You have exceeded the property storage quota. Please remove some properties and try again.')
    }
    this.#store.clear()
    for (const [key, value] of next) this.#store.set(key, value)
    return this.#self()
  }
  deleteProperty(key: string): GoogleProperties {
    this.#store.delete(String(key))
    return this.#self()
  }
  deleteAllProperties(): GoogleProperties {
    this.#store.clear()
    return this.#self()
  }
  #self(): GoogleProperties {
    return this as unknown as GoogleProperties
  }
}

class StandInPropertiesService implements Partial<GooglePropertiesService> {
  readonly #execution: Execution
  constructor(execution: Execution) {
    this.#execution = execution
  }
  getDocumentProperties(): GoogleProperties {
    return this.#open('getDocumentProperties', this.#execution.host.workbook.properties.document)
  }
  getScriptProperties(): GoogleProperties {
    return this.#open('getScriptProperties', this.#execution.host.workbook.properties.script)
  }
  getUserProperties(): GoogleProperties {
    const { users } = this.#execution.host.workbook.properties
    const own = users.get(this.#execution.person) ?? new Map<string, string>()
    users.set(this.#execution.person, own)
    return this.#open('getUserProperties', own)
  }
  #open(method: string, store: Map<string, string>): GoogleProperties {
    this.#execution.requireDocument(`PropertiesService.${method}`)
    return expose<GoogleProperties>()(this.#execution, 'Properties', new StandInProperties(store))
  }
}
export function exposePropertiesService(execution: Execution): GooglePropertiesService {
  const service = new StandInPropertiesService(execution)
  return expose<GooglePropertiesService>()(execution, 'PropertiesService', service)
}
