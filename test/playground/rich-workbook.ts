/** A workbook with one of everything, and what tells two workbooks apart. Holds no expectation. */
import type { Workbook } from '../../playground/workbook/workbook.ts'
import { dataSheet, runScript, workbookOf } from './script.ts'

/** Everything a person or a script could tell two workbooks apart by. */
export function facts(workbook: Workbook): unknown {
  const { id, timeZone, locale, metadata, properties, nextMetadataId } = workbook
  return {
    file: { id, timeZone, locale, metadata, nextMetadataId, properties },
    sheets: workbook.sheets.map((sheet) => ({
      ...{ id: sheet.id, name: sheet.name, hidden: sheet.hidden, size: [sheet.maxRows, sheet.maxColumns] },
      ...{ frozen: [sheet.frozenRows, sheet.frozenColumns], metadata: sheet.metadata, rules: sheet.rules },
      columns: sheet.columns.map((column) => ({ ...column, hidden: column.hidden || undefined })),
      values: sheet.values(),
      looks: sheet.rows
        .slice(0, sheet.lastRow())
        .map((_row, r) => Array.from({ length: sheet.maxColumns }, (_, c) => sheet.look(r + 1, c + 1))),
    })),
  }
}

/** A workbook with one of everything. */
export function richWorkbook(): Workbook {
  const workbook = workbookOf(
    [
      ['id', 'when', 'amount', 'sum', 'ok'],
      ['007', 45361, 12.5, 25, true],
      ['=1+1', 45361.75, -3, '', false],
    ],
    { timeZone: 'Asia/Shanghai', locale: 'zh_CN' },
  )
  const sheet = dataSheet(workbook)
  for (const row of [2, 3]) {
    sheet.setLook(row, 1, { numberFormat: '@' })
    sheet.setLook(row, 2, { numberFormat: row === 2 ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm' })
    sheet.setLook(row, 3, { numberFormat: '#,##0.00' })
  }
  sheet.setFormula(2, 4, '=C2*2', 25)
  sheet.setLook(1, 1, { bold: true, background: '#f8f9fa', note: 'Written by Regulars' })
  sheet.setLook(2, 5, { link: '#gid=0&range=A2', fontColor: '#c5221f' })
  sheet.frozenRows = 1
  sheet.columns[1].widthPixels = 145
  runScript(
    `data.getRange('C:C').addDeveloperMetadata('role', 'amount'); ss.addDeveloperMetadata('file', 'x')
     PropertiesService.getDocumentProperties().setProperty('settings', '{"a":"é"}')
     data.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo('Gold').setBackground('#fef7e0').setFontColor('#7a5d00').setRanges([data.getRange('A2:A9')]).build()])
     const memory = ss.insertSheet('memory'); memory.getRange('A1:B1').setValues([['k', 5]]); memory.hideSheet()`,
    workbook,
  )
  return workbook
}
