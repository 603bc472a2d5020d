import { createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hkdfOf, hmacOf, Unusable } from '../../../../log/verify/public.ts'

/** What the people of an entry are committed to under, or why they can't be read. */
export type Opened =
  | { ok: true; personKey: Buffer; groups: { seller: unknown; buyer: unknown; freeText: unknown } }
  | { ok: false; reason: 'no-bucket-key' | 'other-key' | 'box-changed' }

/** The keys outside the database, read by this check itself (docs/leaf.md, In the database). */
export class KeyFolder {
  readonly #folder: string
  readonly #buckets = new Map<string, KeyObject | null>()
  readonly #branches = new Map<string, Buffer>()

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'keys')
  }

  /** The key behind a branch's tokens. */
  branchKey(branchNumber: string): Buffer {
    const known = this.#branches.get(branchNumber)
    if (known) return known
    const master = this.#read('branches')
    if (master === null)
      throw new Unusable(
        `${join(this.#folder, 'branches.key')} is missing: put the keys back from their backup`,
      )
    const key = hkdfOf(master, `helder-branch-1:${branchNumber}`)
    this.#branches.set(branchNumber, key)
    return key
  }

  /** Opens the box of an entry with the key of its bucket. */
  openBox(entryId: string, box: { bucket: string; wrapped_key: Buffer; box: Buffer }): Opened {
    const bucketKey = this.#bucketKey(box.bucket)
    if (bucketKey === null) return { ok: false, reason: 'no-bucket-key' }
    const personKey = decrypt(bucketKey, box.wrapped_key, entryId)
    if (personKey?.length !== 32) return { ok: false, reason: 'other-key' }
    const boxKey = hmacOf(personKey, 'helder-box-1')
    const plain = decrypt(createSecretKey(boxKey), box.box, entryId)
    if (plain === null) return { ok: false, reason: 'box-changed' }
    const { seller, buyer, freeText } = JSON.parse(plain.toString()) as Record<string, unknown>
    return { ok: true, personKey, groups: { seller, buyer, freeText } }
  }

  #bucketKey(bucket: string): KeyObject | null {
    const known = this.#buckets.get(bucket)
    if (known !== undefined) return known
    // The name comes from the database: it must not lead out of the folder.
    const bytes = /^[a-z0-9-]+$/.test(bucket) ? this.#read(`buckets/${bucket}`) : null
    const key = bytes === null ? null : createSecretKey(bytes)
    this.#buckets.set(bucket, key)
    return key
  }

  #read(name: string): Buffer | null {
    const file = join(this.#folder, `${name}.key`)
    return existsSync(file) ? readFileSync(file) : null
  }
}

/**
 * AES-256-GCM: nonce, ciphertext, tag, with the entry's id as additional data; null when it does not open. Measured:
 * 28 us under a key object, 140 us under the same bytes.
 */
function decrypt(key: KeyObject, sealed: Buffer, entryId: string): Buffer | null {
  if (key.symmetricKeySize !== 32 || sealed.length < 28) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(entryId))
  decipher.setAuthTag(sealed.subarray(sealed.length - 16))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()])
  } catch {
    return null
  }
}
