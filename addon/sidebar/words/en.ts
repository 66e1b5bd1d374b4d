/** English. Numbers have thousands marks and their noun's plural. */

import { LABELS } from '../../../worker/contract.ts'
import { knownPlaces } from '../message.ts'
import { dayWords, figure, money, percent } from './figures.ts'
import type { SidebarWords } from './types.ts'

const counted = (count: number, one: string, other: string): string => `${figure(count)} ${count === 1 ? one : other}`
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const reasons = LABELS.en.contactReason as SidebarWords['reasons']

function day(iso: string, today: string): string {
  const days = dayWords(iso, today)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  if (days !== undefined && days > 1 && days <= 13) return `in ${days} days`
  if (days !== undefined && days < -1 && days >= -13) return `${-days} days ago`
  return plainDay(iso, today)
}
function plainDay(iso: string, today: string): string {
  const [year, month, date] = iso.split('-')
  const text = `${Number(date)} ${MONTHS[Number(month) - 1] ?? month}`
  return year === today.slice(0, 4) ? text : `${text} ${year}`
}

export const en: SidebarWords = {
  views: { home: 'Home', customer: 'Customer', contacts: 'Contacts', search: 'Search', settings: 'Settings' },
  viewsLabel: 'Views',
  loading: 'Reading the sheet\u00a0…',
  noAnswer: 'Google did not answer. Your own cells are as they were. Try again in a minute.',
  tryAgain: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  setUp: 'Set up',
  more: 'More',
  figure,
  money,
  day,
  date: plainDay,
  month: (iso) => `${MONTHS[Number(iso.slice(5, 7)) - 1] ?? ''} ${iso.slice(0, 4)}`,
  percent,
  customers: (count) => counted(count, 'customer', 'customers'),
  comma: ', ',
  space: ' ',
  aside: (text) => ` (${text})`,
  // The dots stay with the last word.
  going: (sentence) => `${sentence}\u00a0…`,
  reports: {
    contactList: 'Contact list',
    contactListWorking: 'Working out whom to contact this week\u00a0…',
    dashboard: 'Dashboard',
    dashboardWorking: 'Adding up the last twelve months\u00a0…',
  },
  duplicates: {
    look: 'Look for duplicates',
    looking: 'Comparing phones, addresses and names\u00a0…',
    merge: 'Merge the ticked rows',
    merging: 'Merging\u00a0…',
  },
  home: {
    whatItIs:
      'Regulars reads your orders and writes segment, tier and the day of the next contact beside each customer.',
    steps: [
      'Connect it to your Worker and look at what was recognised.',
      'Update once: the columns fill by themselves.',
    ],
    notSetUp: 'Connected. Now choose which tabs and columns hold your orders and customers.',
    sample: 'Try with a sample shop',
    sampleMaking: 'Making a sample shop\u00a0…',
    nobody:
      'There are no customers yet. Enter your customers and their orders, each in a row, then update. Are they in other tabs?',
    neverUpdated: 'Everything is set up. The first update reads the orders and fills the columns.',
    updated: (minutes) =>
      minutes < 1
        ? 'Updated just now'
        : minutes < 60
          ? `Updated ${counted(minutes, 'minute', 'minutes')} ago`
          : minutes < 48 * 60
            ? `Updated ${counted(Math.floor(minutes / 60), 'hour', 'hours')} ago`
            : `Updated ${counted(Math.floor(minutes / 1440), 'day', 'days')} ago`,
    counts: (customers, orders) =>
      `${counted(customers, 'customer', 'customers')}, ${counted(orders, 'order', 'orders')}`,
    update: 'Update now',
    preview: 'Preview',
    steps_: {
      reading: (_done, total) => (total > 0 ? `Reading ${counted(total, 'row', 'rows')}` : 'Reading the sheet'),
      preparing: () => 'Looking for what changed',
      sending: (_done, total) =>
        total > 0 ? `Sending ${counted(total, 'changed block', 'changed blocks')}` : 'Sending what changed',
      scoring: () => 'Working out segments, tiers and dates',
      writing: (_done, total) => (total > 0 ? `Writing ${counted(total, 'row', 'rows')}` : 'Writing'),
    },
    starting: 'Starting',
    cancelling: 'Stopping before anything is written',
    changed: (cells) => (cells === 0 ? 'Nothing had to be changed.' : `Changed ${counted(cells, 'cell', 'cells')}.`),
    undo: 'Undo',
    undoing: 'Bringing the former values back\u00a0…',
    undone: 'The last update was undone.',
    dueToday: (count) =>
      `${count === 0 ? 'Nobody' : count === 1 ? '1 person' : `${figure(count)} people`} to contact today`,
    dueWeek: (count) => (count === 0 ? 'Nobody this week' : `${figure(count)} this week`),
    noDates: 'Next-contact dates are not written yet.',
    problems: (count) => `${counted(count, 'cell needs', 'cells need')} a look`,
    since: (iso, today) => `Since ${plainDay(iso, today)}`,
    change: (change) => (change > 0 ? `+${figure(change)}` : `−${figure(-change)}`),
    unchanged: 'no change',
    nextRun: (when) => `Next run ${when}.`,
    noSchedule: 'No schedule yet.',
    schedule: 'Change schedule',
    makeSchedule: 'Make a schedule',
  },
  preview: {
    title: 'What an update would change',
    working: 'Working out what would change. Nothing is written.',
    nothing: 'An update would change nothing.',
    would: (changed, customers, cells) =>
      `Would change ${figure(changed)} of ${counted(customers, 'customer', 'customers')} (${counted(cells, 'cell', 'cells')}).`,
    moves: 'Segments and tiers',
    tooManyToUndo: 'These are too many cells for Undo. Afterwards only File > Version history brings them back.',
    rows: 'Customer by customer',
    moved: (column, fromTo) => `${column}: ${fromTo}`,
    fromTo: (from, to) => `${from} → ${to}`,
    empty: 'blank',
    firstRows: (shown, all) => `The first ${figure(shown)} of ${figure(all)}.`,
  },
  customer: {
    none: 'Select a row of a customer or of an order in the sheet, and this view shows that customer.',
    showSelected: 'Show selected row',
    row: (row) => `row ${figure(row)}`,
    nextContact: 'Next contact',
    noContact: 'No contact is due.',
    log: 'Log contact',
    override: 'Override',
    spend: 'Spend by month',
    spendYear: (amount) => `${amount} in 12 months`,
    cycle: (days, own) =>
      `${own ? 'Buys' : 'Customers here buy'} about every ${days === 1 ? 'day' : `${figure(days)} days`}.`,
    next: (on, from, to) => `If there is another order, then around ${on} (${from} – ${to}).`,
    chance: (share) => `${share} likely within 90 days.`,
    likes: 'Likes',
    referrals: (customers, spend) =>
      `Brought ${counted(customers, 'customer', 'customers')}, who spent ${spend} in 12 months.`,
    why: 'Why?',
    whyWorking: 'Working out why\u00a0…',
    inSentences: 'Everything in sentences',
    ordersTitle: (count) => `Orders ${figure(count)}`,
    contactsTitle: (count) => `Contacts ${figure(count)}`,
    noContacts: 'None so far.',
    fieldsTitle: 'In the sheet',
    columnsTitle: 'Written by Regulars',
    notScored: 'This customer was not scored: the row has no order that counts yet.',
    ownChoice: (value, until, reason) =>
      `Your choice: ${value}${until ? ` until ${until}` : ''}${reason ? ` (${reason})` : ''}`,
    takeBack: 'Take back',
  },
  why: {
    heads: {
      value: 'Value',
      compared: 'Compared with',
      score: 'Score',
      change: 'What would change it',
      byScores: 'By the scores',
      setBy: 'Set by',
      earned: 'Earned by',
      until: 'Until',
    },
    recency: 'Last order',
    frequency: (days) => (days > 0 ? `Orders in ${figure(days)} days` : 'Orders so far'),
    monetary: (days) => (days > 0 ? `Spend in ${figure(days)} days` : 'Spend so far'),
    daysAgo: (days) => (days === 0 ? 'today' : days === 1 ? '1 day ago' : `${figure(days)} days ago`),
    orders: (count) => counted(count, 'order', 'orders'),
    more: {
      r: (share, buyers) => `more recent than ${share} of the ${buyers} buyers`,
      f: (share, buyers) => `more often than ${share} of the ${buyers} buyers`,
      m: (share, buyers) => `more than ${share} of the ${buyers} buyers`,
    },
    few: (buyers) => buyers,
    nobodyLess: {
      r: 'nobody’s last order is longer ago',
      f: 'nobody ordered less often',
      m: 'nobody spent less',
    },
    bound: {
      r: (days, score) => `within ${days} days gives ${score}`,
      f: (orders, score) => `${orders} or more gives ${score}`,
      m: (amount, score) => `${amount} or more gives ${score}`,
    },
    belowBound: {
      r: (days, score) => `more than ${days} days ago gives ${score}`,
      f: (orders, score) => `fewer than ${orders} gives ${score}`,
      m: (amount, score) => `less than ${amount} gives ${score}`,
    },
    amountsIn: (currency) => `Amounts in ${currency}.`,
    scoreOf: (score, best) => `${score} of ${best}`,
    recencyNeeded: (days, score) =>
      `an order ${days <= 0 ? 'today' : `at most ${counted(days, 'day', 'days')} ago`} gives ${score}`,
    frequencyNeeded: (orders, score) => `${counted(orders, 'order gives', 'orders give')} ${score}`,
    monetaryNeeded: (amount, score) => `${amount} gives ${score}`,
    grid: (recency, orders, spend, segment, but) =>
      `${segment} (recency ${recency}, orders ${orders}, spend ${spend} of 5)${but && `, ${but}`}`,
    guard: {
      longAgo: 'but the last order is too long ago for that',
      notLongAgo: 'but the last order is not that long ago',
      boughtBefore: 'but this is not the first order',
    },
    rule: (name) => `your rule “${name}”`,
    yours: 'you',
    windows: { rolling: 'in the last 365 days', calendar: 'this year', lifetime: 'in all' },
    tierEarned: (tier, amount, window) => `${tier && `${tier}: `}${amount} ${window}`,
    candidate: (on, outcome, about) => `${about && `${about}, `}${on}: ${outcome}`,
    tierKeep: (tier, on, missing) => `${tier} until ${on}${missing ? `; ${missing} more to keep it` : ''}.`,
    tierEarnedOnly: (tier, on, missing) =>
      `Earned: ${tier}${on && ` until ${on}`}${missing && `; ${missing} more to keep it`}.`,
    tierNext: (missing, tier, isGiven) => `${missing} more to ${isGiven ? 'earn' : 'reach'} ${tier}.`,
    outcomes: {
      chosen: 'chosen',
      later: 'comes later',
      noLegalDay: 'no day on which contacts are allowed',
      contacted: 'there was a contact since',
      tooLate: 'too late by now',
      overdue: 'overdue for too long',
    },
  },
  log: {
    title: 'Log a contact',
    kind: 'What was it?',
    contact: 'I got in touch',
    enquiry: 'The customer asked',
    channel: 'How',
    noChannel: 'In person or other',
    reason: 'Why',
    noReason: 'No particular reason',
    note: 'Note',
    notePlace: 'stays in the sheet',
    saving: 'Writing\u00a0…',
  },
  override: {
    title: 'Decide yourself',
    what: 'What',
    segment: 'Segment',
    tier: 'Tier',
    nextContact: 'Next contact',
    value: 'Your choice',
    choose: 'Choose\u00a0…',
    until: 'Until',
    untilNote: 'blank: until you take it back',
    reason: 'Reason',
    reasonPlace: 'stays in the sheet',
  },
  contacts: {
    today: 'Today',
    week: 'This week',
    list: 'People to contact',
    nobodyToday: (tomorrow, listed) =>
      tomorrow === 0
        ? `Nobody ${listed ? 'else ' : ''}today, and nobody tomorrow.`
        : `Nobody ${listed ? 'else ' : ''}today. Tomorrow there ${tomorrow === 1 ? 'is 1' : `are ${figure(tomorrow)}`}.`,
    nobodyWeek: 'Nobody this week.',
    nextDue: (on, count) => `The next contact is due on ${on} (${counted(count, 'customer', 'customers')}).`,
    noneAtAll: 'No date lies ahead for anybody. When there are new orders, an update finds the next dates.',
    toHome: 'Go to Home',
    noDates: 'There is no column with next contacts yet. Choose “Next contact” in Set up, then update.',
    dueSince: (on) => `due since ${on}`,
    copy: 'Copy text',
    copied: 'Copied',
    copyFailed: 'The browser did not let the text be copied. Select it and press Ctrl+C.',
    sms: 'SMS',
    mail: 'Mail',
    whatsapp: 'WhatsApp',
    call: 'Call',
    done: 'Done',
    doneOn: (on) => `done ${on}`,
    later: 'Later',
    laterDays: (days) => `in ${counted(days, 'day', 'days')}`,
    message: 'Message',
    kind: 'Kind of message',
    itsLanguage: 'Language of this message',
    template: 'Text',
    editAll: 'Change the text for this kind of message',
    editAllNote: `${knownPlaces(', ')} are filled in. The text is kept in the Settings tab.`,
    whom: 'For whom',
    everyone: 'All customers',
    onlySegment: (segment) => `Only ${segment}`,
    proposedAgain: 'Back to the proposed text',
    language: 'Language of the messages',
    noConsent: 'No consent to messages.',
    noAddress: 'No phone number or e-mail address in the sheet.',
    blocked: LABELS.en.contactBlocked as Record<string, string>,
    reasonsWorking: 'Looking up the reasons\u00a0…',
    more: (shown, all) => `The first ${figure(shown)} of ${figure(all)}. When some are done, the next ones follow.`,
    subject: (shop) => shop,
  },
  search: {
    label: 'Search customers',
    place: 'Name, phone, e-mail, company …',
    loading: (read, all) => `Read ${figure(read)} of ${counted(all, 'row', 'rows')}; you can search these already.`,
    loadingOthers: 'Reading the other columns\u00a0…',
    ready: (all) => `${counted(all, 'customer', 'customers')}. Every column is searched.`,
    nobody: 'Nobody found. Try a part of the name or the last digits of the phone.',
    noRows: 'No customers yet. Once they are in the Customers tab, you find them here.',
    found: (shown, all) =>
      all > shown
        ? `The first ${figure(shown)} of ${figure(all)}. Type more to narrow them down.`
        : `${figure(all)} found.`,
    hint: 'Arrow keys choose, Enter goes to the row.',
    reload: 'Read again',
  },
  settings: {
    title: 'All settings',
    openTab: 'Open the Settings tab',
    setUp: 'Set up: tables, columns',
    schedule: 'Schedule',
    connection: 'Connection and keys',
    language: 'Language of this sidebar',
    languageKept:
      'Kept. The menu follows when you open the file again, the title above when you open the sidebar again.',
    tiers: 'Tiers',
    tierName: 'Tier',
    tierUp: 'Reached at',
    tierKeep: 'Kept at',
    inUnit: (head, unit) => `${head} (${unit})`,
    addTier: 'Add a tier',
    remove: 'Remove',
    orders: 'orders',
    rules: 'Rules',
    rulesNote:
      'A rule sets a segment, a tag or a lowest tier. Your own choice for a customer comes first. The channels, stores, sources and tags that rules ask for leave the sheet as they stand.',
    newRule: 'New rule',
    addRule: 'Add a rule',
    ruleName: 'Name of the rule',
    when: 'When',
    condition: (number) => `Condition ${number}`,
    joinedBy: 'And / or',
    and: 'and',
    or: 'or',
    column: 'About',
    operator: 'How',
    value: 'Value',
    addCondition: 'Add a condition',
    setsSegment: 'Sets segment',
    setsTag: 'Sets tag',
    setsTier: 'Lowest tier',
    priority: 'Priority (lower comes first)',
    stop: 'No later rule counts for these customers',
    advanced: 'Advanced: an expression in place of conditions',
    attempt: 'Try out',
    trying: 'Working out who gains and who loses. Nothing is written.',
    dryRun: 'What this would change',
    changes: 'Compared with the settings in force today:',
    changesNobody: 'Nobody’s segment or tier would change.',
    gain: 'Would join',
    lose: 'Would leave',
    matches: (customers, gained, lost) =>
      `Applies to ${customers}${gained > 0 ? `, ${figure(gained)} of them new` : ''}${lost > 0 ? `; no longer to ${figure(lost)}` : ''}.`,
    neverMatches: 'Nobody meets this rule.',
    overlaps: (names) => `Speaks of some of the same customers as ${names}.`,
    more: (count) => `and ${figure(count)} more`,
    nearest: 'Nearest to it:',
    nearestTiers: 'Nearest to a tier’s edge',
  },
  rule: {
    groups: {
      figures: 'Orders and spend',
      classes: 'Where a customer stands',
      dates: 'Dates',
      sheet: 'Your customers’ columns',
      orders: 'Your orders’ columns',
      own: 'Other columns of your sheet',
      others: 'Everything that Regulars works out',
    },
    subjects: {
      spend: 'Spend in the last … days',
      orders: 'Days with an order in the last … days',
      bought: 'Has ever bought …',
      share: 'Share of all spend on …',
      daysSince: 'Days since …',
    },
    sentences: {
      spend: (days) => (Number(days) > 0 ? `Spend in the last ${days} days` : 'Spend so far'),
      orders: (days) =>
        Number(days) > 0 ? `Days with an order in the last ${days} days` : 'Days with an order so far',
      bought: (what) => `Has ever bought ${what}:`,
      share: (what) => `Share of spend on ${what}`,
      daysSince: (date) => `Days since “${date}”`,
    },
    asText: 'Something else, as text',
    days: 'Days (0: all so far)',
    daysHint: 'days',
    since: 'Since',
    dimension: 'Column of the orders',
    which: 'Of what',
    otherText: 'Another text …',
    shareHint: 'such as 40%',
    severalHint: 'several, with ; between them',
    betweenHint: 'such as 10 to 20',
    operators: {
      '=': 'is',
      '!=': 'is not',
      '>': 'more than',
      '>=': 'at least',
      '<': 'less than',
      '<=': 'at most',
      between: 'between',
      in: 'one of',
      contains: 'contains',
      blank: 'is blank',
      notBlank: 'is not blank',
      withinLastDays: 'within the last … days',
      moreThanDaysAgo: 'more than … days ago',
    },
    dateOperators: {
      '=': 'on',
      '!=': 'not on',
      '>': 'after',
      '>=': 'on or after',
      '<': 'before',
      '<=': 'on or before',
    },
  },
  reasons,
}
