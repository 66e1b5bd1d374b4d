/** Developer metadata in the stand-in: where it lies, how it moves, how a finder finds it, its limits. */
import { describe, expect, it } from 'vitest'
import { dataSheet, runScript, workbookOf } from './script.ts'

describe('developer metadata (G: workspace/sheets/api/guides/metadata.md, reference/spreadsheet/developer-metadata-finder.md)', () => {
  it('lies on the file, a sheet, whole rows and whole columns, nowhere else', () => {
    const workbook = workbookOf()
    const types = runScript(
      `ss.addDeveloperMetadata('k'); data.addDeveloperMetadata('k', 'v')
       data.getRange('3:3').addDeveloperMetadata('k', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT)
       data.getRange('B:B').addDeveloperMetadata('k', 'v', SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT)
       return ss.createDeveloperMetadataFinder().withKey('k').find().map((m) => [String(m.getLocation().getLocationType()), m.getValue(), String(m.getVisibility())])`,
      workbook,
    )
    expect(types).toEqual([
      ['SPREADSHEET', null, 'DOCUMENT'],
      ['SHEET', 'v', 'DOCUMENT'],
      ['ROW', null, 'PROJECT'],
      ['COLUMN', 'v', 'DOCUMENT'],
    ])
    expect(() => runScript(`data.getRange('B2:B').addDeveloperMetadata('k')`)).toThrow(
      'Adding developer metadata to arbitrary ranges is not currently supported.',
    )
  })
  it('is found by a range only when it lies wholly inside', () => {
    const workbook = workbookOf()
    const finder = (a1: string) => `data.getRange('${a1}').createDeveloperMetadataFinder().withKey('k').find().length`
    expect(
      runScript(
        `data.addDeveloperMetadata('k'); data.getRange('B:B').addDeveloperMetadata('k'); data.getRange('C:C').addDeveloperMetadata('k'); data.getRange('2:2').addDeveloperMetadata('k')
         return [${finder('B:C')}, ${finder('C:D')}, ${finder('B2:C')}, ${finder('A2:J2')}, data.createDeveloperMetadataFinder().find().length]`,
        workbook,
      ),
    ).toEqual([2, 1, 0, 1, 4])
  })
  it('can be changed, moved and removed', () => {
    const workbook = workbookOf()
    expect(
      runScript(
        `data.getRange('B:B').addDeveloperMetadata('k', 'old'); const [m] = data.getRange('B:B').getDeveloperMetadata()
         m.setValue('new').moveToColumn(data.getRange('D:D')); const at = m.getLocation().getColumn().getA1Notation()
         const found = ss.createDeveloperMetadataFinder().withValue('new').withId(m.getId()).find().length
         m.remove(); return [at, found, ss.createDeveloperMetadataFinder().find().length]`,
        workbook,
      ),
    ).toEqual(['D:D', 1, 0])
  })
  it('is limited to 30,000 characters a sheet', () => {
    expect(() =>
      runScript(`data.addDeveloperMetadata('k', 'x'.repeat(29000)); data.addDeveloperMetadata('k', 'x'.repeat(1000))`),
    ).toThrow('limit on developer metadata storage')
  })
  it('is copied with the file, while properties are not', () => {
    const workbook = workbookOf()
    runScript(
      `data.getRange('B:B').addDeveloperMetadata('k'); PropertiesService.getDocumentProperties().setProperty('a', 'b')`,
      workbook,
    )
    const copy = workbook.copy()
    expect(copy.id).not.toBe(workbook.id)
    expect(runScript(`return ss.createDeveloperMetadataFinder().withKey('k').find().length`, copy)).toBe(1)
    expect(runScript(`return PropertiesService.getDocumentProperties().getKeys()`, copy)).toEqual([])
    copy.sheets[0].setValue(1, 1, 'only in the copy')
    expect(dataSheet(workbook).value(1, 1)).toBe('')
  })
})
