/**
 * Sums of many logarithms by the logarithm of products, one for hundreds of factors. Decides only when a product has to
 * be closed lest it leave the range of numbers. Pure.
 */

const LARGEST = 1e200
const SMALLEST = 1e-200
/** So many factors between 1e-12 and 1e12 stay within the range, together with the product so far. */
const MOST_TIMES = 8

/** Adds up `times * ln(factor)`; factors lie between 1e-12 and 1e12. */
export class LogSum {
  private closed = 0
  private product = 1

  add(factor: number, times = 1): void {
    if (times > MOST_TIMES) {
      this.closed += times * Math.log(factor)
      return
    }
    for (let k = 0; k < times; k++) this.product *= factor
    if (this.product > LARGEST || this.product < SMALLEST) this.close()
  }

  /** The sum so far; the next one begins at 0. */
  take(): number {
    this.close()
    const sum = this.closed
    this.closed = 0
    return sum
  }

  private close(): void {
    this.closed += Math.log(this.product)
    this.product = 1
  }
}
