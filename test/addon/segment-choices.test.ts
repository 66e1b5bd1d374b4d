/** Which segments the sidebar offers: those of the shop's preset, and what is chosen already. */
import { expect, it } from 'vitest'
import { segmentChoices } from '../../addon/segment-choices.ts'
import { ask, readyShop, update } from './shop.ts'
import { card } from './sidebar-questions.ts'

it('offers the segments of the preset, and one of another preset only where it stands already', () => {
  expect(segmentChoices({}, 'en', ['', 'Loyal', 'nonsense'])).toEqual([
    ...['Champions', 'Loyal', 'Active', 'New', 'Promising', 'Needs attention', 'Almost lost', 'At risk'],
    ...['Previously loyal', 'Dormant', 'Prospect'],
  ])
  expect(segmentChoices({ segments: { preset: 'spend' } }, 'en', ['Champions', 'Prospect'])).toEqual([
    ...['High spender', 'General spender', 'Low spender', 'Prospect'],
    'Champions',
  ])
})

it('offers them in the customer’s card and to rules', () => {
  const host = readyShop()
  update(host)
  expect(card(host, { row: 2 }).card?.segments).toHaveLength(11)
  expect(ask<{ segments: string[] }>(host, 'sidebarSettings').segments).toHaveLength(11)
})
