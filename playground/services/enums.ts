/** Google's enums that the stand-in knows, by their published names. */
import { enumeration } from '../expose.ts'

type Sheets = typeof GoogleAppsScript.Spreadsheet
type Base = typeof GoogleAppsScript.Base

export const MetadataVisibility = enumeration<Sheets['DeveloperMetadataVisibility']>('DOCUMENT', 'PROJECT')
export const MetadataLocationType = enumeration<Sheets['DeveloperMetadataLocationType']>(
  'SPREADSHEET',
  'SHEET',
  'ROW',
  'COLUMN',
)
export const WrapStrategy = enumeration<Sheets['WrapStrategy']>('WRAP', 'OVERFLOW', 'CLIP')
export const ProtectionType = enumeration<Sheets['ProtectionType']>('RANGE', 'SHEET')
export const BooleanCriteria = enumeration<Sheets['BooleanCriteria']>(
  'CELL_EMPTY',
  'CELL_NOT_EMPTY',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_STARTS_WITH',
  'TEXT_ENDS_WITH',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_BETWEEN',
  'CUSTOM_FORMULA',
)
export const Button = enumeration<Base['Button']>('CLOSE', 'OK', 'CANCEL', 'YES', 'NO')
export const ButtonSet = enumeration<Base['ButtonSet']>('OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL')
export const Weekday = enumeration<Base['Weekday']>(
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
)
export const Charset = enumeration<typeof GoogleAppsScript.Utilities.Charset>('US_ASCII', 'UTF_8')
export const DigestAlgorithm = enumeration<typeof GoogleAppsScript.Utilities.DigestAlgorithm>(
  'MD2',
  'MD5',
  'SHA_1',
  'SHA_256',
  'SHA_384',
  'SHA_512',
)
export const MacAlgorithm = enumeration<typeof GoogleAppsScript.Utilities.MacAlgorithm>(
  'HMAC_MD5',
  'HMAC_SHA_1',
  'HMAC_SHA_256',
  'HMAC_SHA_384',
  'HMAC_SHA_512',
)
export const AuthMode = enumeration<typeof GoogleAppsScript.Script.AuthMode>(
  'NONE',
  'CUSTOM_FUNCTION',
  'LIMITED',
  'FULL',
)
export const AuthorizationStatus = enumeration<typeof GoogleAppsScript.Script.AuthorizationStatus>(
  'REQUIRED',
  'NOT_REQUIRED',
)
export const EventType = enumeration<typeof GoogleAppsScript.Script.EventType>(
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
)
export const TriggerSource = enumeration<typeof GoogleAppsScript.Script.TriggerSource>(
  'SPREADSHEETS',
  'CLOCK',
  'FORMS',
  'DOCUMENTS',
  'CALENDAR',
)
export const SandboxMode = enumeration<typeof GoogleAppsScript.HTML.SandboxMode>('EMULATED', 'IFRAME', 'NATIVE')
export const XFrameOptionsMode = enumeration<typeof GoogleAppsScript.HTML.XFrameOptionsMode>('ALLOWALL', 'DEFAULT')

type Charts = typeof GoogleAppsScript.Charts
export const ChartType = enumeration<Charts['ChartType']>(
  'AREA',
  'BAR',
  'COLUMN',
  'COMBO',
  'HISTOGRAM',
  'LINE',
  'PIE',
  'SCATTER',
  'STEPPED_AREA',
  'TABLE',
)
export const ChartMergeStrategy = enumeration<Charts['ChartMergeStrategy']>('MERGE_COLUMNS', 'MERGE_ROWS')
export const ChartHiddenDimensionStrategy = enumeration<Charts['ChartHiddenDimensionStrategy']>(
  'IGNORE_BOTH',
  'IGNORE_ROWS',
  'IGNORE_COLUMNS',
  'SHOW_BOTH',
)
export const CurveStyle = enumeration<Charts['CurveStyle']>('NORMAL', 'SMOOTH')
export const PointStyle = enumeration<Charts['PointStyle']>('NONE', 'TINY', 'MEDIUM', 'LARGE', 'HUGE')
export const Position = enumeration<Charts['Position']>('TOP', 'RIGHT', 'BOTTOM', 'NONE')
