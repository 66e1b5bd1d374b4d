/**
 * The prediction columns (scoring.md section 7) from the naive models. Decides when they are blank and how they are
 * rounded; shares nothing with worker/.
 *
 * Readings taken where scoring.md leaves a choice:
 * - "no drop-out signal": the likelihood-ratio test of BG/NBD against the same without drop-out (a = 0) is below the
 *   95 % point of chi-square with two degrees of freedom.
 * - chances and expected orders are shown to four places, `clv12` to a minor unit; 52 weeks are 364 days.
 * - where the mean spend is infinite (q <= 1) `clv12` is blank for everybody.
 */
import { naiveChances } from './chance.ts'
import {
  fitNaiveBgNbd,
  fitNaiveGammaGamma,
  type NaiveHistory,
  type NaiveModel,
  naiveAlive,
  naiveExpected,
} from './customer-base.ts'
import { occasionsOf, spend } from './money.ts'
import { type NaiveCustomer, type NaiveShop, netUpTo } from './shop.ts'

export interface NaivePrediction {
  churnRisk: string | null
  pAlive: number | null
  expectedOrders90: number | null
  clv12: number | null
}

const NOTHING: NaivePrediction = { churnRisk: null, pAlive: null, expectedOrders90: null, clv12: null }
const round4 = (x: number) => Math.round(x * 10_000) / 10_000

/** The same orders come back under other settings; a fit takes seconds. */
const fits = new Map<string, { model: NaiveModel; spends: number[] }>()

/** By customer; `medianGap` is that of the rhythm, null in a shop without a cycle. */
export function naivePredictions(shop: NaiveShop, medianGap: number | null): Map<NaiveCustomer, NaivePrediction> {
  const { asOf } = shop
  const buyers = shop.customers.filter((customer) => occasionsOf(customer, asOf).length > 0)
  const days = buyers.map((customer) => occasionsOf(customer, asOf))
  const histories = buyers.map((customer, i): NaiveHistory => {
    const [first] = days[i]
    const onFirstDay = customer.orders
      .filter((order) => order.day === first)
      .reduce((sum, order) => sum + netUpTo(order, asOf), 0)
    return {
      repeats: days[i].length - 1,
      lastAge: days[i][days[i].length - 1] - first,
      age: asOf - first,
      repeatSpend: spend(customer, asOf, 0) - onFirstDay,
    }
  })
  const chances = medianGap === null ? null : naiveChances(days, asOf, medianGap, 90)
  const columns = modelColumns(histories)
  return new Map(
    shop.customers.map((customer) => {
      const at = buyers.indexOf(customer)
      if (at === -1) return [customer, NOTHING]
      const risk = chances && 1 - chances.within[at]
      const churnRisk = risk === null ? null : risk < 0.33 ? 'low' : risk > 0.66 ? 'high' : 'medium'
      return [customer, { ...columns(histories[at]), churnRisk }]
    }),
  )
}

function modelColumns(histories: NaiveHistory[]): (history: NaiveHistory) => Omit<NaivePrediction, 'churnRisk'> {
  const blank = { pAlive: null, expectedOrders90: null, clv12: null }
  if (histories.filter(({ repeats }) => repeats > 0).length < 30) return () => blank
  const key = JSON.stringify(histories)
  let fit = fits.get(key)
  if (!fit) {
    const model = fitNaiveBgNbd(histories)
    fit = { model, spends: dropsOut(model) ? fitNaiveGammaGamma(histories).parameters : [] }
    fits.set(key, fit)
  }
  const { model, spends } = fit
  if (!dropsOut(model)) return () => blank
  const [p, q, v] = spends
  const seen = new Map<string, number>()
  const expected = (history: NaiveHistory, horizon: number) => {
    const of = `${history.repeats} ${history.age} ${horizon}`
    const orders = seen.get(of) ?? naiveExpected(model.parameters, history, horizon)
    seen.set(of, orders)
    return orders
  }
  return (history) => {
    const alive = naiveAlive(model.parameters, history)
    const mean = (p * (v + history.repeatSpend)) / (p * history.repeats + q - 1)
    return {
      pAlive: round4(alive),
      expectedOrders90: round4(alive * expected(history, 90)),
      clv12: q > 1 ? Math.round(alive * expected(history, 364) * mean) / 100 : null,
    }
  }
}

const dropsOut = ({ logLikelihood, logLikelihoodNoDropOut }: NaiveModel) =>
  logLikelihood - logLikelihoodNoDropOut >= 5.9915 / 2
