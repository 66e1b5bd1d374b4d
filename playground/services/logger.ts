/** Logger and console: every line is kept (G: apps-script/guides/logging.md), so that a test can search it. */
import { inspect } from 'node:util'
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type { GoogleLogger } from '../google-types.ts'

const lineOf = (values: unknown[]): string =>
  values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ')

class StandInLogger implements Partial<GoogleLogger> {
  readonly #execution: Execution
  readonly #lines: string[] = []
  constructor(execution: Execution) {
    this.#execution = execution
  }
  log(...values: unknown[]): GoogleLogger {
    const line = lineOf(values)
    this.#lines.push(line)
    this.#execution.host.logs.push(line)
    return this as unknown as GoogleLogger
  }
  getLog(): string {
    return this.#lines.join('\n')
  }
  clear(): void {
    this.#lines.length = 0
  }
}
export function exposeLogger(execution: Execution): GoogleLogger {
  return expose<GoogleLogger>()(execution, 'Logger', new StandInLogger(execution))
}

/** `console` is V8's and no service: its lines are kept, its calls cost and count nothing. */
export function createConsole(execution: Execution): Record<string, (...values: unknown[]) => void> {
  const write =
    (level: string) =>
    (...values: unknown[]): void =>
      void execution.host.logs.push(`${level}: ${lineOf(values)}`)
  return {
    log: write('log'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    time: () => undefined,
    timeEnd: () => undefined,
  }
}
