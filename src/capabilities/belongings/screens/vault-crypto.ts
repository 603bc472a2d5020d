// What goes to the server goes through here. A box is: format (1 byte), nonce (12), AES-256-GCM. The additional data
// says what the box is and under which id it is kept, so that the server can't hand out one thing for another.

const FORMAT = 1
const NONCE_BYTES = 12
/** Boxes of text are filled up to a multiple of this, so that their length says little. */
const PADDING_BYTES = 512

export type Bytes = Uint8Array<ArrayBuffer>
const text = new TextEncoder()

/** The key of a vault: 32 random bytes that are only ever shown to the code that wraps them. */
export function newDataKey(): Bytes {
  return crypto.getRandomValues(new Uint8Array(32))
}

/** A key that this browser can use and nobody can read back. */
export function keyOf(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** Seals bytes under a key for one place, such as `box/<id>`. Gives base64url. */
export async function sealBytes(key: CryptoKey, place: string, content: Bytes): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const additionalData = text.encode(`helder/${place}`)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData }, key, content)
  const box = new Uint8Array(1 + NONCE_BYTES + sealed.byteLength)
  box[0] = FORMAT
  box.set(nonce, 1)
  box.set(new Uint8Array(sealed), 1 + NONCE_BYTES)
  return toBase64Url(box)
}

/** Opens what `sealBytes` made; throws when the key, the place or a single bit is another. */
export async function openBytes(key: CryptoKey, place: string, sealed: string): Promise<Bytes> {
  const box = fromBase64Url(sealed)
  if (box[0] !== FORMAT) throw new Error('a box of another format')
  const iv = box.subarray(1, 1 + NONCE_BYTES)
  const additionalData = text.encode(`helder/${place}`)
  const opened = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv, additionalData },
    key,
    box.subarray(1 + NONCE_BYTES),
  )
  return new Uint8Array(opened)
}

/** Seals a value as JSON, filled up with spaces. */
export function sealValue(key: CryptoKey, place: string, value: unknown): Promise<string> {
  const content = text.encode(JSON.stringify(value))
  const padded = new Uint8Array(Math.ceil((content.length + 1) / PADDING_BYTES) * PADDING_BYTES).fill(0x20)
  padded.set(content)
  return sealBytes(key, place, padded)
}

/** Opens what `sealValue` made. */
export async function openValue<T>(key: CryptoKey, place: string, sealed: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, place, sealed))) as T
}

/** What the recovery code gives: a key that wraps, and a secret that lets its holder sign in anew; neither tells the other. */
export async function fromRecoveryCode(code: Bytes): Promise<{ key: CryptoKey; secret: string }> {
  const secret = toBase64Url(await derive(code, 'helder/recovery/sign-in'))
  return { key: await keyOf(await derive(code, 'helder/recovery/vault')), secret }
}

/** The wrapping key that the passkey gives on this and every later sign-in (WebAuthn PRF output). */
export async function fromPasskey(prf: Bytes): Promise<CryptoKey> {
  return keyOf(await derive(prf, 'helder/passkey/vault'))
}

async function derive(secret: Bytes, purpose: string): Promise<Bytes> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: text.encode(purpose) }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, base, 256))
}

export function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function fromBase64Url(encoded: string): Bytes {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0))
}
