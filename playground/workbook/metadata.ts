/**
 * Developer metadata: key and value tied to the file, a sheet, a row or a column, which move with it
 * (G: workspace/sheets/api/guides/metadata.md). Decides its limits; where it lies is said by who holds it.
 */
export type MetadataPlace = 'SPREADSHEET' | 'SHEET' | 'ROW' | 'COLUMN'
export type MetadataVisibility = 'DOCUMENT' | 'PROJECT'

export interface Metadata {
  readonly id: number
  key: string
  value: string | null
  visibility: MetadataVisibility
}

/** "30,000 characters per sheet and 30,000 for the file" (the same page). */
const METADATA_CHARACTERS = 30_000

/** Throws the sentence of a full sheet. */
export function checkMetadataRoom(held: Iterable<Metadata>, added: number): void {
  let characters = added
  for (const { key, value } of held) characters += key.length + (value?.length ?? 0)
  if (characters > METADATA_CHARACTERS) throw new Error('The limit on developer metadata storage has been exceeded.')
}
