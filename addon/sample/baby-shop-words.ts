/**
 * Little Bear's shelves and people: products with prices, names, sources, headers. Decides words and prices only. The
 * phones are of the range that Ofcom keeps for stories, the addresses of the domain example.com.
 */
import type { SampleColumn } from './tables.ts'

export interface Gift {
  product: string
  category: string
  price: number
}

const milk = (product: string, price: number): Gift => ({ product, category: 'Milk powder', price })
const nappies = (product: string, price: number): Gift => ({ product, category: 'Nappies', price })

/** By age: to six months, to a year, later. */
export const MILK = [
  milk('First milk 800 g', 15.5),
  milk('Follow-on milk 800 g', 14.9),
  milk('Toddler milk 800 g', 13.5),
]
export const NAPPIES = [
  nappies('Nappies size 1, 60 pieces', 11.9),
  nappies('Nappies size 3, 56 pieces', 13.9),
  nappies('Nappies size 4, 52 pieces', 14.9),
  nappies('Nappy pants size 5, 44 pieces', 15.9),
]
export const WIPES: Gift = { product: 'Water wipes, 4 packs', category: 'Care', price: 8.5 }
export const GIFTS: readonly Gift[] = [
  { product: 'Wooden stacking rings', category: 'Toys', price: 16.9 },
  { product: 'Cuddly bear', category: 'Toys', price: 24.9 },
  { product: 'Music box', category: 'Toys', price: 29.5 },
  { product: 'Building blocks', category: 'Toys', price: 34.9 },
  { product: 'Push-along walker', category: 'Toys', price: 59.9 },
  { product: 'Picture book set', category: 'Books', price: 18.5 },
  { product: 'Sleepsuit, pack of 3', category: 'Clothes', price: 21.9 },
  { product: 'Knitted blanket', category: 'Clothes', price: 32.0 },
]

export const SOURCES = ['Walk-in', 'Walk-in', 'Instagram', 'Friend'] as const
export const NOTES = [
  'prefers organic milk',
  'asks for the big packs',
  'expecting a second child',
  'collects on Saturdays',
  'allergic to cow milk, ask first',
]
export const BABY_NAMES = {
  first: [
    'Emma',
    'Olivia',
    'Amelia',
    'Isla',
    'Ava',
    'Grace',
    'Sophie',
    'Freya',
    'Ruby',
    'Hannah',
    'Priya',
    'Aisha',
    'Zoe',
    'Clara',
    'Maya',
    'Nina',
    'James',
    'Oliver',
    'Tom',
    'Daniel',
    'Ravi',
    'Omar',
    'Liam',
    'Ben',
  ],
  last: [
    'Wilson',
    'Patel',
    'Murphy',
    'Clarke',
    'Evans',
    'Hughes',
    'Khan',
    'Taylor',
    'Novak',
    'Okafor',
    'Schmidt',
    'Bennett',
    'Kaur',
    'Reid',
    'Foster',
    'Marsh',
    'Lindqvist',
    'O’Brien',
    'Barnes',
    'Costa',
  ],
}

export const BABY_COLUMNS: { customers: readonly SampleColumn[]; orders: readonly SampleColumn[] } = {
  customers: [
    { header: 'Customer ID', kind: 'text' },
    { header: 'Name', kind: 'text', width: 150 },
    { header: 'Phone', kind: 'text', width: 130 },
    { header: 'E-mail', kind: 'text', width: 210 },
    { header: 'Source', kind: 'text' },
    { header: 'Customer since', kind: 'date' },
    { header: 'Child born', kind: 'date' },
    { header: 'Referred by', kind: 'text' },
    { header: 'Consent', kind: 'text' },
    { header: 'Satisfaction', kind: 'number' },
    { header: 'Notes', kind: 'text', width: 200 },
  ],
  orders: [
    { header: 'Order ID', kind: 'text' },
    { header: 'Customer ID', kind: 'text' },
    { header: 'Date', kind: 'date' },
    { header: 'Product', kind: 'text', width: 220 },
    { header: 'Category', kind: 'text' },
    { header: 'Quantity', kind: 'number' },
    { header: 'Amount', kind: 'money' },
    { header: 'Channel', kind: 'text' },
  ],
}
