import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { secretDigest } from '../find-caller.ts'
import { type InvitationRefusal, invitationRefusal } from './read-invitation.ts'

type State = 'open' | 'used' | 'expired' | 'withdrawn' | 'unknown'

/** Who is signed in already gets the role of the invitation beside those they have: one person, one account. */
export async function joinWithAccount(
  database: Database,
  caller: Caller,
  secret: string,
): Promise<{ ok: true } | InvitationRefusal> {
  const [row] = await inTransaction(
    database,
    caller,
    (tx) => tx<{ state: State }[]>`select access.join_with_account(${secretDigest(secret)}) as state`,
  )
  const { state } = row!
  return state === 'open' ? { ok: true } : invitationRefusal(state)
}
