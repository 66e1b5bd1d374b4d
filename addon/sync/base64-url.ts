/** Bytes as base64url without padding (RFC 4648, section 5), since Apps Script has no btoa. Pure. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function base64Url(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const digits = Math.min(bytes.length - i, 3) + 1
    for (let k = 0; k < digits; k++) text += DIGITS.charAt((three >>> (18 - 6 * k)) & 63)
  }
  return text
}
