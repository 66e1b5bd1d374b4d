/** Looking things up in plain objects. Decides nothing; `Object.hasOwn` is later than what Apps Script promises. Pure. */

/** Whether the object itself has the key: what every object inherits (`constructor`, `toString`) does not count. */
export function hasOwn(object: object, key: string): boolean {
  // biome-ignore lint/suspicious/noPrototypeBuiltins: Object.hasOwn is not in ES2019
  return Object.prototype.hasOwnProperty.call(object, key)
}
