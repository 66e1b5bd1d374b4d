/**
 * The add-on's own HTML as it is shown in a frame: the bridge goes before everything else. Decides what such a page may
 * do: run what it brings along, and nothing from any other place.
 */

/** No request goes anywhere; the sandbox gives the page an origin of its own, as Google does. */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads allow-popups-to-escape-sandbox"

/** The page with `google.script` in it. */
export function pageWithBridge(html: string, bridge: string, functions: readonly string[]): string {
  const script = `<script>${bridge.replace('__FUNCTIONS__', () => functions.join(','))}</script>`
  const head = /<head[^>]*>/i.exec(html)
  const at = head ? head.index + head[0].length : (/^\s*<!doctype[^>]*>/i.exec(html)?.[0].length ?? 0)
  return html.slice(0, at) + script + html.slice(at)
}
