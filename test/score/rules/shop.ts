/** A small shop on which rules can be checked by eye. Decides nothing. */
import { scoreTables } from '../../../worker/answer.ts'
import type {
  OutputColumn,
  Rule,
  RuleCondition,
  ScoreAnswer,
  ScoreRequest,
  Settings,
} from '../../../worker/contract.ts'
import { parseScoreRequest } from '../../../worker/schema.ts'

const AS_OF = '2026-03-31'

/** ann: 600 online and 100 in the shop; bob: 20 in the shop; cy never bought; dee: everything was refunded. */
export const SHOP: ScoreRequest = {
  asOf: AS_OF,
  customers: {
    id: ['ann', 'bob', 'cy', 'dee'],
    joined: ['2025-12-01', null, '2026-03-20', null],
    source: ['walk-in', 'Advert', null, null],
    tags: ['vip, press', null, 'press', ''],
    doNotContact: [false, true, null, null],
    attributes: { city: ['Lyon', 'Paris', null, 'Lyon'] },
  },
  orders: {
    customer: ['ann', 'ann', 'bob', 'dee', 'dee'],
    date: ['2026-03-01', '2026-01-01', '2025-12-01', '2026-03-01', '2026-03-02'],
    amount: [600, 100, 20, 50, -50],
    channel: ['Online', 'Shop', 'Shop', 'Online', null],
    category: ['milk powder', 'tea', 'tea', 'tea', null],
    attributes: { taste: ['sweet', 'sour', null, 'salty', null] },
  },
}

/** One condition. */
export function ask(
  column: string,
  operator: RuleCondition['operator'],
  value?: RuleCondition['value'],
  joinedBy?: RuleCondition['joinedBy'],
): RuleCondition {
  return { column, operator, ...(value !== undefined && { value }), ...(joinedBy && { joinedBy }) }
}

/** The answer about the shop under these rules, after the request's own check. */
export function answerWith(
  rules: readonly Rule[],
  columns: readonly OutputColumn[] = ['tags'],
  settings: Settings = {},
  shop = SHOP,
): ScoreAnswer {
  return scoreTables(parseScoreRequest({ ...structuredClone(shop), columns, settings: { ...settings, rules } }))
}

/** First letters of those who meet a rule, such as `ab`; a rule that was skipped gives its path and code. */
export function whoMeets(rule: Partial<Rule>): string {
  const { columns, settingsProblems } = answerWith([{ name: 'R', sets: { tag: 'x' }, ...rule }])
  if (settingsProblems) return settingsProblems.map(({ path, code }) => `${path} ${code}`).join()
  return columns.id.map((id, row) => (columns.tags?.[row] === 'x' ? String(id)[0] : '')).join('')
}
