import { hkdfOf, hmacOf } from './hmac.ts'
import { bytesOfBase64, canonicalText, hasExactly, isRecord, textOfUtf8, valueOfJson } from './strict.ts'

export const GROUPS = ['facts', 'identifiers', 'conditions', 'seller', 'buyer', 'freeText'] as const
export type LeafGroup = (typeof GROUPS)[number]
export const LOOK_GROUPS = ['who', 'capacity', 'when', 'purpose', 'what', 'givenTo'] as const
export type LookGroup = (typeof LOOK_GROUPS)[number]

/** A leaf as docs/leaf.md describes it, read strictly. */
export type ReadLeaf =
  | { type: 'entry'; bucket: string; branchToken: string; commitments: Record<LeafGroup, string> }
  | { type: 'erasure'; bucket: string; entries: number }
  | { type: 'entry-erasure'; branchToken: string }
  | { type: 'look'; commitments: Record<LookGroup, string> }
  | { type: 'look-erasure'; from: number; to: number }
  | { type: 'adoption'; from: number; to: number; reasonCommitment?: string }

/** Reads a leaf; undefined for bytes that are not exactly a canonical leaf of this format. */
export function readLeaf(bytes: Buffer): ReadLeaf | undefined {
  const text = textOfUtf8(bytes)
  const value = text === undefined ? undefined : valueOfJson(text)
  if (!isRecord(value) || value.format !== 'helder-leaf-1' || canonicalText(value) !== text) return undefined
  switch (value.type) {
    case 'entry':
      return readEntry(value)
    case 'erasure':
      if (!hasExactly(value, ['format', 'type', 'bucket', 'entries'])) return undefined
      if (typeof value.bucket !== 'string' || !isCount(value.entries)) return undefined
      return { type: 'erasure', bucket: value.bucket, entries: value.entries }
    case 'entry-erasure':
      if (!hasExactly(value, ['format', 'type', 'branchToken']) || !isToken(value.branchToken))
        return undefined
      return { type: 'entry-erasure', branchToken: value.branchToken }
    case 'look':
      return readLook(value)
    case 'look-erasure':
      if (!hasExactly(value, ['format', 'type', 'from', 'to']) || !isCount(value.from)) return undefined
      if (!isCount(value.to) || value.to < value.from) return undefined
      return { type: 'look-erasure', from: value.from, to: value.to }
    case 'adoption':
      return readAdoption(value)
    default:
      return undefined
  }
}

/** Whether a commitment was made with this group key over this value. */
export function opens(commitment: string, key: Buffer, value: unknown): boolean {
  // One key length only: HMAC pads short keys, and two keys must not open one commitment.
  return key.length === 32 && hmacOf(key, canonicalText(value)).toString('base64') === commitment
}

/** The key of a group under an entry's open key or person key, or under the key of a look (RFC 5869, no salt). */
export function keyOfGroup(entryKey: Buffer, group: LeafGroup | LookGroup): Buffer {
  return hkdfOf(entryKey, `helder-leaf-1:${group}`)
}

/** The token of an entry, for who holds the branch key. */
export function tokenOf(branchKey: Buffer, register: unknown, sequenceNumber: unknown): string {
  return hmacOf(branchKey, canonicalText({ register, sequenceNumber })).toString('base64url')
}

function readEntry(value: Record<string, unknown>): ReadLeaf | undefined {
  const { bucket, branchToken, commitments } = value
  if (!hasExactly(value, ['format', 'type', 'bucket', 'branchToken', 'commitments'])) return undefined
  if (typeof bucket !== 'string' || !isToken(branchToken) || !isRecord(commitments)) return undefined
  return isCommitments(commitments, GROUPS) ? { type: 'entry', bucket, branchToken, commitments } : undefined
}

function readLook(value: Record<string, unknown>): ReadLeaf | undefined {
  const { commitments } = value
  if (!hasExactly(value, ['format', 'type', 'commitments']) || !isRecord(commitments)) return undefined
  return isCommitments(commitments, LOOK_GROUPS) ? { type: 'look', commitments } : undefined
}

function readAdoption(value: Record<string, unknown>): ReadLeaf | undefined {
  const { from, to, reasonCommitment } = value
  const names = ['format', 'type', 'from', 'to', ...('reasonCommitment' in value ? ['reasonCommitment'] : [])]
  if (!hasExactly(value, names) || !isCount(from) || !isCount(to) || to < from) return undefined
  if (reasonCommitment === undefined) return { type: 'adoption', from, to }
  return isHash(reasonCommitment) ? { type: 'adoption', from, to, reasonCommitment } : undefined
}

function isCommitments<G extends string>(
  value: Record<string, unknown>,
  groups: readonly G[],
): value is Record<G, string> {
  return hasExactly(value, groups) && groups.every((group) => isHash(value[group]))
}

function isHash(value: unknown): value is string {
  return bytesOfBase64(value)?.length === 32
}

function isToken(value: unknown): value is string {
  if (typeof value !== 'string') return false
  const bytes = Buffer.from(value, 'base64url')
  return bytes.length === 32 && bytes.toString('base64url') === value
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
