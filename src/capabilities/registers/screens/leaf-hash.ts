/** The part of a receipt file that the paper names. */
export type ReceiptFile = { log: { origin: string }; leaf: string; index: number }

/**
 * The hash of the leaf in the log (RFC 6962: SHA-256 over a zero byte and the leaf), in hexadecimal. Null where the
 * browser has no WebCrypto, which is outside https only.
 */
export async function leafHash(leafBase64: string): Promise<string | null> {
  if (globalThis.crypto?.subtle === undefined) return null
  const leaf = Uint8Array.from(atob(leafBase64), (char) => char.charCodeAt(0))
  const prefixed = new Uint8Array(leaf.length + 1)
  prefixed.set(leaf, 1)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', prefixed))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A hash in groups of four, eight to a line, so that two people can compare it aloud. */
export function groupHash(hash: string): string[] {
  const groups = hash.match(/.{4}/g) ?? []
  return [groups.slice(0, 8).join(' '), groups.slice(8).join(' ')]
}
