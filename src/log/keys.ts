import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { decodeBase64 } from './base64.ts'
import { syncFolder } from './durable-files.ts'

/** A log's signing key. Its name is the checkpoint's origin. */
export type LogKey = { name: string; id: number; publicKey: Buffer; privateKey: KeyObject }

const ED25519 = 0x01
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Makes a new key for a log with this name (C2SP signed-note: no spaces, no plus). */
export function generateLogKey(name: string): LogKey {
  return logKey(name, generateKeyPairSync('ed25519').privateKey)
}

/** The public half as text, as Go's sumdb/note writes it: `name+id+base64(0x01 || key)`. */
export function vkeyText(key: LogKey): string {
  return `${key.name}+${hexId(key.id)}+${Buffer.concat([Buffer.from([ED25519]), key.publicKey]).toString('base64')}`
}

/** The private half in Go's sumdb/note form: `PRIVATE+KEY+name+id+base64(0x01 || seed)`. */
export function skeyText(key: LogKey): string {
  const seed = key.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)
  return `PRIVATE+KEY+${key.name}+${hexId(key.id)}+${Buffer.concat([Buffer.from([ED25519]), seed]).toString('base64')}`
}

/** Reads a private key text; throws when it is not one, since a log without its key cannot go on. */
export function parseSkey(text: string): LogKey {
  const match = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim())
  const bytes = decodeBase64(match?.[3] ?? '')
  if (match?.[1] === undefined || bytes?.length !== 33 || bytes[0] !== ED25519) {
    throw new Error('not a signed-note private key')
  }
  const der = Buffer.concat([PKCS8_PREFIX, bytes.subarray(1)])
  const key = logKey(match[1], createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
  if (hexId(key.id) !== match[2]) throw new Error('the private key does not belong to its key id')
  return key
}

/**
 * Writes a new key file, readable by its owner only, on disk before it returns; refuses to overwrite. It appears
 * whole or not at all: of two processes at the same moment one gets EEXIST and can read the other's.
 */
export async function saveLogKey(file: string, key: LogKey): Promise<void> {
  const temporary = `${file}.new-${randomBytes(6).toString('hex')}`
  const handle = await open(temporary, 'wx', 0o600)
  try {
    await handle.writeFile(`${skeyText(key)}\n`)
    await handle.sync()
    await link(temporary, file)
  } finally {
    await handle.close()
    await rm(temporary)
  }
  await syncFolder(dirname(file))
}

/** Reads a key file that `saveLogKey` wrote. */
export async function loadLogKey(file: string): Promise<LogKey> {
  return parseSkey(await readFile(file, 'utf8'))
}

/** The key under this name with this private half. */
export function logKey(name: string, privateKey: KeyObject): LogKey {
  if (!isKeyName(name)) throw new RangeError(`not a key name: ${JSON.stringify(name)}`)
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32)
  return { name, id: keyId(name, publicKey), publicKey, privateKey }
}

/** signed-note: a key name is not empty and has neither Unicode spaces nor a plus. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.isWellFormed() && !/[\s\u0085+]|[^\u0020-\u{10ffff}]/u.test(name)
}

function keyId(name: string, publicKey: Buffer): number {
  const digest = createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([ED25519]))
    .update(publicKey)
    .digest()
  return digest.readUInt32BE(0)
}

function hexId(id: number): string {
  return id.toString(16).padStart(8, '0')
}
