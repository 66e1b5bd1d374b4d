/**
 * Who may ask the playground's server: pages that it sent itself, and programs on this machine; no web site, under no other
 * host name. Also names of files that come from outside. Decides no route.
 */
import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request comes from our own page: by its Host (a name that somebody else's DNS points at this machine is refused),
 * by its Origin, and by Sec-Fetch-Site, which browsers send where Origin is left out: another port of this machine is
 * another site. A link somewhere else may open the page, but nothing of a session. @param opensPage the route of the page
 */
export function isAllowed(headers: IncomingHttpHeaders, port: number, opensPage: boolean): boolean {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host = '', origin } = headers
  if (!names.includes(host)) return false
  if (origin !== undefined && !names.some((name) => origin === `http://${name}`)) return false
  const site = headers['sec-fetch-site'] ?? 'none'
  if (site === 'same-origin' || site === 'none') return true
  return opensPage && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
}

/** A name that every system takes for one file in the folder it is put into. */
export function safeFileName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  // Devices of Windows, with any ending.
  const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(cleaned)
  return (device ? `_${cleaned}` : [...cleaned].slice(0, 100).join('')) || 'workbook'
}
