/** The places of a message: filled in as they are, in either language's words, told where nothing fills them. */
import { describe, expect, it } from 'vitest'
import {
  fillMessage,
  greetingName,
  knownPlaces,
  type MessageParts,
  unknownPlace,
} from '../../../addon/sidebar/message.ts'

const ANNA: MessageParts = { name: 'Schmidt, Anna', product: 'Tea', tier: 'Gold', shop: 'Bear' }
const NOBODY: MessageParts = { name: '', product: '', tier: '', shop: 'Bear' }

describe('a message', () => {
  it.each([
    ['{name}/{product}/{tier}/{shop}', 'Anna Schmidt/Tea/Gold/Bear'],
    ['{Name} { shop }', 'Anna Schmidt Bear'],
    ['{姓名}您好，{商品}到了，{等级}专享。{店名}', 'Anna Schmidt您好，Tea到了，Gold专享。Bear'],
    ['｛称呼｝，｛shop｝', 'Anna Schmidt，Bear'],
  ])('%s reads %s', (template, text) => {
    expect(fillMessage(template, ANNA, 'zh')).toBe(text)
  })
  it('puts a value in as it is, also where it looks like a place to fill', () => {
    const parts = { ...ANNA, name: '{shop} $& $1' }
    expect(fillMessage('Hello {name}!', parts, 'en')).toBe('Hello {shop} $& $1!')
  })
  it('greets nobody with dots: a name that is too long ends with a whole word', () => {
    const long = 'Bartholomew-Maximilian Wolfeschlegelsteinhausenbergerdorff-Featherstonehaughington Jr.'
    expect(fillMessage('Hello {name}, hi', { ...ANNA, name: long }, 'en')).toBe('Hello Bartholomew-Maximilian, hi')
    expect(fillMessage('{name}您好', { ...ANNA, name: '王'.repeat(80) }, 'zh')).toBe(`${'王'.repeat(60)}您好`)
    expect(fillMessage('{product}', { ...ANNA, product: 'x'.repeat(80) }, 'en')).toBe(`${'x'.repeat(59)}…`)
  })
  it('leaves no gap where the name is not known, and speaks generally of what nobody named', () => {
    expect(fillMessage('Hello {name}, hi', NOBODY, 'en')).toBe('Hello, hi')
    expect(fillMessage('your {product}, {tier}', NOBODY, 'en')).toBe('your usual order, membership')
    expect(fillMessage('您的{product}，{tier}', NOBODY, 'zh')).toBe('您的商品，会员')
  })
  it('turns a name round that stands as in a register', () => {
    expect(greetingName('Schmidt, Anna')).toBe('Anna Schmidt')
    expect(greetingName('王小明')).toBe('王小明')
  })
})

describe('a place', () => {
  it.each([
    ['Hello {nmae}, {shop}', '{nmae}'],
    ['您好{电话}', '{电话}'],
    ['{}', '{}'],
    ['{points}', '{points}'],
    ['{constructor}', '{constructor}'],
    ['Hello {name}, {店名} {', undefined],
    ['no places', undefined],
  ])('of %s that nothing fills in is %s', (template, place) => {
    expect(unknownPlace(template)).toBe(place)
  })
  it('that is known is named with all others', () => {
    expect(knownPlaces(', ')).toBe('{name}, {product}, {tier}, {shop}')
    expect(unknownPlace(knownPlaces(' '))).toBeUndefined()
  })
})
