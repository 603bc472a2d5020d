import { randomBytes } from 'node:crypto'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { newId } from '../../../kernel/ids.ts'
import type { FieldError, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { secretDigest } from '../find-caller.ts'
import type { ConnectionInput, ConnectionView, connectionOutcomes } from './contract.ts'

export type Connected = {
  ok: true
  outcome: (typeof connectionOutcomes)[number]
  organisation: string
  /** Null where somebody of the business can sign in already, or where only the operator may let somebody in. */
  secret: string | null
  expiresAt: Date | null
}
type Reason = 'not-found' | 'changed-elsewhere' | 'known-number' | 'already-connected' | 'dealer-ended'
export type ConnectRefusal = Refusal<Reason> | Refusal<'invalid-input', { errors: FieldError[] }>
type Row = {
  outcome: string
  organisation_id: string | null
  organisation_name: string | null
  link_until: Date | null
}

/**
 * Makes a dealer of the inventory an organisation with a branch and registers, and gives the owner a link to come in with.
 * Numbers that were missing are kept with the dealer first. A refusal leaves nothing: throw it away by rolling back
 * (`RolledBack`).
 */
export async function connectDealer(
  tx: Transaction,
  caller: Caller,
  input: ConnectionInput,
  now: Date,
): Promise<Connected | ConnectRefusal> {
  const today = dayInAmsterdam(now)
  const completed = await completeNumbers(tx, caller, input, today)
  if (completed !== null) return completed
  const secret = randomBytes(32).toString('base64url')
  const [row] = await tx<Row[]>`
    select * from access.connect_dealer(${input.dealerId}, ${secretDigest(secret)}, ${input.ownerName}, ${null},
      ${input.meetingId}, ${newId()}, ${today}, ${caller.accountName})`
  const { outcome, organisation_name: organisation, link_until: expiresAt } = row!
  if (outcome === 'incomplete') return { ok: false, reason: 'invalid-input', errors: missingNumbers(input) }
  if (outcome === 'ended') return { ok: false, reason: 'dealer-ended' }
  if (organisation === null || outcome === 'already-connected')
    return { ok: false, reason: outcome as Reason }
  return {
    ok: true,
    outcome: outcome as Connected['outcome'],
    organisation,
    secret: expiresAt === null ? null : secret,
    expiresAt,
  }
}

/** Keeps the numbers that were typed because they were missing; null when there is nothing in the way. */
async function completeNumbers(
  tx: Transaction,
  caller: Caller,
  { dealerId, version, kvkNumber, branchNumber }: ConnectionInput,
  today: string,
): Promise<ConnectRefusal | null> {
  const change = {
    ...(kvkNumber !== '' && { kvk_number: kvkNumber }),
    ...(branchNumber !== '' && { branch_number: branchNumber }),
  }
  if (Object.keys(change).length === 0) return null
  const [row] = await tx<{ outcome: string }[]>`
    select programme.change_dealer(${dealerId}, ${version}, ${tx.json(change)}, ${newId()}, 'changed', ${today},
      ${tx.json(change)}, ${null}, ${null}, ${caller.accountName}) as outcome`
  const { outcome } = row!
  return outcome === 'changed' ? null : { ok: false, reason: outcome as Reason }
}

function missingNumbers({ kvkNumber, branchNumber }: ConnectionInput): FieldError[] {
  return [
    ...(kvkNumber === '' ? [{ field: 'kvkNumber', code: 'field.required' }] : []),
    ...(branchNumber === '' ? [{ field: 'branchNumber', code: 'field.required' }] : []),
  ]
}

/** How far a dealer of the caller is with coming in; null for one of others. */
export async function readConnection(tx: Transaction, dealerId: string): Promise<ConnectionView | null> {
  const [row] = await tx<Record<keyof ConnectionView, Date | null>[]>`
    select owner_since as "ownerSince", link_until as "linkUntil", first_entry_at as "firstEntryAt"
      from access.dealer_connections(array[${dealerId}::uuid])`
  if (!row) return null
  return {
    ownerSince: row.ownerSince?.toISOString() ?? null,
    linkUntil: row.linkUntil?.toISOString() ?? null,
    firstEntryAt: row.firstEntryAt?.toISOString() ?? null,
  }
}
