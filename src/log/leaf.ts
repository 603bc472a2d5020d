import { canonicalJson } from './canonical-json.ts'
import { hmacSha256 } from './hmac.ts'

/** The field groups of an entry. docs/leaf.md has the format with vectors. */
export const OPEN_GROUPS = ['facts', 'identifiers', 'conditions'] as const
export const PERSON_GROUPS = ['seller', 'buyer', 'freeText'] as const
export type OpenGroup = (typeof OPEN_GROUPS)[number]
export type PersonGroup = (typeof PERSON_GROUPS)[number]
export type Group = OpenGroup | PersonGroup

export const LEAF_FORMAT = 'helder-leaf-1'
export const KEY_BYTES = 32

/** The values of all groups; a group without content is null, so that a purchase and a sale look alike. */
export type GroupValues = Record<Group, unknown>

export type EntryLeafInput = {
  type: 'entry'
  bucket: string
  branchToken: string
  /** 32 random bytes of this entry, kept as long as the register. */
  openKey: Buffer
  /** 32 random bytes of this entry, destroyed at erasure. */
  personKey: Buffer
  groups: GroupValues
}

export type LeafInput =
  | EntryLeafInput
  | { type: 'erasure'; bucket: string; entries: number }
  | { type: 'entry-erasure'; branchToken: string }
  | { type: 'look-erasure'; from: number; to: number }
  | { type: 'adoption'; from: number; to: number; reasonCommitment?: string }

/** The bytes of a leaf, as they are logged. */
export function buildLeaf(input: LeafInput): Buffer {
  if (input.type !== 'entry') return Buffer.from(canonicalJson({ format: LEAF_FORMAT, ...input }))
  const { type, bucket, branchToken, groups } = input
  const open = extract(input.openKey)
  const person = extract(input.personKey)
  const commitments: Partial<Record<Group, string>> = {}
  for (const group of OPEN_GROUPS) commitments[group] = commit(expand(open, group), groups[group])
  for (const group of PERSON_GROUPS) commitments[group] = commit(expand(person, group), groups[group])
  return Buffer.from(canonicalJson({ format: LEAF_FORMAT, type, bucket, branchToken, commitments }))
}

/** The key of one field group: HKDF-SHA256 (RFC 5869), no salt, info `helder-leaf-1:<group>`, 32 bytes. */
export function groupKey(entryKey: Buffer, group: Group): Buffer {
  return expand(extract(entryKey), group)
}

/** The commitment to a group's value: base64 of HMAC-SHA256(group key, canonical JSON). */
export function commit(key: Buffer, value: unknown): string {
  assertKey(key)
  return hmacSha256(key, canonicalJson(value)).toString('base64')
}

/** Stands in the leaf instead of branch and number: only who holds the branch's key can tell which it is. */
export function branchToken(branchKey: Buffer, place: { register: string; sequenceNumber: number }): string {
  assertKey(branchKey)
  const { register, sequenceNumber } = place
  return hmacSha256(branchKey, canonicalJson({ register, sequenceNumber })).toString('base64url')
}

function extract(entryKey: Buffer): Buffer {
  assertKey(entryKey)
  return hmacSha256(Buffer.alloc(KEY_BYTES), entryKey)
}

function expand(pseudoRandomKey: Buffer, group: Group): Buffer {
  return hmacSha256(pseudoRandomKey, `${LEAF_FORMAT}:${group}\u0001`)
}

// HMAC pads short keys with zeros: keys of one length only keep a commitment binding to one key.
function assertKey(key: Buffer): void {
  if (key.length !== KEY_BYTES) throw new RangeError(`a key is ${KEY_BYTES} bytes, not ${key.length}`)
}
