import { hkdfSync } from 'node:crypto'
import { hmacSha256 } from '../../log/public.ts'
import type { KeyFiles } from '../../platform/key-files.ts'

/** Buckets hold the person keys of one municipality that fall due in one month: erasure destroys a bucket's key. */
export function bucketName(municipality: string, month: string): string {
  return `${municipality}-${month}`
}

/** The wrapping key of an erasure bucket; on disk before its first use. */
export function bucketKey(keys: KeyFiles, bucket: string): Buffer {
  return keys.key(`buckets/${bucket}`)
}

const branchKeys = new Map<string, Buffer>()

/** The key that turns a branch's numbers into tokens; dealer and inspector may hold it. From one master key. */
export function branchKey(keys: KeyFiles, branchNumber: string): Buffer {
  const known = branchKeys.get(`${keys.folder}:${branchNumber}`)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', keys.key('branches'), '', `helder-branch-1:${branchNumber}`, 32))
  branchKeys.set(`${keys.folder}:${branchNumber}`, key)
  return key
}

/** The key of a person box is derived from the person key, whose commitments use other derived keys. */
export function boxKey(personKey: Buffer): Buffer {
  return hmacSha256(personKey, 'helder-box-1')
}
