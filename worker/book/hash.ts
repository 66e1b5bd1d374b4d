/** SHA-256 as the contract writes it: base64url without padding, 43 characters. Decides nothing else. */

export async function hashBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Of a text in UTF-8. */
export function hashText(text: string): Promise<string> {
  return hashBytes(new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>)
}
