import { createPublicKey, sign, verify } from 'node:crypto'
import { decodeBase64 } from './base64.ts'
import type { LogKey } from './keys.ts'

/** Signs a text as a C2SP signed note, with one Ed25519 signature per key. */
export function signNote(text: string, ...keys: [LogKey, ...LogKey[]]): string {
  if (!isNoteText(text))
    throw new RangeError('a note is well-formed text without control characters, ending in a newline')
  const lines = keys.map((key) => {
    const id = Buffer.alloc(4)
    id.writeUInt32BE(key.id)
    const signature = Buffer.concat([id, sign(null, Buffer.from(text), key.privateKey)])
    return `\u2014 ${key.name} ${signature.toString('base64')}\n`
  })
  return `${text}\n${lines.join('')}`
}

/** The text of a note that this key signed; undefined when it did not. */
export function openOwnNote(note: string, key: LogKey): string | undefined {
  const split = note.lastIndexOf('\n\n')
  if (split < 0) return undefined
  const text = note.slice(0, split + 1)
  const publicKey = createPublicKey(key.privateKey)
  for (const line of note.slice(split + 2).split('\n')) {
    const [dash, name, encoded] = line.split(' ')
    const signature = decodeBase64(encoded ?? '')
    if (dash !== '\u2014' || name !== key.name || signature?.length !== 68) continue
    if (signature.readUInt32BE(0) !== key.id) continue
    return verify(null, Buffer.from(text), publicKey, signature.subarray(4)) ? text : undefined
  }
  return undefined
}

function isNoteText(text: string): boolean {
  return text.endsWith('\n') && text.isWellFormed() && !/[^\n\u0020-\u{10ffff}]/u.test(text)
}
