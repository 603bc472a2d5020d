import { commit, type Group, groupKey, OPEN_GROUPS, type OpenGroup, PERSON_GROUPS } from './leaf.ts'

export const RECEIPT_FORMAT = 'helder-receipt-1'

/** A receipt file: proves facts, identifiers and conditions of one entry without asking anyone. */
export type Receipt = {
  format: typeof RECEIPT_FORMAT
  log: { origin: string; vkey: string }
  leaf: string
  index: number
  checkpoint: string
  inclusionProof: string[]
  opened: Record<OpenGroup, { value: unknown; key: string }>
  closed: Group[]
}

export type ReceiptInput = {
  log: { origin: string; vkey: string }
  leaf: Buffer
  index: number
  /** The signed note whose tree holds the leaf. */
  checkpoint: string
  inclusionProof: readonly Buffer[]
  openKey: Buffer
  /** Only what is opened is asked for: a receipt never comes near a person's data. */
  values: Record<OpenGroup, unknown>
}

/**
 * Makes the receipt of an entry. It reveals the three group keys, never the open key they come from. Refuses
 * when the values are not those of the leaf: then the database differs from the log.
 */
export function buildReceipt(
  input: ReceiptInput,
): { ok: true; receipt: Receipt } | { ok: false; reason: 'differs-from-leaf'; groups: OpenGroup[] } {
  const logged = loggedCommitments(input.leaf)
  const open = (group: OpenGroup) => ({ value: input.values[group], key: groupKey(input.openKey, group) })
  const differing = OPEN_GROUPS.filter((group) => {
    const { key, value } = open(group)
    return commit(key, value) !== logged[group]
  })
  if (differing.length > 0) return { ok: false, reason: 'differs-from-leaf', groups: differing }
  const written = (group: OpenGroup) => ({ ...open(group), key: open(group).key.toString('base64') })
  const receipt: Receipt = {
    format: RECEIPT_FORMAT,
    log: { origin: input.log.origin, vkey: input.log.vkey },
    leaf: input.leaf.toString('base64'),
    index: input.index,
    checkpoint: input.checkpoint,
    inclusionProof: input.inclusionProof.map((hash) => hash.toString('base64')),
    opened: {
      facts: written('facts'),
      identifiers: written('identifiers'),
      conditions: written('conditions'),
    },
    closed: [...PERSON_GROUPS],
  }
  return { ok: true, receipt }
}

function loggedCommitments(leaf: Buffer): Partial<Record<string, unknown>> {
  const value: unknown = JSON.parse(leaf.toString())
  if (typeof value !== 'object' || value === null || !('commitments' in value)) return {}
  return typeof value.commitments === 'object' && value.commitments !== null ? { ...value.commitments } : {}
}
