/**
 * Google's published types, as types only: the stand-in is checked against them and nothing of them exists at run time.
 */
/// <reference types="google-apps-script" />
export type GoogleRange = GoogleAppsScript.Spreadsheet.Range
export type GoogleRangeList = GoogleAppsScript.Spreadsheet.RangeList
export type GoogleSelection = GoogleAppsScript.Spreadsheet.Selection
export type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet
export type GoogleSpreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet
export type GoogleSpreadsheetApp = GoogleAppsScript.Spreadsheet.SpreadsheetApp
export type GoogleMetadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata
export type GoogleMetadataFinder = GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder
export type GoogleMetadataLocation = GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation
export type GoogleRichText = GoogleAppsScript.Spreadsheet.RichTextValue
export type GoogleRichTextBuilder = GoogleAppsScript.Spreadsheet.RichTextValueBuilder
export type GoogleTextStyle = GoogleAppsScript.Spreadsheet.TextStyle
export type GoogleTextStyleBuilder = GoogleAppsScript.Spreadsheet.TextStyleBuilder
export type GoogleRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule
export type GoogleRuleBuilder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder
export type GoogleBooleanCondition = GoogleAppsScript.Spreadsheet.BooleanCondition
export type GoogleDataValidation = GoogleAppsScript.Spreadsheet.DataValidation
export type GoogleDataValidationBuilder = GoogleAppsScript.Spreadsheet.DataValidationBuilder
export type GoogleChart = GoogleAppsScript.Spreadsheet.EmbeddedChart
export type GoogleChartBuilder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder
/** Every kind's own builder at once. */
export type GoogleAnyChartBuilder = GoogleChartBuilder &
  GoogleAppsScript.Spreadsheet.EmbeddedAreaChartBuilder &
  GoogleAppsScript.Spreadsheet.EmbeddedBarChartBuilder &
  GoogleAppsScript.Spreadsheet.EmbeddedColumnChartBuilder &
  GoogleAppsScript.Spreadsheet.EmbeddedComboChartBuilder &
  GoogleAppsScript.Spreadsheet.EmbeddedLineChartBuilder &
  GoogleAppsScript.Spreadsheet.EmbeddedPieChartBuilder
export type GoogleChartOptions = GoogleAppsScript.Charts.ChartOptions
export type GoogleContainerInfo = GoogleAppsScript.Spreadsheet.ContainerInfo
export type GoogleCharts = GoogleAppsScript.Charts.Charts
export type GoogleFilter = GoogleAppsScript.Spreadsheet.Filter
export type GoogleProtection = GoogleAppsScript.Spreadsheet.Protection
export type GoogleUi = GoogleAppsScript.Base.Ui
export type GoogleMenu = GoogleAppsScript.Base.Menu
export type GooglePromptResponse = GoogleAppsScript.Base.PromptResponse
export type GoogleBlob = GoogleAppsScript.Base.Blob
export type GoogleSession = GoogleAppsScript.Base.Session
export type GoogleUser = GoogleAppsScript.Base.User
export type GoogleLogger = GoogleAppsScript.Base.Logger
export type GoogleUtilities = GoogleAppsScript.Utilities.Utilities
export type GoogleProperties = GoogleAppsScript.Properties.Properties
export type GooglePropertiesService = GoogleAppsScript.Properties.PropertiesService
export type GoogleCache = GoogleAppsScript.Cache.Cache
export type GoogleCacheService = GoogleAppsScript.Cache.CacheService
export type GoogleLock = GoogleAppsScript.Lock.Lock
export type GoogleLockService = GoogleAppsScript.Lock.LockService
export type GoogleUrlFetchApp = GoogleAppsScript.URL_Fetch.UrlFetchApp
export type GoogleHttpResponse = GoogleAppsScript.URL_Fetch.HTTPResponse
export type GoogleFetchOptions = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions
export type GoogleFetchRequest = GoogleAppsScript.URL_Fetch.URLFetchRequest
export type GoogleHtmlOutput = GoogleAppsScript.HTML.HtmlOutput
export type GoogleHtmlService = GoogleAppsScript.HTML.HtmlService
export type GoogleScriptApp = GoogleAppsScript.Script.ScriptApp
export type GoogleTrigger = GoogleAppsScript.Script.Trigger
export type GoogleTriggerBuilder = GoogleAppsScript.Script.TriggerBuilder
export type GoogleClockTriggerBuilder = GoogleAppsScript.Script.ClockTriggerBuilder
export type GoogleAuthorizationInfo = GoogleAppsScript.Script.AuthorizationInfo
