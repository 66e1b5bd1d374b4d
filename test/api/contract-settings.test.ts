/** The table of settings that people see says what the Worker's schema and defaults say: keys, ranges, words, defaults. */
import { describe, expect, it } from 'vitest'
import { LOCALES } from '../../worker/contract.ts'
import {
  CURRENCY_CODES,
  LOCALE_PATTERN,
  SETTINGS,
  type SettingSpec,
  TABLE_SETTINGS,
} from '../../worker/contract-settings.ts'
import { resolveSettings } from '../../worker/settings.ts'
import { settingsSchema } from '../../worker/settings-schema.ts'
import * as z from '../../worker/zod-without-eval.ts'

interface Node {
  type?: string
  properties?: Record<string, Node>
  items?: Node
  prefixItems?: Node[]
  enum?: unknown[]
  const?: unknown
  minimum?: number
  maximum?: number
}
const WHOLE = z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' }) as Node & {
  $defs?: Record<string, Node>
}
const SCHEMA = WHOLE.$defs?.Settings ?? WHOLE
const nodeOf = (key: string): Node => key.split('.').reduce<Node>((node, part) => node.properties?.[part] ?? {}, SCHEMA)
const leaves = (node: Node, path: string[] = []): string[] =>
  node.properties && !isTable(path.join('.'))
    ? Object.entries(node.properties).flatMap(([name, child]) => leaves(child, [...path, name]))
    : [path.join('.')]
const isTable = (key: string) => (TABLE_SETTINGS as readonly string[]).includes(key)
const valueAt = (settings: object, key: string) =>
  key.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], settings)
/** `{a: {b: value}}` for `a.b`, with what must stand beside it. */
const settingsWith = (key: string, value: unknown) => {
  const settings = key.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as Record<
    string,
    object
  >
  if (key.startsWith('rfm.weights'))
    Object.assign(settings.rfm, { weights: { r: 1, f: 1, m: 1, ...(valueAt(settings, 'rfm.weights') as object) } })
  if (key.startsWith('rfm.bounds'))
    Object.assign(settings.rfm, {
      bounds: { r: [1, 2, 3, 4], f: [4, 3, 2, 1], m: [4, 3, 2, 1], ...(valueAt(settings, 'rfm.bounds') as object) },
    })
  if (valueAt(settings, 'rfm.method') === 'frozen')
    Object.assign(settings.rfm, { bounds: { r: [1, 2, 3, 4], f: [4, 3, 2, 1], m: [4, 3, 2, 1] } })
  return settings
}
const accepts = (key: string, value: unknown) => settingsSchema.safeParse(settingsWith(key, value)).success

describe('the table of settings', () => {
  it('has every key of the schema, each once, and no other', () => {
    const keys = leaves(SCHEMA)
    expect(SETTINGS.map(({ key }) => key).sort()).toEqual(keys.filter((key) => !isTable(key)).sort())
    for (const key of keys.filter(isTable)) expect(nodeOf(key).type).toBe('array')
  })
  it.each(SETTINGS.map((spec) => [spec.key, spec] as [string, SettingSpec]))(
    'says of %s what the Worker checks and defaults to',
    (key, spec) => {
      const node = nodeOf(key)
      const standing = valueAt(resolveSettings({}), key)
      expect('default' in spec ? spec.default : undefined).toEqual(standing)
      if ('default' in spec === false) expect(spec.defaultText).toBeDefined()
      if (spec.kind === 'choice') {
        expect([...spec.values]).toEqual(node.enum ?? [node.const])
        for (const value of spec.values) expect(accepts(key, value)).toBe(true)
      }
      if (spec.kind === 'choices') {
        for (const value of spec.values) expect(accepts(key, [value])).toBe(true)
        expect(spec.values).toHaveLength(node.items?.enum?.length ?? node.items?.maximum ?? 0)
      }
      if (spec.kind === 'integer' || spec.kind === 'number') {
        expect([spec.kind, spec.min, spec.max]).toEqual([node.type, node.minimum, node.maximum])
        for (const value of [spec.min, spec.max]) expect(accepts(key, value === 0 ? 0 : value)).toBe(true)
      }
      if (spec.kind === 'bounds') {
        expect(node.prefixItems).toHaveLength(4)
        for (const item of node.prefixItems ?? []) expect([item.minimum, item.maximum]).toEqual([spec.min, spec.max])
        const rising = [1, 2, 3, 4]
        expect(accepts(key, spec.way === 'rise' ? rising : rising.reverse())).toBe(true)
      }
    },
  )
  it('has a name, a sentence and a label of each word in both languages, no name twice', () => {
    for (const locale of LOCALES) {
      expect(new Set(SETTINGS.map(({ name }) => name[locale])).size).toBe(SETTINGS.length)
      for (const spec of SETTINGS) {
        expect(spec.what[locale]).not.toBe('')
        if (spec.kind === 'choice' || spec.kind === 'choices')
          for (const value of spec.values) expect(spec.labels[locale][value]).toBeTruthy()
      }
    }
  })
  it('takes only currencies and locales that the Worker takes', () => {
    for (const code of CURRENCY_CODES) expect([code, accepts('currency', code)]).toEqual([code, true])
    for (const locale of ['en', 'en-GB', 'zh-Hans-CN', 'es-419']) {
      expect(LOCALE_PATTERN.test(locale)).toBe(true)
      expect(accepts('locale', locale)).toBe(true)
    }
    for (const text of ['', 'english', 'en_GB', 'en-gb', 'x']) expect(LOCALE_PATTERN.test(text)).toBe(false)
  })
})
