/** What the sidebar says. Decides the list of sentences; en.ts and zh.ts hold them. */
import type {
  CANDIDATE_OUTCOMES,
  ContactReason,
  GuardCause,
  RuleFunction,
  RuleOperator,
  TierWindow,
} from '../../../worker/contract.ts'
import type { RuleSubject, View } from '../../sidebar-contract.ts'

export interface SidebarWords {
  views: { [view in View]: string }
  viewsLabel: string
  loading: string
  noAnswer: string
  tryAgain: string
  close: string
  cancel: string
  save: string
  setUp: string
  more: string
  /** Figures, money and dates as a person reads them. */
  figure: (count: number) => string
  money: (amount: number, currency: string) => string
  /** An ISO date, near ones in words. */
  day: (iso: string, today: string) => string
  /** The same never in words. */
  date: (iso: string, today: string) => string
  month: (isoMonth: string) => string
  percent: (share: number) => string
  customers: (count: number) => string
  /** Between texts of a list, between two sentences, around an aside, behind what is being done. */
  comma: string
  space: string
  aside: (text: string) => string
  going: (sentence: string) => string
  reports: { contactList: string; contactListWorking: string; dashboard: string; dashboardWorking: string }
  duplicates: { look: string; looking: string; merge: string; merging: string }
  home: {
    whatItIs: string
    steps: [string, string]
    notSetUp: string
    sample: string
    sampleMaking: string
    neverUpdated: string
    nobody: string
    updated: (minutesAgo: number) => string
    counts: (customers: number, orders: number) => string
    update: string
    preview: string
    steps_: { [step: string]: (done: number, total: number) => string }
    starting: string
    cancelling: string
    changed: (cells: number) => string
    undo: string
    undoing: string
    undone: string
    dueToday: (count: number) => string
    dueWeek: (count: number) => string
    noDates: string
    problems: (count: number) => string
    since: (iso: string, today: string) => string
    change: (change: number) => string
    unchanged: string
    /** `when`: as the schedule says it. */
    nextRun: (when: string) => string
    noSchedule: string
    schedule: string
    makeSchedule: string
  }
  preview: {
    title: string
    working: string
    nothing: string
    would: (changed: number, customers: number, cells: number) => string
    moves: string
    tooManyToUndo: string
    rows: string
    moved: (column: string, fromTo: string) => string
    fromTo: (from: string, to: string) => string
    empty: string
    firstRows: (shown: number, all: number) => string
  }
  customer: {
    none: string
    showSelected: string
    row: (row: number) => string
    nextContact: string
    noContact: string
    log: string
    override: string
    spend: string
    spendYear: (amount: string) => string
    /** `own`: from this customer's orders; else as in the whole shop. */
    cycle: (days: number, own: boolean) => string
    next: (on: string, from: string, to: string) => string
    chance: (share: string) => string
    likes: string
    referrals: (customers: number, spend: string) => string
    why: string
    whyWorking: string
    inSentences: string
    ordersTitle: (count: number) => string
    contactsTitle: (count: number) => string
    noContacts: string
    fieldsTitle: string
    columnsTitle: string
    notScored: string
    ownChoice: (value: string, until: string, reason: string) => string
    takeBack: string
  }
  why: {
    heads: { [head in 'value' | 'compared' | 'score' | 'change' | 'byScores' | 'setBy' | 'earned' | 'until']: string }
    recency: string
    frequency: (windowDays: number) => string
    monetary: (windowDays: number) => string
    daysAgo: (days: number) => string
    orders: (count: number) => string
    /** Among all buyers: that share of them is worse. */
    more: { [measure in 'r' | 'f' | 'm']: (share: string, buyers: string) => string }
    /** In place of a share that would be 0 %: how many. */
    few: (buyers: string) => string
    nobodyLess: { [measure in 'r' | 'f' | 'm']: string }
    /** Against bounds: the one that was met, or the one that was not. */
    bound: { [measure in 'r' | 'f' | 'm']: (value: string, score: number) => string }
    belowBound: { [measure in 'r' | 'f' | 'm']: (value: string, score: number) => string }
    amountsIn: (currency: string) => string
    scoreOf: (score: number, best: number) => string
    recencyNeeded: (days: number, score: number) => string
    frequencyNeeded: (orders: number, score: number) => string
    monetaryNeeded: (amount: string, score: number) => string
    /** `but`: one of `guard`, or ''. */
    grid: (recency: number, orders: number, spend: number, segment: string, but: string) => string
    guard: { [cause in GuardCause]: string }
    rule: (name: string) => string
    yours: string
    windows: { [window in TierWindow]: string }
    /** `tier`: the earned one, where another is in force; or ''. */
    tierEarned: (tier: string, amount: string, window: string) => string
    /** `about`: the category, holiday or tier; or ''. */
    candidate: (day: string, outcome: string, about: string) => string
    tierKeep: (tier: string, day: string, missing: string) => string
    /** What was earned, where another tier is in force; `day` and `missing` may be ''. */
    tierEarnedOnly: (tier: string, day: string, missing: string) => string
    /** `isGiven`: where another tier than the earned one is in force, which can be this one. */
    tierNext: (missing: string, tier: string, isGiven: boolean) => string
    outcomes: { [outcome in (typeof CANDIDATE_OUTCOMES)[number]]: string }
  }
  log: {
    title: string
    kind: string
    contact: string
    enquiry: string
    channel: string
    noChannel: string
    reason: string
    noReason: string
    note: string
    notePlace: string
    saving: string
  }
  override: {
    title: string
    what: string
    segment: string
    tier: string
    nextContact: string
    value: string
    choose: string
    until: string
    untilNote: string
    reason: string
    reasonPlace: string
  }
  contacts: {
    today: string
    week: string
    list: string
    /** `listed`: others are in the list above. */
    nobodyToday: (tomorrow: number, listed: boolean) => string
    nobodyWeek: string
    /** `on`: a date in words. */
    nextDue: (on: string, customers: number) => string
    noneAtAll: string
    toHome: string
    noDates: string
    /** `day`: in words. */
    dueSince: (day: string) => string
    copy: string
    copied: string
    copyFailed: string
    sms: string
    mail: string
    whatsapp: string
    call: string
    done: string
    /** `day`: in words. */
    doneOn: (day: string) => string
    later: string
    laterDays: (days: number) => string
    message: string
    /** Which of the texts this person gets, and in which language. */
    kind: string
    itsLanguage: string
    template: string
    editAll: string
    editAllNote: string
    whom: string
    everyone: string
    onlySegment: (segment: string) => string
    proposedAgain: string
    language: string
    noConsent: string
    noAddress: string
    blocked: { [code: string]: string }
    reasonsWorking: string
    more: (shown: number, all: number) => string
    subject: (shop: string) => string
  }
  search: {
    label: string
    place: string
    loading: (read: number, all: number) => string
    loadingOthers: string
    ready: (all: number) => string
    nobody: string
    noRows: string
    found: (shown: number, all: number) => string
    hint: string
    reload: string
  }
  settings: {
    title: string
    openTab: string
    setUp: string
    schedule: string
    connection: string
    language: string
    languageKept: string
    tiers: string
    tierName: string
    tierUp: string
    tierKeep: string
    /** A column's head with what its figures count. */
    inUnit: (head: string, unit: string) => string
    addTier: string
    remove: string
    orders: string
    rules: string
    rulesNote: string
    newRule: string
    addRule: string
    ruleName: string
    when: string
    condition: (number: number) => string
    joinedBy: string
    and: string
    or: string
    column: string
    operator: string
    value: string
    addCondition: string
    setsSegment: string
    setsTag: string
    setsTier: string
    priority: string
    stop: string
    advanced: string
    attempt: string
    trying: string
    dryRun: string
    changes: string
    changesNobody: string
    gain: string
    lose: string
    /** `gained`, `lost`: to whom it would apply, and does not today, and the other way round. */
    matches: (customers: string, gained: number, lost: number) => string
    neverMatches: string
    overlaps: (names: string) => string
    /** After names: how many are not named. */
    more: (count: number) => string
    nearest: string
    nearestTiers: string
    /** Rules set tags: saving begins their column, or it is not written. */
    tagsBegin: (header: string) => string
    tagsUnseen: (header: string) => string
  }
  /** The builder of a rule's conditions. */
  rule: {
    groups: { [group in RuleSubject['group']]: string }
    /** As they are chosen; … stands for what the next field asks. */
    subjects: { [name in RuleFunction]: string }
    /** As a list of rules says them; `argument` is what the field holds. */
    sentences: { [name in RuleFunction]: (argument: string) => string }
    /** Not among the fields: the text of the Settings tab. */
    asText: string
    days: string
    daysHint: string
    since: string
    dimension: string
    which: string
    otherText: string
    shareHint: string
    severalHint: string
    betweenHint: string
    /** … stands for the value. */
    operators: { [operator in RuleOperator]: string }
    dateOperators: { [operator in RuleOperator]?: string }
  }
  reasons: { [reason in ContactReason]: string }
}
