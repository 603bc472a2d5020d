import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { z } from 'zod'

/** One file of the keys folder; its name is the path within it, with slashes. */
export type ArchivedFile = { name: string; modifiedAt: Date; content: Buffer }
export type KeyArchive = { madeAt: Date; files: ArchivedFile[] }

export const ARCHIVE_FORMAT = 'helder-keys-backup-1'
const TAG_BYTES = 16
// OWASP's advice for scrypt; takes 128 MB and half a second, once per guess.
const COST = { N: 131_072, r: 8, p: 1 }
const MEMORY_BYTES_MAX = 1_073_741_824

const header = z.strictObject({
  kdf: z.literal('scrypt'),
  N: z.int().min(16_384).max(1_048_576),
  r: z.int().min(1).max(8),
  p: z.int().min(1).max(4),
  salt: z.base64(),
  nonce: z.base64(),
})
const contents = z.strictObject({
  madeAt: z.iso.datetime(),
  files: z.array(
    z.strictObject({
      // Only what lies within the folder: an archive must not write elsewhere.
      name: z.string().regex(/^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/),
      modifiedAt: z.iso.datetime(),
      content: z.base64(),
    }),
  ),
})

/**
 * Writes the archive of docs/keys.md: a line with the format, a line with how the key comes from the passphrase, then
 * AES-256-GCM over JSON with both lines as additional data, and the tag.
 */
export function sealArchive({ madeAt, files }: KeyArchive, passphrase: string): Buffer {
  const salt = randomBytes(32)
  const nonce = randomBytes(12)
  const about = { kdf: 'scrypt', ...COST, salt: salt.toString('base64'), nonce: nonce.toString('base64') }
  const head = Buffer.from(`${ARCHIVE_FORMAT}\n${JSON.stringify(about)}\n`)
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt, COST), nonce).setAAD(head)
  const plain = JSON.stringify({
    madeAt: madeAt.toISOString(),
    files: files.map(({ name, modifiedAt, content }) => ({
      name,
      modifiedAt: modifiedAt.toISOString(),
      content: content.toString('base64'),
    })),
  })
  return Buffer.concat([head, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

export type OpenedArchive =
  | { ok: true; archive: KeyArchive }
  /** `closed`: another passphrase, or a byte that was changed; nobody can tell which. */
  | { ok: false; reason: 'not-an-archive' | 'closed' }

/** Opens what `sealArchive` wrote. */
export function openArchive(bytes: Buffer, passphrase: string): OpenedArchive {
  const first = bytes.indexOf('\n')
  const second = bytes.indexOf('\n', first + 1)
  const about = header.safeParse(parsed(bytes.toString('utf8', first + 1, Math.max(second, 0))))
  if (bytes.toString('utf8', 0, Math.max(first, 0)) !== ARCHIVE_FORMAT || !about.success) {
    return { ok: false, reason: 'not-an-archive' }
  }
  const { salt, nonce, ...cost } = about.data
  const key = keyOf(passphrase, Buffer.from(salt, 'base64'), cost)
  const sealed = bytes.subarray(second + 1)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(bytes.subarray(0, second + 1)).setAuthTag(sealed.subarray(-TAG_BYTES))
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
    const { madeAt, files } = contents.parse(JSON.parse(plain.toString()))
    return { ok: true, archive: { madeAt: new Date(madeAt), files: files.map(fileOf) } }
  } catch (error) {
    if (error instanceof z.ZodError) return { ok: false, reason: 'not-an-archive' }
    return { ok: false, reason: 'closed' }
  }
}

function fileOf(file: z.infer<typeof contents>['files'][number]): ArchivedFile {
  const { name, modifiedAt, content } = file
  return { name, modifiedAt: new Date(modifiedAt), content: Buffer.from(content, 'base64') }
}

function keyOf(passphrase: string, salt: Buffer, { N, r, p }: typeof COST): Buffer {
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: MEMORY_BYTES_MAX + 1_048_576 })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
