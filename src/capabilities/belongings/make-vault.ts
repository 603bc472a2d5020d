import type { Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../platform/database.ts'
import { keepRecovery, readOwnPasskeys } from '../access/public.ts'
import type { NewVaultInput, VaultKeysInput, WrappedKey } from './contract.ts'

/** Begins a vault: two devices that begin at once end with one, since what the other sealed would be lost. */
export function makeVault(
  database: Database,
  caller: Caller,
  { keys, recoverySecret }: NewVaultInput,
): Promise<{ ok: true } | Refusal<'vault-exists' | 'no-recovery-key'>> {
  return inTransaction(database, caller, async (tx) => {
    const recovery = keys.find(({ kind }) => kind === 'recovery')
    if (recovery === undefined) return { ok: false, reason: 'no-recovery-key' }
    // One recovery key per citizen: whoever comes second finds it there.
    const [first] = await tx`
      insert into belongings.wrapped_key (organisation_id, kind, sealed)
      values (${caller.organisationId}, 'recovery', ${Buffer.from(recovery.box, 'base64url')})
      on conflict do nothing returning kind`
    if (!first) return { ok: false, reason: 'vault-exists' }
    await replaceKeys(tx, caller, keys)
    await keepRecovery(tx, recoverySecret)
    return { ok: true }
  })
}

/** A new passkey or a new recovery code: its key takes the place of the one before. */
export function changeVaultKeys(
  database: Database,
  caller: Caller,
  { keys, recoverySecret }: VaultKeysInput,
): Promise<{ ok: true } | Refusal<'not-found' | 'no-recovery-key'>> {
  return inTransaction(database, caller, async (tx) => {
    const changesCode = keys.some(({ kind }) => kind === 'recovery')
    if (changesCode !== (recoverySecret !== undefined)) return { ok: false, reason: 'no-recovery-key' }
    const [vault] =
      await tx`select from belongings.wrapped_key where organisation_id = ${caller.organisationId} limit 1`
    if (!vault) return { ok: false, reason: 'not-found' }
    await replaceKeys(tx, caller, keys)
    if (recoverySecret !== undefined) await keepRecovery(tx, recoverySecret)
    return { ok: true }
  })
}

/** Each device has a key under its own passkey. What was wrapped for a passkey that is gone goes with the next change. */
async function replaceKeys(tx: Transaction, caller: Caller, keys: WrappedKey[]): Promise<void> {
  const passkeys = (await readOwnPasskeys(tx)).map(({ credential_id }) => credential_id.toString('base64url'))
  for (const key of keys) {
    const credential = key.kind === 'passkey' ? key.credentialId : ''
    await tx`
      delete from belongings.wrapped_key
       where organisation_id = ${caller.organisationId} and kind = ${key.kind}
         and (credential_id = ${credential} or credential_id <> all (${passkeys}))`
    await tx`
      insert into belongings.wrapped_key (organisation_id, kind, credential_id, sealed)
      values (${caller.organisationId}, ${key.kind}, ${credential}, ${Buffer.from(key.box, 'base64url')})`
  }
}
