import { type CheckProof, claimsToBeProof, readProofText } from '../../capabilities/check/rules/proof-text.ts'

/** What a note turned out to be; `unsupported` where this browser can't check an Ed25519 signature. */
export type NoteReading = CheckProof | 'wrong' | 'none' | 'unsupported'

const KEY_ID_BYTES = 4

/**
 * Checks a check proof in the browser (docs/check-proof.md) against keys, a line each: the present one and those it had
 * before. Nothing of it goes to a server.
 */
export async function readNote(note: string, vkeys: string): Promise<NoteReading> {
  if (!claimsToBeProof(note)) return 'none'
  let reading: NoteReading = 'wrong'
  for (const vkey of vkeys.split('\n')) {
    reading = await readSigned(note, vkey)
    if (reading !== 'wrong') break
  }
  return reading
}

async function readSigned(note: string, vkey: string): Promise<NoteReading> {
  const [name = '', id = '', ...encoded] = vkey.split('+')
  const key = bytesOf(encoded.join('+'))
  const split = note.indexOf('\n\n')
  const text = note.slice(0, split + 1)
  const line = /^\u2014 ([^\s\u0085+]+) (\S+)\n$/u.exec(note.slice(split + 2))
  const signed = line && bytesOf(line[2]!)
  if (!key || !signed || line[1] !== name || hexOf(signed.slice(0, KEY_ID_BYTES)) !== id) return 'wrong'
  const holds = await isSignedBy(key.slice(1), signed.slice(KEY_ID_BYTES), text)
  if (holds === undefined) return 'unsupported'
  return (holds && readProofText(text, name)) || 'wrong'
}

/** The note behind the # of an address; null when there is none. */
export function noteOfFragment(fragment: string): string | null {
  const encoded = fragment.replace(/^#/, '')
  if (!/^[A-Za-z0-9_-]+$/.test(encoded)) return null
  const bytes = bytesOf(
    encoded
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .padEnd(Math.ceil(encoded.length / 4) * 4, '='),
  )
  return bytes ? new TextDecoder().decode(bytes) : null
}

/** Undefined when the browser has no Ed25519, or no WebCrypto at all (an address without https). */
async function isSignedBy(
  key: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  text: string,
): Promise<boolean | undefined> {
  try {
    const publicKey = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', publicKey, signature, new TextEncoder().encode(text))
  } catch {
    return undefined
  }
}

/** Bytes of standard base64 in its one canonical form, else undefined. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text)
    return btoa(binary) === text ? Uint8Array.from(binary, (byte) => byte.charCodeAt(0)) : undefined
  } catch {
    return undefined
  }
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
