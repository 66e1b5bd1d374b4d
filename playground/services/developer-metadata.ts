/**
 * DeveloperMetadata as scripts see it (G: apps-script/reference/spreadsheet/developer-metadata.md and
 * developer-metadata-finder.md): a finder of a range finds only what lies wholly inside that range.
 */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type {
  GoogleMetadata,
  GoogleMetadataFinder,
  GoogleMetadataLocation,
  GoogleRange,
  GoogleSheet,
  GoogleSpreadsheet,
} from '../google-types.ts'
import { checkMetadataRoom, type Metadata, type MetadataPlace, type MetadataVisibility } from '../workbook/metadata.ts'
import type { Rectangle } from '../workbook/rectangle.ts'
import type { Sheet } from '../workbook/sheet.ts'
import type { Placed } from '../workbook/workbook.ts'
import { lineRange } from './blocks.ts'
import { MetadataLocationType, MetadataVisibility as Visibility } from './enums.ts'
import { blockOf, exposeRange } from './range.ts'
import { exposeSheet } from './sheet.ts'
import { exposeSpreadsheet } from './spreadsheet.ts'

/** Where metadata is put or looked for. */
export interface Scope {
  sheet?: Sheet
  block?: Rectangle
}

const nameOf = (value: unknown): string => String(value)
const isVisibility = (value: unknown): boolean => value === Visibility.DOCUMENT || value === Visibility.PROJECT

/** Adds metadata from the arguments of any of the four addDeveloperMetadata forms. */
export function addMetadata(execution: Execution, scope: Scope, key: string, second?: unknown, third?: unknown): void {
  const { workbook } = execution.host
  const visibility = isVisibility(second) ? second : (third ?? Visibility.DOCUMENT)
  const value = second === undefined || isVisibility(second) ? null : String(second)
  const sheetHeld = [...workbook.placedMetadata()].filter(({ sheet }) => sheet === scope.sheet)
  checkMetadataRoom(
    sheetHeld.map(({ metadata }) => metadata),
    String(key).length + (value?.length ?? 0),
  )
  const holder = holderOf(execution, scope)
  const metadata: Metadata = {
    id: workbook.nextMetadataId++,
    key: String(key),
    value,
    visibility: nameOf(visibility) as MetadataVisibility,
  }
  holder.metadata = [...(holder.metadata ?? []), metadata]
}

function holderOf(execution: Execution, { sheet, block }: Scope): { metadata?: Metadata[] } {
  if (!sheet) return execution.host.workbook
  if (!block) return sheet
  if (block.columns === 1 && block.rows === sheet.maxRows) return sheet.columns[block.column - 1]
  if (block.rows === 1 && block.columns === sheet.maxColumns) return sheet.rows[block.row - 1]
  throw new Error(
    'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
  )
}

/** True when the metadata's whole place lies in the scope. */
function inside(placed: Placed, { sheet, block }: Scope, intersecting: boolean): boolean {
  if (!sheet) return true
  if (placed.sheet !== sheet) return false
  if (!block) return true
  const line = placed.line ?? 0
  if (placed.place === 'COLUMN') {
    if (line < block.column || line >= block.column + block.columns) return false
    return intersecting || block.rows === sheet.maxRows
  }
  if (placed.place === 'ROW') {
    if (line < block.row || line >= block.row + block.rows) return false
    return intersecting || block.columns === sheet.maxColumns
  }
  return intersecting
}

/** Metadata exactly at the scope (getDeveloperMetadata). */
export function metadataAt(execution: Execution, scope: Scope): GoogleMetadata[] {
  const holder = holderOf(execution, scope)
  return (holder.metadata ?? []).map(({ id }) => exposeMetadata(execution, id))
}

class StandInMetadata implements Partial<GoogleMetadata> {
  readonly #execution: Execution
  readonly #id: number
  constructor(execution: Execution, id: number) {
    this.#execution = execution
    this.#id = id
  }
  #placed(): Placed {
    for (const placed of this.#execution.host.workbook.placedMetadata()) {
      if (placed.metadata.id === this.#id) return placed
    }
    throw new Error('The developer metadata no longer exists.')
  }
  #self(): GoogleMetadata {
    return exposeMetadata(this.#execution, this.#id)
  }
  getId(): number {
    return this.#id
  }
  getKey(): string {
    return this.#placed().metadata.key
  }
  getValue(): string | null {
    return this.#placed().metadata.value
  }
  getVisibility(): GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility {
    return Visibility[this.#placed().metadata.visibility]
  }
  getLocation(): GoogleMetadataLocation {
    return expose<GoogleMetadataLocation>()(
      this.#execution,
      'DeveloperMetadataLocation',
      new StandInLocation(this.#execution, this.#placed()),
    )
  }
  setKey(key: string): GoogleMetadata {
    this.#placed().metadata.key = String(key)
    return this.#self()
  }
  setValue(value: string): GoogleMetadata {
    this.#placed().metadata.value = String(value)
    return this.#self()
  }
  setVisibility(visibility: GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility): GoogleMetadata {
    this.#placed().metadata.visibility = nameOf(visibility) as MetadataVisibility
    return this.#self()
  }
  moveToColumn(column: GoogleRange): GoogleMetadata {
    const { sheet, block } = blockOf(column)
    if (block.columns !== 1) throw new Error('The range must be a single column.')
    return this.#moveTo(sheet.columns[block.column - 1])
  }
  moveToRow(row: GoogleRange): GoogleMetadata {
    const { sheet, block } = blockOf(row)
    if (block.rows !== 1) throw new Error('The range must be a single row.')
    return this.#moveTo(sheet.rows[block.row - 1])
  }
  remove(): void {
    const { holder, metadata } = this.#placed()
    holder.metadata = holder.metadata?.filter((other) => other !== metadata)
  }
  #moveTo(target: { metadata?: Metadata[] }): GoogleMetadata {
    const { metadata } = this.#placed()
    this.remove()
    target.metadata = [...(target.metadata ?? []), metadata]
    return this.#self()
  }
}
function exposeMetadata(execution: Execution, id: number): GoogleMetadata {
  return expose<GoogleMetadata>()(execution, 'DeveloperMetadata', new StandInMetadata(execution, id))
}

class StandInLocation implements Partial<GoogleMetadataLocation> {
  readonly #execution: Execution
  readonly #placed: Placed
  constructor(execution: Execution, placed: Placed) {
    this.#execution = execution
    this.#placed = placed
  }
  getLocationType(): GoogleAppsScript.Spreadsheet.DeveloperMetadataLocationType {
    return MetadataLocationType[this.#placed.place]
  }
  getColumn(): GoogleRange | null {
    return this.#line('COLUMN')
  }
  getRow(): GoogleRange | null {
    return this.#line('ROW')
  }
  getSheet(): GoogleSheet | null {
    return this.#placed.sheet && this.#placed.place === 'SHEET'
      ? exposeSheet(this.#execution, this.#placed.sheet)
      : null
  }
  getSpreadsheet(): GoogleSpreadsheet | null {
    return this.#placed.place === 'SPREADSHEET' ? exposeSpreadsheet(this.#execution) : null
  }
  #line(place: 'ROW' | 'COLUMN'): GoogleRange | null {
    const { sheet, line } = this.#placed
    if (!sheet || !line || this.#placed.place !== place) return null
    return exposeRange(this.#execution, sheet, lineRange(sheet, place, line))
  }
}

class StandInFinder implements Partial<GoogleMetadataFinder> {
  readonly #execution: Execution
  readonly #scope: Scope
  readonly #tests: ((placed: Placed) => boolean)[] = []
  #intersecting = false
  constructor(execution: Execution, scope: Scope) {
    this.#execution = execution
    this.#scope = scope
  }
  withKey(key: string): GoogleMetadataFinder {
    return this.#only(({ metadata }) => metadata.key === key)
  }
  withValue(value: string): GoogleMetadataFinder {
    return this.#only(({ metadata }) => metadata.value === value)
  }
  withId(id: number): GoogleMetadataFinder {
    return this.#only(({ metadata }) => metadata.id === id)
  }
  withVisibility(visibility: GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility): GoogleMetadataFinder {
    return this.#only(({ metadata }) => metadata.visibility === nameOf(visibility))
  }
  withLocationType(type: GoogleAppsScript.Spreadsheet.DeveloperMetadataLocationType): GoogleMetadataFinder {
    return this.#only(({ place }) => place === (nameOf(type) as MetadataPlace))
  }
  onIntersectingLocations(): GoogleMetadataFinder {
    this.#intersecting = true
    return exposedFinder.get(this) as GoogleMetadataFinder
  }
  find(): GoogleMetadata[] {
    const found: GoogleMetadata[] = []
    for (const placed of this.#execution.host.workbook.placedMetadata()) {
      if (inside(placed, this.#scope, this.#intersecting) && this.#tests.every((test) => test(placed))) {
        found.push(exposeMetadata(this.#execution, placed.metadata.id))
      }
    }
    return found
  }
  #only(test: (placed: Placed) => boolean): GoogleMetadataFinder {
    this.#tests.push(test)
    return exposedFinder.get(this) as GoogleMetadataFinder
  }
}
const exposedFinder = new WeakMap<object, GoogleMetadataFinder>()
export function exposeFinder(execution: Execution, scope: Scope): GoogleMetadataFinder {
  const own = new StandInFinder(execution, scope)
  const exposed = expose<GoogleMetadataFinder>()(execution, 'DeveloperMetadataFinder', own)
  exposedFinder.set(own, exposed)
  return exposed
}
