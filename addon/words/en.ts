/** English. Numbers have thousands marks and their noun's plural. */
import { roleName } from './dialog.ts'
import { figure } from './figure.ts'
import type { Words } from './types.ts'

const counted = (count: number, one: string, other: string): string => `${figure(count)} ${count === 1 ? one : other}`

export const en: Words = {
  menu: {
    title: 'Regulars',
    updateNow: 'Update now',
    openSidebar: 'Open sidebar',
    contactsToday: 'Contacts today',
    undo: 'Undo last update',
    reports: 'Contacts and reports',
    contactList: 'Contact list',
    dashboard: 'Dashboard',
    settings: 'Settings',
    settingsTab: 'Open Settings tab',
    setUp: 'Set up',
    schedule: 'Schedule',
    connection: 'Connection and keys',
    help: 'Help',
  },
  tabs: {
    customers: 'Customers',
    problems: 'Problems',
    settings: 'Settings',
    memory: 'Regulars memory',
    contactLog: 'Contact log',
  },
  headers: {
    segment: 'Segment',
    tier: 'Tier',
    nextContact: 'Next contact',
    contactReason: 'Contact reason',
    contactChannel: 'Contact channel',
    contactBlocked: 'Not contacted because',
    lifecycle: 'Lifecycle',
    valueClass: 'Value class',
    spendClass: 'Spend class',
    rfmWeighted: 'Weighted RFM',
    rfmClass: 'RFM class',
    rfm: 'RFM',
    r: 'R',
    f: 'F',
    m: 'M',
    recencyDays: 'Days since last order',
    frequency: 'Orders in window',
    monetary: 'Spend in window',
    cycleDays: 'Repurchase cycle (days)',
    nextOrder: 'Next order',
    nextOrderFrom: 'Next order from',
    nextOrderTo: 'Next order to',
    cycleConfidence: 'Cycle confidence',
    churnRisk: 'Churn risk',
    pAlive: 'Still a customer (chance)',
    expectedOrders90: 'Expected orders, 90 days',
    clv12: 'Expected spend, 12 months',
    favourite: 'Favourite',
    favouriteChannel: 'Favourite channel',
    favouriteStore: 'Favourite store',
    favouriteTaste: 'Favourite taste',
    favouriteColour: 'Favourite colour',
    favouriteSize: 'Favourite size',
    recommend: 'Recommended product',
    referralSpend: 'Referral spend',
    tierSince: 'Tier since',
    tierUntil: 'Tier until',
    toNextTier: 'To next tier',
    toKeepTier: 'To keep tier',
    tags: 'Rule tags',
    segmentComputed: 'Segment (computed)',
    tierComputed: 'Tier (computed)',
    why: 'Why',
    segmentOverride: 'Segment override',
    segmentOverrideFrom: 'Segment override from',
    segmentOverrideUntil: 'Segment override until',
    segmentOverrideReason: 'Segment override reason',
    tierOverride: 'Tier override',
    tierOverrideFrom: 'Tier override from',
    tierOverrideUntil: 'Tier override until',
    tierOverrideReason: 'Tier override reason',
    contactOn: 'Contact on',
    contactOnReason: 'Contact on reason',
  },
  headerNote: 'Written by Regulars',
  ownHeader: (header) => `${header} (Regulars)`,
  setUpTitle: 'Set up Regulars',
  scheduleTitle: 'Scheduled updates',
  connectionTitle: 'Connection to the Worker',
  help:
    'Regulars reads your orders and writes segment, tier and next-contact date beside each customer.\n\n' +
    'Update now: reads the orders again and rewrites only its own columns.\n' +
    'To decide yourself, type over a segment, a tier or a next-contact date: the next update moves it to an override column and keeps to it.\n' +
    'Settings: opens the tab with tiers, scores and rules of contact; the next update reads it.\n' +
    'Set up: which columns are read, which are written, what leaves the sheet.\n\n' +
    'Names, phones, e-mail addresses and notes never leave the sheet.',
  typedOn: (isoDate) => `typed on ${isoDate}`,
  refusals: {
    notSetUp: () => 'Regulars is not set up in this file yet. Choose Regulars > Settings > Set up.',
    notConnected: () => 'Regulars is not connected to a Worker yet. Choose Regulars > Settings > Set up.',
    busy: () => 'The sheet is being updated by someone else. Nothing was changed. Try again in a minute.',
    noOrders: () =>
      'There is no list of orders yet. It needs a tab with a column for the customer, one for the date and one for the amount, each under its header. Nothing was changed.',
    noCustomers: () =>
      'There is no list of customers yet. Choose Regulars > Settings > Set up and let Regulars make one from the orders.',
    noRows: ({ tab }) => `The tab “${tab}” has no rows yet. Nothing was changed.`,
    tabGone: ({ tab }) =>
      `The tab “${tab}” is gone. Nothing was changed. Choose Regulars > Settings > Set up to pick another.`,
    headerMissing: ({ tab, header }) =>
      `The column “${header}” is missing in “${tab}”. Nothing was changed. Bring it back or choose Regulars > Settings > Set up.`,
    headerTwice: ({ tab, header }) =>
      `“${tab}” has two columns called “${header}”. Nothing was changed. Rename one of them.`,
    roleMissing: ({ tab, role }) =>
      `Choose the column of “${tab}” for “${roleName('en', String(role))}”. Nothing was changed.`,
    sameTab: ({ tab }) => `“${tab}” is chosen for two tables. Nothing was changed. Choose another tab for one of them.`,
    foreignColumns: ({ headers, tab }) =>
      `“${tab}” already has columns that look like ones Regulars writes: ${headers}. Nothing was changed. Rename them, or let Regulars take them over.`,
    tooManyRows: ({ tab, rows, limit }) =>
      `“${tab}” has ${rows} rows; this version reads at most ${limit}. Nothing was changed.`,
    badUrl: () => 'This is no address of a Worker. It begins with https:// and has no spaces.',
    unreachable: () =>
      'The Worker could not be reached. Nothing was changed. Try again in a minute, or check the address in Regulars > Settings > Connection and keys.',
    notTheWorker: () =>
      'At this address something other than Regulars answered. Nothing was changed. Check the address in Regulars > Settings > Connection and keys.',
    brokenAnswer: () =>
      'The answer was incomplete or not meant for this sheet. Nothing was changed. Try again in a minute.',
    wrongSetupKey: () => 'The Worker did not accept the setup key. Copy it again from where you set it.',
    unauthorized: () =>
      'The Worker no longer accepts this sheet’s token. Nothing was changed. Choose Regulars > Settings > Connection and keys to connect again.',
    erased: () =>
      'This sheet’s book was erased on the Worker. Nothing was changed. Choose Regulars > Settings > Connection and keys to connect again.',
    bookExists: () => 'The connection took too long to finish. Choose Connect once more.',
    tooLarge: () => 'The sheet has more rows than the Worker takes at once. Nothing was changed.',
    rateLimited: ({ minutes }) =>
      `The Worker had too many requests. Nothing was changed. Try again in ${counted(Number(minutes), 'minute', 'minutes')}.`,
    workerTrouble: () =>
      'The Worker is in trouble. Nothing was changed. Try again in a minute; if it stays so, look at the Worker’s log.',
    refusedRequest: ({ detail }) =>
      `The Worker did not understand the request (${detail}). Nothing was changed. Check the settings.`,
    protectedRange: ({ tab }) =>
      `A part of “${tab}” that Regulars writes is protected against you. Ask the owner of the file.`,
    typedColumn: ({ tab }) =>
      `“${tab}” is a table with typed columns, which cannot be written. Convert it to an unformatted range, or set the type of Regulars’ columns to “none”.`,
    sheetRefused: ({ tab }) =>
      `A data validation rule in “${tab}” refuses what Regulars writes into its columns. Your own cells are as they were. Remove the rule from these columns under Data > Data validation, then run Update now again.`,
    wrongSetting: ({ key, name, expected }) =>
      `The setting “${name}” (${key}) has a value it cannot have. ${expected} Nothing was changed.`,
    nothingToUndo: () => 'There is no update to undo. Nothing was changed.',
    tooMuchToUndo: () =>
      'The last update changed too many cells to be kept. Nothing was changed. File > Version history brings back the sheet as it was.',
    customerGone: ({ tab }) => `This customer is no longer in “${tab}”. Nothing was changed. Select the row again.`,
    badTiers: () => 'Tiers need names of their own and amounts that rise from 0. Nothing was changed.',
    badRule: ({ rule, message }) => `Rule “${rule}”: ${message} Nothing was changed.`,
    badMessage: ({ message }) => `${message} Nothing was changed.`,
    tooManyMessages: () =>
      'There is no room for more texts of messages. Nothing was changed. Shorten or remove some in the Settings tab.',
    badChoice: () => 'This is no segment, tier or date that Regulars knows. Nothing was changed.',
    propertyFull: ({ bytes, limit }) =>
      `The settings are too large (${bytes} of ${limit} bytes). Use shorter names for tiers, or fewer holidays.`,
    cancelled: () => 'The update was cancelled. Nothing was changed.',
    outOfTime: () =>
      'Google gives an update six minutes, and they were used up before writing began. Nothing was changed. Choose Regulars > Update now to continue: what was sent is kept.',
    bookBusy: ({ minutes }) =>
      `Another update of this sheet is going on at the Worker. Nothing was changed. Try again in ${counted(Number(minutes), 'minute', 'minutes')}.`,
    oldWorker: () =>
      'The Worker is older than this add-on and does not know what it was asked. Nothing was changed. Deploy the Worker again.',
    notConfigured: () =>
      'The Worker lacks one of its secrets. Nothing was changed. Set SETUP_KEY and TOKEN_KEY as the README says.',
    dailyLimit: () =>
      'The Worker’s Cloudflare account has used up its requests of the day. Nothing was changed. Try again tomorrow.',
    googleQuota: () => 'Google lets this account send no more requests today. Nothing was changed. Try again tomorrow.',
    noPermission: () =>
      'Google does not let Regulars call the Worker. Nothing was changed. Choose Regulars > Settings > Set up and allow what is asked for; the Marketplace edition only calls addresses under workers.dev.',
    sheetsTrouble: () =>
      'Google Sheets did not answer in time. Your own cells are as they were. Run Update now again in a minute.',
    storageFull: () =>
      'Google keeps no more settings for this file. Your own cells are as they were. Use fewer or shorter tiers and columns in Set up.',
    workbookFull: () =>
      'The file has as many cells as Google allows. Your own cells are as they were. Delete empty rows and columns, then run Update now again.',
    needsRights: () =>
      'Google has not given Regulars the rights that it needs. Your own cells are as they were. Choose Regulars > Settings > Set up and allow what is asked for.',
    tooManyTriggers: () =>
      'Google allows you no more triggers in this file. Nothing was changed. Take one away under Extensions > Apps Script > Triggers, then save the schedule again.',
    tokenWaits: () =>
      'The Worker did not answer, so the new token has not come yet. No cell was changed. The next update, or “New token” once more, finishes it; do that within ten minutes.',
    keysWait: () =>
      'The Worker did not answer, so the keys may not be changed yet. No cell was changed, and nothing is sent under the old key. The next update, or “Change keys” once more, finishes it; do that within ten minutes.',
    notDisconnected: () =>
      'The Worker did not confirm that it erased its book. Nothing was forgotten here and no cell was changed. Try again in a minute, or forget the connection here only.',
    stillLoading: ({ tab }) => `Formulas in “${tab}” are still loading. Nothing was changed. Try again in a minute.`,
    keepsChanging: ({ tab }) =>
      `“${tab}” was changed again and again while it was read. Nothing was changed. Try again in a minute.`,
  },
  contactLogHeaders: ['Date', 'Customer', 'Channel', 'Reason', 'Note', 'Name'],
  enquiry: 'Enquiry',
  logged: (kind) =>
    kind === 'enquiry' ? 'Written to the Contact log.' : 'Written to the Contact log; the next update counts it.',
  postponed: 'moved to later',
  settingsSaved: 'Saved. The next update goes by it.',
  ruleTags: (header, begins) =>
    begins
      ? ` It also adds the column “${header}” for the tags.`
      : ` Tags are not shown: the column “${header}” is not written. Tick it under Regulars > Settings > Set up.`,
  overrideSet: (what) =>
    what === 'set' ? 'Kept. The next update goes by it.' : 'Taken back. The next update decides again.',
  countsFor: (id) => `Counts for ${id} (same as)`,
  sampleMade: ({ customers, orders }) =>
    `A sample shop is in two new tabs: ${figure(customers)} customers, ${figure(orders)} order lines. None of them is real.`,
  undone: (restored, kept) =>
    (restored === 0
      ? 'Nothing was left to undo.'
      : `${counted(restored, 'cell is', 'cells are')} as before the update.`) +
    (kept === 0
      ? ''
      : ` ${counted(kept, 'cell was', 'cells were')} changed since and ${kept === 1 ? 'stays' : 'stay'}.`),
  bug: 'Something went wrong that should not have. Your own cells are as they were; run Update now again.',
  done: ({ customers, orders, changedCells, problems, clearedRows }) =>
    `${counted(customers, 'customer', 'customers')}, ${counted(orders, 'order', 'orders')}. ` +
    (changedCells === 0 ? 'Nothing had to be changed.' : `Changed ${counted(changedCells, 'cell', 'cells')}.`) +
    (problems === 0 ? '' : ` ${counted(problems, 'cell needs', 'cells need')} a look: see the tab Problems.`) +
    (clearedRows === 0
      ? ''
      : ` ${counted(clearedRows, 'row', 'rows')} kept moving and ${clearedRows === 1 ? 'was' : 'were'} left empty; run Update now again.`),
  ruleSkipped: (rule) => `The rule “${rule}” was skipped; the tab Problems says why.`,
  rulesSkipped: (sentences) =>
    sentences.length === 0
      ? ''
      : ` ${sentences[0]}${sentences.length === 1 ? '' : ` And ${counted(sentences.length - 1, 'other rule was', 'other rules were')} skipped.`}`,
  problemsTab: {
    headers: ['Tab', 'Row', 'Column', 'What it says', 'What to do', 'What Regulars did'],
    none: 'No cell needs a look.',
    count: (total, listed) =>
      (total > listed
        ? `${counted(total, 'cell', 'cells')} to look at; the first ${figure(listed)} are listed. `
        : `${counted(total, 'cell', 'cells')} to look at. `) +
      'All other rows were read. Put a cell right where it stands; the next update takes it off this list.',
    birthday: 'Enter 1990-03-05 or 03-05; a lunar birthday as L:08-15 or 农历八月十五.',
    kindCount: (kind, count) => `${kind}: ${figure(count)}`,
    texts: {
      missingId: { kind: 'No customer', expected: 'Say which customer this row belongs to.', did: 'Left the row out.' },
      duplicateCustomer: {
        kind: 'The same customer twice',
        expected: 'An earlier row has the same customer. Keep one of them.',
        did: 'Wrote nothing beside this row.',
      },
      unknownCustomer: {
        kind: 'Customer not in the list',
        expected: 'Add this customer to the customers, or correct the id.',
        did: 'Left the row out.',
      },
      missingDate: { kind: 'No date', expected: 'Enter a date.', did: 'Left the row out.' },
      badDate: {
        kind: 'Not a date',
        expected: 'Enter a date such as 2026-03-05.',
        did: 'Left the date out, and the row where it needs one.',
      },
      ambiguousDate: {
        kind: 'Could be two dates',
        expected: 'This can be read as two dates. Write it as 2026-03-05, or set the file’s locale.',
        did: 'Left the date out, and the row where it needs one.',
      },
      missingAmount: { kind: 'No amount', expected: 'Enter an amount.', did: 'Left the row out.' },
      badAmount: { kind: 'Not an amount', expected: 'Enter a number such as 120.50.', did: 'Left the row out.' },
      ambiguousAmount: {
        kind: 'Could be two amounts',
        expected: 'This can be read as two amounts. Enter it as a number, or set the file’s locale.',
        did: 'Left the row out.',
      },
      unknownCurrency: {
        kind: 'Unknown currency',
        expected: 'Use a currency code such as USD or EUR.',
        did: 'Left the row out.',
      },
      otherCurrency: {
        kind: 'Another currency',
        expected: 'Regulars adds up one currency. Convert the amount.',
        did: 'Left the row out.',
      },
      duplicateRow: {
        kind: 'The same row twice',
        expected: 'An earlier row is the same. Remove one if it was entered twice.',
        did: 'Counted it once.',
      },
      unknownStatus: {
        kind: 'Unknown status',
        expected: 'Use a word such as paid, refunded or cancelled.',
        did: 'Counted the order as paid.',
      },
      refundWithoutOrder: {
        kind: 'Refund without an order',
        expected: 'No earlier order is left to refund. Check customer, date and amount.',
        did: 'Ignored what was left over.',
      },
      refundOverAmount: {
        kind: 'Refund larger than the order',
        expected: 'More was refunded than the order cost. Check both amounts.',
        did: 'Counted the order as 0.',
      },
      badNumber: { kind: 'Not a number', expected: 'Enter a number.', did: 'Took the cell as blank.' },
      badFlag: { kind: 'Neither yes nor no', expected: 'Enter yes or no.', did: 'Took it as yes.' },
      unknownChannel: {
        kind: 'Unknown channel',
        expected: 'Use SMS, e-mail, WhatsApp or phone; where people say whether they may be contacted, also yes or no.',
        did: 'Left the word out.',
      },
      unknownReason: {
        kind: 'Unknown reason',
        expected: 'Use one of the reasons that Regulars writes.',
        did: 'Counted the contact without a reason.',
      },
      badOverride: {
        kind: 'Unknown choice of your own',
        expected: 'Enter a segment, tier or date that Regulars knows.',
        did: 'Ignored it.',
      },
      unknownReferrer: {
        kind: 'Unknown referrer',
        expected: 'Write the id of a customer in the Customers tab.',
        did: 'The cell counted as blank.',
      },
      selfReferral: {
        kind: 'Referred by themselves',
        expected: 'Write the id of another customer.',
        did: 'The cell counted as blank.',
      },
      referralCycle: {
        kind: 'Referrals in a circle',
        expected: 'These customers referred each other in a circle. Correct one of the cells.',
        did: 'None of these referrals was counted.',
      },
      totalRow: {
        kind: 'Line of totals',
        expected: 'This looks like a sum, not like a customer. If it is one, write its name beside the id.',
        did: 'Left the row out.',
      },
      unknownSameAs: {
        kind: 'Same as nobody known',
        expected: 'No row has this customer id. Correct or empty the cell.',
        did: 'The row counts by itself.',
      },
      sameAsCircle: {
        kind: '“Same as” in a circle',
        expected: 'These rows name each other or themselves. Empty the cell of the row that is to stay.',
        did: 'Each of these rows counts by itself.',
      },
      privateText: {
        kind: 'Possibly private',
        expected: 'This may be about a person. Move it to a column of its own.',
        did: 'Kept it in the sheet and took the cell as blank.',
      },
    },
  },
}
