/** Which text a message begins from: the owner's for the segment, the owner's, the proposed one for the segment, the proposed one. */
import { describe, expect, it } from 'vitest'
import { chooseMessage, type MessageKey, type OwnMessage, withMessage } from '../../addon/message-choice.ts'
import { fillMessage, unknownPlace } from '../../addon/sidebar/message.ts'
import { MESSAGES, SEGMENT_FAMILIES, SEGMENT_MESSAGES } from '../../addon/words/messages.ts'
import { CONTACT_REASONS, LOCALES, SEGMENTS } from '../../worker/contract.ts'

const OWN: OwnMessage[] = [
  { reason: 'winBack', language: 'en', text: 'everyone' },
  { reason: 'winBack', segment: 'previouslyLoyal', language: 'en', text: 'former' },
  { reason: 'birthday', segment: 'champions', language: 'zh', text: '冠军' },
]

describe('the text of a message', () => {
  it.each<[MessageKey, string]>([
    [{ reason: 'winBack', segment: 'previouslyLoyal', language: 'en' }, 'former'],
    [{ reason: 'winBack', segment: 'dormant', language: 'en' }, 'everyone'],
    [{ reason: 'winBack', language: 'en' }, 'everyone'],
    [{ reason: 'winBack', segment: 'previouslyLoyal', language: 'zh' }, SEGMENT_MESSAGES.zh.winBack?.former ?? ''],
    [{ reason: 'winBack', segment: 'importantWinBack', language: 'zh' }, SEGMENT_MESSAGES.zh.winBack?.former ?? ''],
    [{ reason: 'winBack', segment: 'dormant', language: 'zh' }, SEGMENT_MESSAGES.zh.winBack?.asleep ?? ''],
    [{ reason: 'winBack', segment: 'promising', language: 'zh' }, SEGMENT_MESSAGES.zh.winBack?.early ?? ''],
    [{ reason: 'winBack', segment: 'active', language: 'zh' }, MESSAGES.zh.winBack],
    [{ reason: 'winBack', language: 'zh' }, MESSAGES.zh.winBack],
    [{ reason: 'birthday', segment: 'champions', language: 'zh' }, '冠军'],
    [{ reason: 'birthday', segment: 'loyal', language: 'zh' }, SEGMENT_MESSAGES.zh.birthday?.best ?? ''],
    [{ reason: 'birthday', segment: 'champions', language: 'en' }, SEGMENT_MESSAGES.en.birthday?.best ?? ''],
    [{ reason: 'welcome', segment: 'champions', language: 'en' }, MESSAGES.en.welcome],
  ])('for %o is “%s”', (key, text) => {
    expect(text).not.toBe('')
    expect(chooseMessage(OWN, key)).toBe(text)
  })
})

it('an own text replaces the one for exactly the same, and an empty one takes it away', () => {
  const former: MessageKey = { reason: 'winBack', segment: 'previouslyLoyal', language: 'en' }
  expect(withMessage(OWN, former, 'new').map(({ text }) => text)).toEqual(['everyone', 'new', '冠军'])
  expect(withMessage(OWN, former, '').map(({ text }) => text)).toEqual(['everyone', '冠军'])
  expect(withMessage(OWN, { reason: 'holiday', language: 'en' }, '')).toEqual(OWN)
  expect(withMessage([], { reason: 'holiday', segment: undefined, language: 'en' }, 'x')).toEqual([
    { reason: 'holiday', language: 'en', text: 'x' },
  ])
})

describe('the proposed texts', () => {
  it('name the person and the shop, hold known places only, and are none longer than 160 characters', () => {
    const parts = { name: 'Anna', product: 'Tea', tier: 'Gold', shop: 'Bear' }
    for (const language of LOCALES)
      for (const reason of CONTACT_REASONS)
        for (const segment of [undefined, ...SEGMENTS]) {
          const template = chooseMessage([], { reason, segment, language })
          const text = fillMessage(template, parts, language)
          expect(text, template).toMatch(/Anna.*Bear|Bear.*Anna/)
          expect(text).not.toMatch(/[{}]/)
          expect(unknownPlace(template)).toBeUndefined()
          expect(template.length, template).toBeLessThanOrEqual(160)
        }
  })
  it("ask for a repurchase in whole sentences where no product is known, and leave the owner's own text", () => {
    const nothing = { name: 'Anna', product: '', tier: '', shop: 'Bear' }
    for (const language of LOCALES)
      for (const segment of [undefined, ...SEGMENTS]) {
        const key: MessageKey = { reason: 'repurchase', segment, language }
        const template = chooseMessage([], key, ' ')
        expect(template).not.toContain('{product}')
        expect(template.length, template).toBeLessThanOrEqual(160)
        expect(fillMessage(template, nothing, language)).toMatch(/Anna.*Bear/)
        expect(chooseMessage([], key, 'Tea')).toContain('{product}')
        expect(chooseMessage([], key)).toBe(chooseMessage([], key, 'Tea'))
        const own = { ...key, text: 'own {product}' }
        expect(chooseMessage([own], key, '')).toBe('own {product}')
      }
    expect(chooseMessage([], { reason: 'repurchase', segment: 'new', language: 'zh' }, '')).toBe(
      '{name}您好，上次在{shop}买的还满意吗？想再要的话，我们先给您留一份。',
    )
  })
  it('do not say that the birthday is today: the contact is due days before it', () => {
    for (const language of LOCALES)
      for (const segment of [undefined, ...SEGMENTS]) {
        const text = chooseMessage([], { reason: 'birthday', segment, language })
        expect(text).not.toMatch(/^Happy birthday|^\{name\}，生日快乐|lovely day|今天/)
        expect(text).toMatch(/best wishes for your birthday|值您生日之际/)
      }
  })
  it('are the same ones in both languages', () => {
    const shape = (texts: object) => Object.entries(texts).map(([reason, families]) => [reason, Object.keys(families)])
    expect(shape(SEGMENT_MESSAGES.zh)).toEqual(shape(SEGMENT_MESSAGES.en))
  })
  it('know a segment in one family at most', () => {
    const all = Object.values(SEGMENT_FAMILIES).flat()
    expect(new Set(all).size).toBe(all.length)
  })
})
