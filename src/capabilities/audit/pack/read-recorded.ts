import type { Transaction } from '../../../platform/database.ts'
import type { LookRow } from '../verify/look-rows.ts'
import type { Drawn } from './pack-format.ts'

type Recorded = NonNullable<Drawn['recorded']>

/** Who the account is now, and the appointment or token by which it held that role at that moment; null when none did. */
export async function readRecorded(tx: Transaction, look: LookRow): Promise<Recorded> {
  const [account] = await tx<{ name: string }[]>`
    select name from access.account where id::text = ${look.account_id}
     union all select 'token ' || left(id::text, 8) from access.token where id::text = ${look.account_id}`
  const [authorisation] = await tx<NonNullable<Recorded['authorisation']>[]>`
    select role, ${text(tx, 'given_at')} as "givenAt", given_by as "givenBy", stands_in_for is not null as "standsIn",
           ${text(tx, 'least(ends_at, taken_at)')} as until
      from access.appointment p
     where account_id::text = ${look.account_id} and organisation_id = ${look.organisation_id} and role = ${look.role}
       and starts_at <= ${look.at}::text::timestamptz and (ends_at is null or ends_at > ${look.at}::text::timestamptz)
       and (taken_at is null or taken_at > ${look.at}::text::timestamptz)
    union all
    select role, ${text(tx, 'created_at')}, 'helder token', false, null
      from access.token
     where id::text = ${look.account_id} and organisation_id = ${look.organisation_id} and role = ${look.role}
       and created_at <= ${look.at}::text::timestamptz
    order by "givenAt" desc limit 1`
  return { accountName: account?.name ?? null, authorisation: authorisation ?? null }
}

function text(tx: Transaction, moment: string) {
  return tx.unsafe(`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)
}
