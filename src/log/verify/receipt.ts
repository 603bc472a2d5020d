import { GROUPS, type LeafGroup, opens, type ReadLeaf, readLeaf, tokenOf } from './leaf.ts'
import { openCheckpoint, parseVkeys, type Vkey, type Vkeys } from './note.ts'
import { bytesOfBase64, hasExactly, isRecord, valueOfJson } from './strict.ts'
import { hashOfLeaf, isIncluded } from './tree.ts'
import { type Problem, Unusable, type Verdict } from './verdict.ts'

/** What a receipt proves; only `opened` holds values, and only checked ones. */
export type ReceiptReport = {
  verdict: Verdict
  ok: boolean
  problems: Problem[]
  proven?: {
    origin: string
    index: number
    size: number
    opened: Record<OpenedGroup, unknown>
    closed: LeafGroup[]
  }
}

const OPENED = ['facts', 'identifiers', 'conditions'] as const
type OpenedGroup = (typeof OPENED)[number]
const CLOSED = GROUPS.slice(OPENED.length)
const NAMES = ['format', 'log', 'leaf', 'index', 'checkpoint', 'inclusionProof', 'opened', 'closed']

type ReceiptFields = {
  leaf: Buffer
  index: number
  checkpoint: string
  path: Buffer[]
  opened: Record<OpenedGroup, { value: unknown; key: Buffer }>
}

/**
 * Checks a receipt file without asking anyone: the checkpoint is signed by the key given (or one of several lines, those
 * the log had before), the leaf stands in
 * its tree, and the values opened are those of the leaf. Who holds the branch key (dealer, inspector) can give
 * it: then the branch token is checked against register and number too.
 */
export function verifyReceipt(json: string, vkey: string, branchKey?: Buffer): ReceiptReport {
  try {
    const keys = parseVkeys(vkey)
    const value: unknown = JSON.parse(json)
    if (!isRecord(value) || value.format !== 'helder-receipt-1')
      throw new Unusable('not a receipt (helder-receipt-1)')
    const fields = readFields(valueOfJson(json), keys[0])
    return typeof fields === 'string' ? tampered('receipt', fields) : checkFields(fields, keys, branchKey)
  } catch (error) {
    const what =
      error instanceof Unusable ? error.message : error instanceof SyntaxError ? 'not JSON' : undefined
    if (what === undefined) throw error
    return { verdict: 'unusable', ok: false, problems: [{ where: 'receipt', what }] }
  }
}

function checkFields(fields: ReceiptFields, vkeys: Vkeys, branchKey: Buffer | undefined): ReceiptReport {
  const checkpoint = openCheckpoint(fields.checkpoint, ...vkeys)
  if (!checkpoint.ok) return tampered('checkpoint', checkpoint.what)
  const { head } = checkpoint
  const place = { index: fields.index, hash: hashOfLeaf(fields.leaf) }
  if (!isIncluded(place, head, fields.path))
    return tampered('inclusionProof', 'does not lead to the root hash')
  const leaf = readLeaf(fields.leaf)
  if (leaf?.type !== 'entry') return tampered('leaf', 'is not an entry')
  const problem = checkOpened(fields, leaf, branchKey)
  if (problem !== undefined) return { verdict: 'tampered', ok: false, problems: [problem] }
  const { facts, identifiers, conditions } = fields.opened
  const opened = { facts: facts.value, identifiers: identifiers.value, conditions: conditions.value }
  const proven = { origin: head.origin, index: fields.index, size: head.size, opened, closed: CLOSED }
  return { verdict: 'good', ok: true, problems: [], proven }
}

function checkOpened(
  { opened }: ReceiptFields,
  leaf: Extract<ReadLeaf, { type: 'entry' }>,
  branchKey: Buffer | undefined,
): Problem | undefined {
  for (const group of OPENED) {
    const { key, value } = opened[group]
    if (!opens(leaf.commitments[group], key, value))
      return { where: `opened.${group}`, what: 'is not what was logged' }
  }
  const facts = opened.facts.value
  const isPlaced =
    isRecord(facts) && typeof facts.register === 'string' && typeof facts.branchNumber === 'string'
  if (!isPlaced || !Number.isSafeInteger(facts.sequenceNumber)) {
    return { where: 'opened.facts', what: 'has no register, branchNumber and sequenceNumber' }
  }
  if (
    branchKey !== undefined &&
    tokenOf(branchKey, facts.register, facts.sequenceNumber) !== leaf.branchToken
  ) {
    return { where: 'leaf', what: 'its branch token is not that of this branch, register and number' }
  }
  return undefined
}

/** Reads all fields strictly; a sentence when one is not as it should be. Nothing unknown may stand in it. */
function readFields(value: unknown, vkey: Vkey): ReceiptFields | string {
  if (!isRecord(value)) return 'has a name twice'
  if (!hasExactly(value, NAMES)) return 'has missing or unknown fields'
  const { log, index, checkpoint, inclusionProof, closed } = value
  if (!isRecord(log) || !hasExactly(log, ['origin', 'vkey'])) return 'log is not origin and vkey'
  if (log.origin !== vkey.name) return `is of the log ${String(log.origin)}, not of ${vkey.name}`
  const leaf = bytesOfBase64(value.leaf)
  if (leaf === undefined) return 'leaf is not base64'
  if (typeof index !== 'number' || !Number.isSafeInteger(index) || index < 0) return 'index is not a number'
  if (typeof checkpoint !== 'string') return 'checkpoint is not text'
  if (!Array.isArray(inclusionProof) || inclusionProof.length > 64) return 'inclusionProof is not a list'
  const path = inclusionProof.map(bytesOfBase64).filter((hash) => hash?.length === 32)
  const hashes = path.filter((hash) => hash !== undefined)
  if (hashes.length !== inclusionProof.length) return 'inclusionProof is not hashes in base64'
  if (!Array.isArray(closed) || closed.join() !== CLOSED.join()) return `closed is not ${CLOSED.join(', ')}`
  const opened = readOpened(value.opened)
  return typeof opened === 'string' ? opened : { leaf, index, checkpoint, path: hashes, opened }
}

function readOpened(value: unknown): ReceiptFields['opened'] | string {
  if (!isRecord(value) || !hasExactly(value, OPENED)) return `opened is not ${OPENED.join(', ')}`
  const read = (group: OpenedGroup) => {
    const part = value[group]
    const key = isRecord(part) && hasExactly(part, ['value', 'key']) ? bytesOfBase64(part.key) : undefined
    return isRecord(part) && key?.length === 32 ? { value: part.value, key } : undefined
  }
  const [facts, identifiers, conditions] = [read('facts'), read('identifiers'), read('conditions')]
  if (facts === undefined || identifiers === undefined || conditions === undefined) {
    return 'opened is not a value and a 32-byte key each'
  }
  return { facts, identifiers, conditions }
}

function tampered(where: string, what: string): ReceiptReport {
  return { verdict: 'tampered', ok: false, problems: [{ where, what }] }
}
