import type { Caller } from '../../../platform/caller.ts'
import { inTransaction } from '../../../platform/database.ts'
import { withoutSession } from '../../../platform/caller.ts'
import { type EmailDependencies, letterTo, openEmailAddress, queueMail } from './email-address.ts'

/** Tells a citizen that a recovery code replaced the passkey: who did not do that must hear of it. */
export async function noticeRecovery(
  { database, keys }: EmailDependencies,
  accountId: string,
): Promise<void> {
  const citizen: Caller = {
    ...withoutSession,
    organisationId: `citizen:${accountId}`,
    organisationName: '',
    role: 'citizen',
    accountId,
    accountName: '',
  }
  await inTransaction(database, citizen, async (tx) => {
    const [row] = await tx<{ sealed: Buffer | null }[]>`select sealed from access.own_email_address()`
    if (!row?.sealed) return
    await queueMail(tx, letterTo(openEmailAddress(keys, accountId, row.sealed), 'recovered'))
  })
}
