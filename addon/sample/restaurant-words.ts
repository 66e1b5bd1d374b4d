/**
 * The menu and the guests of 川味小馆: dishes with prices and taste, names, sources, headers. Decides words and prices
 * only. No Chinese number begins with 100, so nobody answers these phones.
 */
import type { SampleColumn } from './tables.ts'

export interface Dish {
  dish: string
  category: string
  price: number
  taste: '麻辣' | '清淡'
}

const dish = (category: string, taste: Dish['taste'], priced: readonly [string, number][]): Dish[] =>
  priced.map(([name, price]) => ({ dish: name, category, price, taste }))

/** One person's quick lunch. */
export const LUNCHES: readonly Dish[] = [
  ...dish('套餐', '麻辣', [
    ['麻婆豆腐套餐', 32],
    ['宫保鸡丁套餐', 36],
    ['回锅肉套餐', 38],
  ]),
  ...dish('面食', '麻辣', [
    ['担担面', 22],
    ['重庆小面', 20],
    ['红油抄手', 26],
  ]),
  ...dish('套餐', '清淡', [
    ['番茄牛腩套餐', 42],
    ['清炒时蔬套餐', 28],
  ]),
  ...dish('面食', '清淡', [['鸡汤面', 24]]),
]
/** Dishes for the table. */
export const DINNERS: readonly Dish[] = [
  ...dish('热菜', '麻辣', [
    ['水煮鱼', 98],
    ['辣子鸡', 78],
    ['毛血旺', 88],
    ['干煸四季豆', 38],
  ]),
  ...dish('火锅', '麻辣', [
    ['麻辣牛油锅', 128],
    ['鸳鸯锅', 138],
  ]),
  ...dish('热菜', '清淡', [
    ['清蒸鲈鱼', 88],
    ['樟茶鸭', 86],
    ['开水白菜', 48],
  ]),
  ...dish('火锅', '清淡', [['菌菇清汤锅', 118]]),
]

export const SOURCES = ['路过', '路过', '美团', '大众点评', '朋友介绍'] as const
export const NOTES = ['不要香菜', '喜欢靠窗的位子', '常带家人', '要开发票', '花生过敏']
export const NAMES = {
  last: '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'.split(''),
  first: [
    '秀英',
    '伟',
    '芳',
    '磊',
    '静',
    '强',
    '丽',
    '洋',
    '艳',
    '勇',
    '娟',
    '涛',
    '明',
    '霞',
    '超',
    '婷',
    '浩然',
    '子涵',
    '雨桐',
    '思远',
    '佳怡',
    '俊杰',
    '晓燕',
    '文博',
  ],
}

/** First day of the Spring Festival, by year (Purple Mountain Observatory’s calendar). */
export const SPRING_FESTIVALS: { [year: number]: string } = {
  2024: '02-10',
  2025: '01-29',
  2026: '02-17',
  2027: '02-06',
  2028: '01-26',
  2029: '02-13',
  2030: '02-03',
  2031: '01-23',
  2032: '02-11',
  2033: '01-31',
  2034: '02-19',
  2035: '02-08',
  2036: '01-28',
  2037: '02-15',
  2038: '02-04',
  2039: '01-24',
  2040: '02-12',
}

export const RESTAURANT_COLUMNS: { customers: readonly SampleColumn[]; orders: readonly SampleColumn[] } = {
  customers: [
    { header: '客户编号', kind: 'text' },
    { header: '姓名', kind: 'text' },
    { header: '手机号', kind: 'text', width: 120 },
    { header: '来源', kind: 'text' },
    { header: '加入日期', kind: 'date' },
    { header: '生日', kind: 'text' },
    { header: '推荐人', kind: 'text' },
    { header: '同意联系', kind: 'text' },
    { header: '满意度', kind: 'number' },
    { header: '备注', kind: 'text', width: 150 },
  ],
  orders: [
    { header: '订单号', kind: 'text' },
    { header: '客户编号', kind: 'text' },
    { header: '日期', kind: 'date' },
    { header: '菜品', kind: 'text', width: 150 },
    { header: '品类', kind: 'text' },
    { header: '口味', kind: 'text' },
    { header: '数量', kind: 'number' },
    { header: '金额', kind: 'money' },
    { header: '渠道', kind: 'text' },
  ],
}
