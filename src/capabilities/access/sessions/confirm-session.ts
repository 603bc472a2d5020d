import type { Refusal } from '../../../kernel/result.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import type { PasskeySessionInput } from '../passkeys/contract.ts'
import { readOwnPasskeys } from '../passkeys/own-passkeys.ts'
import { requestOptions } from '../passkeys/passkey-options.ts'
import { type PasskeyPlace, verifyUsed } from '../passkeys/verify-passkey.ts'
import { confirmWaysOf } from '../rules/confirm-ways.ts'
import type { ConfirmationOffer, SessionView } from './contract.ts'
import type { SessionHolder } from './session-holder.ts'

/** How the holder of this session can show to be there, and what a passkey has to sign for it. */
export async function offerConfirmation(
  database: Database,
  rpId: string,
  holder: SessionHolder,
  isDemo: boolean,
): Promise<ConfirmationOffer> {
  const [known, sessions] = await inTransaction(database, holder, (tx) =>
    Promise.all([
      readOwnPasskeys(tx),
      tx<{ method: SessionView['method'] }[]>`
        select method from access.own_sessions() where id = ${holder.sessionId}`,
    ]),
  )
  const method = sessions[0]?.method ?? 'passkey'
  const ways = confirmWaysOf({ method, passkeys: known.length, isDemo })
  if (!ways.includes('passkey')) return { ways, options: null }
  const asked = { deed: 'confirm', account: holder.accountId, known } as const
  return { ways, options: { ...(await requestOptions(database, rpId, asked)) } }
}

/** The passkey must be of the account whose session it is: a colleague's finger confirms nothing. */
export async function confirmByPasskey(
  database: Database,
  place: PasskeyPlace,
  holder: SessionHolder,
  input: PasskeySessionInput,
): Promise<{ ok: true } | Refusal<'passkey-refused'>> {
  const used = await verifyUsed(database, place, 'confirm', input)
  if (used === null || used.account !== holder.accountId) return { ok: false, reason: 'passkey-refused' }
  const [row] = await inTransaction(
    database,
    holder,
    (tx) => tx<{ done: boolean }[]>`
      select access.confirm_session(${holder.sessionId}, ${used.id}, ${used.count}) as done`,
  )
  return row?.done ? { ok: true } : { ok: false, reason: 'passkey-refused' }
}

/** Demo mode only: its accounts have no passkey to ask for. */
export async function confirmDemo(
  database: Database,
  holder: SessionHolder,
): Promise<{ ok: true } | Refusal<'forbidden'>> {
  const [row] = await inTransaction(
    database,
    holder,
    (tx) => tx<{ done: boolean }[]>`select access.confirm_demo_session(${holder.sessionId}) as done`,
  )
  return row?.done ? { ok: true } : { ok: false, reason: 'forbidden' }
}
