/**
 * "Break the network": what stands between the add-on and the local Worker when somebody wants to see what then happens.
 * Decides how each trouble looks to a script, in the words and statuses that Google and Cloudflare use.
 */
import type { ReceivedResponse, SentRequest } from '../host-state.ts'
import type { NetworkTrouble } from './messages.ts'

/** Long enough to see progress and to press Cancel. */
const SLOW_MS = 4_000

const HTML = '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad gateway</h1></body></html>'

/** Sends with this trouble. Throws where no answer comes. */
export function sendWith(
  trouble: NetworkTrouble,
  requests: SentRequest[],
  send: () => ReceivedResponse[],
  wait: (ms: number) => void,
): ReceivedResponse[] {
  switch (trouble) {
    case 'offline':
      throw new Error(`Address unavailable: ${requests[0]?.url}`)
    case 'unavailable':
      return requests.map(() => ({ status: 503, headers: { 'retry-after': '2' }, body: 'Service unavailable' }))
    case 'lostAnswer':
      // The Worker has done its work; nobody hears of it.
      send()
      throw new Error(`Timeout: ${requests[0]?.url}`)
    case 'htmlPage':
      return requests.map(() => ({ status: 502, headers: { 'content-type': 'text/html' }, body: HTML }))
    case 'slow':
      wait(SLOW_MS)
      return send()
    default:
      return send()
  }
}
