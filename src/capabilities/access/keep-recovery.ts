import type { Transaction } from '../../platform/database.ts'
import { secretDigest } from './find-caller.ts'

/** From now on whoever shows this secret may make a new passkey for the caller's account. Kept as a digest only. */
export async function keepRecovery(tx: Transaction, secret: string): Promise<void> {
  await tx`select access.keep_recovery(${secretDigest(secret)})`
}
