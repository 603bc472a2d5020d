import type { Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../../platform/database.ts'
import type { MadePasskey, PasskeyList } from './contract.ts'
import { creationOptions, type KnownPasskey } from './passkey-options.ts'
import { type PasskeyPlace, verifyMade } from './verify-passkey.ts'

type Row = KnownPasskey & { id: string; device: string; created_at: Date; last_used_at: Date }

/** The passkeys of the caller's account, the oldest first. */
export async function readOwnPasskeys(tx: Transaction): Promise<Row[]> {
  return await tx<Row[]>`select * from access.own_passkeys()`
}

export async function listOwnPasskeys(database: Database, caller: Caller): Promise<PasskeyList> {
  const rows = await inTransaction(database, caller, readOwnPasskeys)
  const items = rows.map(({ id, device, created_at, last_used_at }) => ({
    id,
    device,
    madeAt: created_at.toISOString(),
    lastUsedAt: last_used_at.toISOString(),
  }))
  return { items }
}

/** What the browser hands to the authenticator to give the caller a passkey on this device too. */
export async function offerOwnPasskey(
  database: Database,
  rpId: string,
  caller: Caller,
  label: string,
): Promise<object> {
  const known = await inTransaction(database, caller, readOwnPasskeys)
  return creationOptions(database, rpId, { deed: 'add', account: caller.accountId, label, known })
}

export async function addOwnPasskey(
  database: Database,
  place: PasskeyPlace,
  caller: Caller,
  made: MadePasskey,
  device: string,
): Promise<{ ok: true } | Refusal<'passkey-refused'>> {
  const verified = await verifyMade(database, place, 'add', made)
  if (verified === null || verified.account !== caller.accountId)
    return { ok: false, reason: 'passkey-refused' }
  const { id, key, count, transports } = verified
  await inTransaction(
    database,
    caller,
    (tx) => tx`select access.add_own_passkey(${id}, ${key}, ${count}, ${transports}, ${device})`,
  )
  return { ok: true }
}

/** It can't sign in any more, and sessions that it opened elsewhere end. */
export async function removeOwnPasskey(
  database: Database,
  caller: Caller & { sessionId: string },
  id: string,
): Promise<{ ok: true } | Refusal<'not-found'>> {
  const [row] = await inTransaction(
    database,
    caller,
    (tx) => tx<{ removed: boolean }[]>`
      select access.remove_own_passkey(${id}, ${caller.sessionId}) as removed`,
  )
  return row?.removed ? { ok: true } : { ok: false, reason: 'not-found' }
}
