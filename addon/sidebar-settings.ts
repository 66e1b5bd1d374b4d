/**
 * Tiers and rules in the sidebar: as they are in force, tried out, saved into the Settings tab. Decides what of a draft is
 * accepted; a rule's texts are read by the same code as the tab's table.
 */
import {
  type Comparison,
  DEFAULT_TIERS,
  LABELS,
  LIMITS,
  type Locale,
  type Rule,
  type Settings,
  type TierLevel,
} from '../worker/contract.ts'
import { datesOf, openPlace, type Place } from './place.ts'
import { Refusal } from './refusal.ts'
import { operatorTexts, ruleSubjects } from './rule-subjects.ts'
import { RULE_WORDS, type RuleRow, readRules, writeRules } from './rules-table.ts'
import { segmentChoices } from './segment-choices.ts'
import type { AddonSettings, Mapping } from './settings.ts'
import { ownHeaders, readSettings, showSettings } from './settings-in-force.ts'
import { askAboutShop, readShopNow, type ShopNow } from './shop-now.ts'
import type { DoneAnswer, Person, RuleDraft, SettingsAnswer, SettingsDraft, TryAnswer } from './sidebar-contract.ts'
import { plainWord } from './sync/cells.ts'
import { travellingSettings } from './sync/request.ts'
import { tierNamesOf } from './tier-names.ts'
import { userLanguage, userWords, WORDS } from './words/index.ts'
import { settingsInUse } from './workbook/customer-sheet.ts'
import { personName } from './workbook/person-columns.ts'

const LOCK_WAIT_MS = 5_000
const PEOPLE_SHOWN = 10
const MOST_AMOUNT = 1e12

export function readDraft(): SettingsAnswer {
  const place = openPlace()
  const { settings, mapping } = settingsInUse(place)
  readSettings(place, settings, datesOf(place.spreadsheet))
  const language = userLanguage()
  const { scoring } = settings
  const rules = draftsOf(scoring.rules ?? [], language)
  const chosen = rules.map(({ segment }) => segment)
  return {
    tiers: levelsOf(scoring).map(({ name, up, keep }) => ({ name, up, keep: keep ?? null })),
    metric: scoring.tiers?.metric ?? 'spend',
    currency: scoring.currency ?? '',
    rules,
    subjects: ruleSubjects(mapping, freeHeaders(place, settings, mapping), tierNamesOf(scoring), language),
    operators: operatorTexts(language),
    segments: segmentChoices(scoring, language, chosen),
  }
}

/** Headers of the owner's that no column of the contract takes and no owned column has. */
function freeHeaders(place: Place, settings: AddonSettings, { customers, orders }: Mapping): string[] {
  const taken = settings.owned.map(({ header }) => header)
  for (const columns of [customers.columns, orders.columns] as { [column: string]: string }[])
    taken.push(...Object.keys(columns).map((column) => columns[column]))
  const headers = ownHeaders(place, settings)
  return headers.filter((header, at) => taken.indexOf(header) < 0 && headers.indexOf(header) === at)
}

/** Who would have another segment or tier, what each rule does, who is nearest to an edge. */
export function tryDraft(draft: SettingsDraft): TryAnswer {
  const shop = readShopNow()
  const wanted = drafted(shop.settings, draft)
  const { body } = askAboutShop(
    shop,
    ['segment', 'tier'],
    { compare: { settings: travellingSettings(wanted, shop.pseudonym) ?? {} } },
    wanted.rules,
  )
  const compared = body.compare as Comparison | undefined
  if (!compared?.gained || !compared.lost || !Array.isArray(compared.nearest)) throw new Refusal('brokenAnswer')
  return { ...told(compared, shop), ...tagsColumn(shop.settings, wanted) }
}

export function saveDraft(draft: SettingsDraft): DoneAnswer {
  const lock = LockService.getDocumentLock()
  if (lock && !lock.tryLock(LOCK_WAIT_MS)) throw new Refusal('busy')
  const place = openPlace()
  const { settings } = settingsInUse(place)
  const dates = datesOf(place.spreadsheet)
  const tab = readSettings(place, settings, dates)
  const scoring = drafted(settings, draft)
  const { tags } = tagsColumn(settings, scoring)
  settings.scoring = scoring
  if (tags?.begins) settings.columns = [...settings.columns, 'tags']
  showSettings(place, settings, dates, tab)
  place.save(settings)
  const words = userWords()
  return { message: words.settingsSaved + (tags ? words.ruleTags(tags.header, tags.begins) : '') }
}

/**
 * Whoever lets a rule set a new tag wants to see it: its column begins with it. One that was unticked while its rules stood
 * stays away. Nothing where no rule sets a tag, or the column is written.
 */
function tagsColumn({ columns, language, scoring }: AddonSettings, wanted: Settings): Pick<TryAnswer, 'tags'> {
  const tagsOf = ({ rules = [] }: Settings): string[] =>
    rules.map(({ sets }) => sets.tag ?? '').filter((tag) => tag !== '')
  const tags = tagsOf(wanted)
  if (tags.length === 0 || columns.indexOf('tags') >= 0) return {}
  const known = tagsOf(scoring)
  return { tags: { header: WORDS[language].headers.tags, begins: tags.some((tag) => known.indexOf(tag) < 0) } }
}

/** The settings with the draft in them. Refuses with `badTiers` or `badRule`. */
function drafted(settings: AddonSettings, { tiers, rules }: SettingsDraft): Settings {
  const levels = checkedTiers(tiers)
  const language = userLanguage()
  const names = tierNamesOf({ tiers: { levels } })
  const rows = rowsOf(rules, language)
  const read = readRules(rows, { language, tierNames: names })
  const wrong = read.problems[0]
  if (wrong) throw new Refusal('badRule', { rule: String(nameAbove(rows, wrong.row)), message: wrong.message })
  const scoring: Settings = { ...settings.scoring, rules: read.rules }
  if (read.rules.length === 0) delete scoring.rules
  // What is as it was stays unset, so that a default stays a default.
  if (JSON.stringify(levels) !== JSON.stringify(levelsOf(settings.scoring)))
    scoring.tiers = { ...settings.scoring.tiers, levels }
  return scoring
}

function checkedTiers(tiers: SettingsDraft['tiers']): TierLevel[] {
  const levels = tiers.map(({ name, up, keep }): TierLevel => {
    const level: TierLevel = { name: String(name).trim(), up: Number(up) }
    return keep === null || keep === undefined ? level : { ...level, keep: Number(keep) }
  })
  const words = levels.map(({ name }) => plainWord(name))
  const fits = levels.every(
    ({ name, up, keep }, k) =>
      name !== '' &&
      name.length <= 40 &&
      words.indexOf(words[k]) === k &&
      (k === 0 ? up === 0 : up > levels[k - 1].up) &&
      up <= MOST_AMOUNT &&
      (keep === undefined || (keep >= 0 && keep <= up)),
  )
  if (!fits || levels.length === 0 || levels.length > LIMITS.tiers) throw new Refusal('badTiers')
  return levels
}

function levelsOf(scoring: Settings): readonly TierLevel[] {
  return scoring.tiers?.levels ?? DEFAULT_TIERS
}

function draftsOf(rules: readonly Rule[], language: Locale): RuleDraft[] {
  return rules.map((rule) => {
    const rows = writeRules([rule], language)
    const [first] = rows
    const text = (row: RuleRow, column: keyof RuleRow): string => String(row[column] ?? '')
    return {
      name: rule.name,
      conditions: (rule.when ?? []).map(({ joinedBy }, k) => ({
        joinedBy: joinedBy ?? 'and',
        column: text(rows[k], 'column'),
        operator: text(rows[k], 'operator'),
        value: text(rows[k], 'value'),
      })),
      segment: text(first, 'segment'),
      tag: text(first, 'tag'),
      tierFloor: text(first, 'tierFloor'),
      priority: text(first, 'priority'),
      stop: rule.stop === true,
      advanced: text(first, 'advanced'),
    }
  })
}

function rowsOf(drafts: readonly RuleDraft[], language: Locale): RuleRow[] {
  const words = RULE_WORDS[language]
  const rows: RuleRow[] = []
  for (const { name, conditions, segment, tag, tierFloor, priority, stop, advanced } of drafts) {
    const lines = conditions.map(
      ({ joinedBy, column, operator, value }, k): RuleRow => ({
        joinedBy: k === 0 ? '' : words[joinedBy === 'or' ? 'or' : 'and'][0],
        column: String(column),
        operator: String(operator),
        value: String(value),
      }),
    )
    // A rule without a name is told as one, not taken for more lines of the one above.
    const first: RuleRow = { name: String(name).trim() || '?', segment, tag, tierFloor, priority, advanced }
    rows.push({ ...first, stop: stop ? words.yes : '', ...lines[0] }, ...lines.slice(1))
  }
  return rows
}

function nameAbove(rows: readonly RuleRow[], row: number): RuleRow['name'] {
  for (let k = row; k >= 0; k--) if (rows[k].name) return rows[k].name
  return ''
}

/** With the names of the people: they never left the sheet. */
function told({ gained, lost, nearest, rules = [] }: Comparison, { customers, mapping }: ShopNow): TryAnswer {
  const { headers, values } = customers.table
  const idIndex = headers.indexOf(mapping.customers.columns.id as string)
  const labels = LABELS[userLanguage()].segment as Record<string, string>
  const person = (at: number): Person => {
    const row = customers.source.sheetRows[at] ?? 0
    return { row, name: personName(headers, (values[row - 1] ?? []).map(String), idIndex) }
  }
  const listed = (lists: Comparison['gained']): TryAnswer['gained'] =>
    [...lists.segment, ...lists.tier].map(({ code, customers: count, rows }) => ({
      label: labels[code] ?? code,
      customers: count,
      people: rows.slice(0, PEOPLE_SHOWN).map(person),
    }))
  return {
    gained: listed(gained),
    lost: listed(lost),
    nearest: nearest.slice(0, PEOPLE_SHOWN).map(({ row, tier, up, value }) => ({ ...person(row), tier, up, value })),
    rules: rules.map((rule) => ({
      name: rule.name,
      matched: rule.matched,
      gained: rule.gained.customers,
      lost: rule.lost.customers,
      overlapping: rule.overlapping.map(({ name }) => name),
      neverMatches: rule.neverMatches,
      nearest: rule.nearest.slice(0, PEOPLE_SHOWN).map(person),
      problem: rule.problem?.message ?? '',
    })),
  }
}
