/**
 * "Break the network": what stands between the add-on and the local Worker when somebody wants to see what then happens.
 * Decides how each trouble looks to a script, in the words and statuses that Google and Cloudflare use.
 */
import type { ReceivedResponse, SentRequest } from '../host-state.ts'
import type { NetworkTrouble } from './messages.ts'

/** How long a request takes on a slow network: long enough to see progress and to press Cancel. */
export const SLOW_MS = 4_000

const HTML = '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad gateway</h1></body></html>'

/** Sends with this trouble. Throws where no answer comes. `slowly` waits as long as the network is slow. */
export function sendWith(
  trouble: NetworkTrouble,
  requests: SentRequest[],
  send: () => ReceivedResponse[],
  slowly: () => void,
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
      slowly()
      return send()
    default:
      return send()
  }
}
