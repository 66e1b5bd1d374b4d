/** The part of autocannon that load.ts uses; the package has no types of its own. */
declare module 'autocannon' {
  interface Request {
    method: string
    path: string
    headers: Record<string, string>
    body: string | Buffer
  }
  interface Client {
    setRequests(requests: Request[]): void
  }
  interface Options {
    url: string
    connections: number
    /** Seconds. */
    duration: number
    /** Requests a second of one connection. */
    connectionRate?: number
    /** Seconds. */
    timeout?: number
    setupClient?(client: Client): void
  }
  interface Result {
    requests: { total: number }
    latency: { p50: number; p99: number; max: number }
    errors: number
    statusCodeStats?: Record<string, { count: number }>
  }
  export default function autocannon(options: Options): Promise<Result>
  export type { Client, Request, Result }
}
