/**
 * A reason why an update or a set-up stopped that a person can do something about. Decides the codes; the sentences
 * are in words/. Every other exception is a bug and is shown as one.
 */

export type RefusalCode =
  | 'notSetUp'
  | 'notConnected'
  | 'busy'
  | 'noOrders'
  | 'noCustomers'
  | 'noRows'
  | 'tabGone'
  | 'headerMissing'
  | 'headerTwice'
  | 'roleMissing'
  | 'sameTab'
  | 'foreignColumns'
  | 'tooManyRows'
  | 'badUrl'
  | 'unreachable'
  | 'notTheWorker'
  | 'brokenAnswer'
  | 'wrongSetupKey'
  | 'unauthorized'
  | 'erased'
  | 'bookExists'
  | 'tooLarge'
  | 'rateLimited'
  | 'workerTrouble'
  | 'refusedRequest'
  | 'protectedRange'
  | 'typedColumn'
  | 'sheetRefused'
  | 'propertyFull'
  | 'wrongSetting'
  | 'nothingToUndo'
  | 'tooMuchToUndo'
  | 'customerGone'
  | 'badChoice'
  | 'badTiers'
  | 'badRule'
  | 'badMessage'
  | 'tooManyMessages'
  | 'cancelled'
  | 'outOfTime'
  | 'bookBusy'
  | 'oldWorker'
  | 'notConfigured'
  | 'dailyLimit'
  | 'googleQuota'
  | 'noPermission'
  | 'sheetsTrouble'
  | 'storageFull'
  | 'workbookFull'
  | 'needsRights'
  | 'keepsChanging'
  | 'stillLoading'
  | 'tooManyTriggers'
  | 'tokenWaits'
  | 'keysWait'
  | 'notDisconnected'

/** What a sentence needs: names of tabs and headers, counts, limits. Never the text of a person's cell. */
export type RefusalDetails = Record<string, string | number>

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}
