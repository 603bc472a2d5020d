import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { bytesOfBase64 } from './strict.ts'
import { Unusable } from './verdict.ts'

/** A key that is trusted to sign for a log. */
export type Vkey = { name: string; id: string; key: KeyObject }

/** A tree head whose signature holds. */
export type Head = { origin: string; size: number; root: Buffer }

/** The key of a log, with those it had before. */
export type Vkeys = readonly [Vkey, ...Vkey[]]

type Refused = { ok: false; what: string }
type Opened = { ok: true; head: Head } | Refused

// C2SP signed-note wants at least 16 to be accepted; post-quantum ones take 5 kB each.
const SIGNATURES_MAX = 100
/** A key a month for eight years. */
const VKEYS_MAX = 100
export const NOTE_BYTES_MAX = 1_000_000

/** Reads `name+id+base64(0x01 || public key)`; throws Unusable when it is not such a key. */
export function parseVkey(text: string): Vkey {
  const [name, id, encoded, ...rest] = text.trim().split('+')
  // Base64 has plus signs of its own.
  const bytes = bytesOfBase64([encoded, ...rest].join('+'))
  if (!name || id === undefined || bytes?.length !== 33 || bytes[0] !== 1 || /[\s\u0085]/u.test(name)) {
    throw new Unusable('not an Ed25519 verifier key (name+id+key)')
  }
  const expected = createHash('sha256')
    .update(Buffer.concat([Buffer.from(`${name}\n`), bytes]))
    .digest('hex')
  if (expected.slice(0, 8) !== id) throw new Unusable('the verifier key does not fit its key id')
  const x = bytes.subarray(1).toString('base64url')
  return { name, id, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }) }
}

/**
 * Reads the keys of one log, a line each: the present one and those it had before. Throws Unusable when one is not a key,
 * or when they are of different logs.
 */
export function parseVkeys(text: string): Vkeys {
  const [first = '', ...more] = text.split('\n').filter((line) => line.trim() !== '')
  if (more.length >= VKEYS_MAX) throw new Unusable(`more than ${VKEYS_MAX} verifier keys`)
  const keys: Vkeys = [parseVkey(first), ...more.map(parseVkey)]
  if (keys.some(({ name }) => name !== keys[0].name))
    throw new Unusable('the verifier keys are of different logs')
  return keys
}

/**
 * Opens a checkpoint: C2SP signed-note with a signature by one of these keys, holding a tlog-checkpoint of the log of
 * the same name. Extension lines and signatures by other keys are allowed and ignored, as the formats say.
 */
export function openCheckpoint(note: string, ...vkeys: Vkeys): Opened {
  const opened = openNote(note, ...vkeys)
  return opened.ok ? parseHead(opened.text, vkeys[0].name) : opened
}

/** The text of a C2SP signed-note that one of these keys signed, with its last newline; else what is wrong. */
export function openNote(note: string, ...vkeys: Vkeys): { ok: true; text: string } | Refused {
  if (note.length > NOTE_BYTES_MAX || !note.isWellFormed()) return refuse('is not a signed note')
  if (/[^\n\u0020-\u{10ffff}]/u.test(note)) return refuse('has control characters')
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) return refuse('is not a signed note')
  const text = note.slice(0, split + 1)
  const wrong = checkSignatures(text, note.slice(split + 2), vkeys)
  return wrong === undefined ? { ok: true, text } : refuse(wrong)
}

/** Undefined when the text is signed by one of the keys, and by none of them wrongly, else what is wrong. */
function checkSignatures(text: string, signatures: string, vkeys: Vkeys): string | undefined {
  const lines = signatures.split('\n').slice(0, -1)
  if (lines.length > SIGNATURES_MAX) return 'has too many signatures'
  let signed = false
  for (const line of lines) {
    const parts = /^\u2014 ([^\s\u0085+]+) (\S+)$/u.exec(line)
    const bytes = bytesOfBase64(parts?.[2])
    if (parts === null || bytes === undefined || bytes.length < 5) return 'has a malformed signature line'
    const vkey = vkeys.find(({ name, id }) => parts[1] === name && bytes.toString('hex', 0, 4) === id)
    if (vkey === undefined) continue
    if (!verify(null, Buffer.from(text), vkey.key, bytes.subarray(4)))
      return 'has a signature that does not hold'
    signed = true
  }
  const ids = vkeys.map(({ id }) => id).join(' or ')
  return signed ? undefined : `is not signed by ${vkeys[0].name} with key ${ids}`
}

function parseHead(text: string, name: string): Opened {
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n')
  if (origin !== name) return refuse(`is of ${origin}, not of ${name}`)
  if (size === undefined || !/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) {
    return refuse('has no tree size')
  }
  const bytes = bytesOfBase64(root)
  if (bytes?.length !== 32) return refuse('has no root hash')
  if (extensions.includes('')) return refuse('has an empty extension line')
  return { ok: true, head: { origin, size: Number(size), root: bytes } }
}

function refuse(what: string): Refused {
  return { ok: false, what }
}
