/**
 * One sentence or two for every kind of problem: what was found, what was expected, what happened to the row. Decides
 * words only; where the cell lies is told by table, row and column beside it. Pure.
 */
import type { Locale, ProblemCode } from '../contract.ts'
import type { RawProblem } from '../ledger/types.ts'

type Sentence = (problem: RawProblem) => string

/** An order or contact that cannot be read is left out; a customer's cell counts as blank. */
const leftOut = ({ table }: RawProblem) =>
  table === 'customers' ? 'The cell counts as blank.' : 'The row was left out.'
const leftOutZh = ({ table }: RawProblem) => (table === 'customers' ? '该单元格按空白处理。' : '该行未计入。')
const quoted = ({ value }: RawProblem) => (value === undefined ? 'This' : `“${value}”`)
const quotedZh = ({ value }: RawProblem) => (value === undefined ? '该内容' : `“${value}”`)

const SENTENCES: Record<Locale, Record<ProblemCode, Sentence>> = {
  en: {
    missingId: ({ table }) =>
      table === 'customers'
        ? 'This row has no customer id. Give it one to get values here.'
        : 'This row names no customer. The row was left out.',
    duplicateCustomer: () => 'This customer id is in an earlier row too. Values are written there only.',
    unknownCustomer: () =>
      'This customer is not in the Customers table. Add the customer or correct the id. The row was left out.',
    missingDate: () => 'There is no date. The row was left out.',
    badDate: (problem) =>
      problem.column === 'birthday'
        ? 'This cannot be read as a birthday. Write it like 03-05, a lunar one like L:03-05. The cell counts as blank.'
        : `${quoted(problem)} cannot be read as a date. Write it like 2026-03-05. ${leftOut(problem)}`,
    ambiguousDate: (problem) =>
      `${quoted(problem)} can be read as two dates. Write it like 2026-03-05, or set how dates are written. ${leftOut(problem)}`,
    missingAmount: () => 'There is no amount. The row was left out.',
    badAmount: (problem) =>
      `${quoted(problem)} cannot be read as an amount. Write it like 1234.50. The row was left out.`,
    ambiguousAmount: (problem) =>
      `${quoted(problem)} can be read as two amounts. Write it like 1234.50, or set how amounts are written. The row was left out.`,
    unknownCurrency: () => 'This currency is not known. Write a code such as USD. The row was left out.',
    otherCurrency: () => 'This amount is not in the currency that is counted. The row was left out.',
    duplicateRow: () => 'This row is the same as an earlier one, order id included. It was counted once.',
    unknownStatus: () => 'This status is not known. Write paid, refund, cancelled or test. The row counts as paid.',
    refundWithoutOrder: ({ value }) =>
      `${value === undefined ? 'This refund' : `The refund ${value}`} is more than the orders it can reduce. The rest was not counted.`,
    refundOverAmount: (problem) => `${quoted(problem)} refunded is more than the row's amount. The row counts as 0.`,
    badNumber: () => 'This is not a number. The cell counts as blank.',
    badFlag: () => 'This is neither yes nor no. For “do not contact” it counts as yes.',
    unknownChannel: () =>
      'One of these channels is not known. Write sms, email, whatsapp or phone. The word was left out.',
    unknownReason: () => 'This reason is not known. The contact counts without it.',
    badOverride: () => 'This is not a known segment, tier or date, so it has no effect. Correct or empty it.',
    unknownReferrer: () => 'The customer named as referrer is not in the Customers table. The cell counts as blank.',
    selfReferral: () => 'Nobody can be referred by themselves. The cell counts as blank.',
    referralCycle: () => 'These customers referred each other in a circle. Their referrals do not count.',
    totalRow: () => 'This looks like a line of totals, not like a customer. The row was left out.',
    unknownSameAs: () => 'The customer named here is not in the Customers table. The row counts by itself.',
    sameAsCircle: () => 'These customers are the same as each other in a circle. Each counts by itself.',
    privateText: () => 'This may be about a person, so it stayed in the sheet and counts as blank.',
  },
  zh: {
    missingId: ({ table }) =>
      table === 'customers' ? '该行没有客户编号。填写编号后才会有结果。' : '该行没有客户，未计入。',
    duplicateCustomer: () => '前面已有相同的客户编号，结果只写在那一行。',
    unknownCustomer: () => '客户表中没有这位客户。请添加客户或更正编号。该行未计入。',
    missingDate: () => '缺少日期，该行未计入。',
    badDate: (problem) =>
      problem.column === 'birthday'
        ? '无法识别为生日，请写成 03-05，农历写成 L:03-05。该单元格按空白处理。'
        : `${quotedZh(problem)}无法识别为日期，请写成 2026-03-05 这样的格式。${leftOutZh(problem)}`,
    ambiguousDate: (problem) =>
      `${quotedZh(problem)}可能是两个不同的日期，请写成 2026-03-05 这样的格式，或设置日期写法。${leftOutZh(problem)}`,
    missingAmount: () => '缺少金额，该行未计入。',
    badAmount: (problem) => `${quotedZh(problem)}无法识别为金额，请写成 1234.50 这样的格式。该行未计入。`,
    ambiguousAmount: (problem) =>
      `${quotedZh(problem)}可能是两个不同的金额，请写成 1234.50 这样的格式，或设置金额写法。该行未计入。`,
    unknownCurrency: () => '无法识别该货币，请写货币代码，例如 CNY。该行未计入。',
    otherCurrency: () => '该金额不是所统计的货币，该行未计入。',
    duplicateRow: () => '该行与前面某行完全相同（订单号也相同），只计一次。',
    unknownStatus: () => '无法识别该状态，请写已付款、已退款、已取消或测试。该行按已付款处理。',
    refundWithoutOrder: ({ value }) =>
      `${value === undefined ? '这笔退款' : `退款 ${value} `}超过可抵减的订单金额，多出的部分未计入。`,
    refundOverAmount: (problem) => `退款${quotedZh(problem)}超过该行金额，该行按 0 计。`,
    badNumber: () => '这不是数字，该单元格按空白处理。',
    badFlag: () => '这不是“是”或“否”。在“请勿联系”列中按“是”处理。',
    unknownChannel: () => '其中有无法识别的渠道，请写短信、邮件、WhatsApp 或电话。该词已忽略。',
    unknownReason: () => '无法识别该原因，这次联系照常计入，原因留空。',
    badOverride: () => '这不是已知的分群、等级或日期，不起作用。请更正或清空。',
    unknownReferrer: () => '客户表中没有这位推荐人，该单元格按空白处理。',
    selfReferral: () => '客户不能推荐自己，该单元格按空白处理。',
    referralCycle: () => '这些客户互相推荐形成循环，相关推荐不计入。',
    totalRow: () => '这一行像是合计，不是客户，未计入。',
    unknownSameAs: () => '客户表中没有这里写的客户，该行单独计算。',
    sameAsCircle: () => '这些客户互相写成同一客户，形成了循环，各行单独计算。',
    privateText: () => '内容可能涉及个人，已留在表格中，按空白处理。',
  },
}

/** The problem in words; never the content of a cell other than a date or an amount. */
export function problemText(problem: RawProblem, locale: Locale): string {
  return SENTENCES[locale][problem.code](problem)
}
