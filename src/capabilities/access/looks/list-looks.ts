import type { z } from 'zod'
import type { Transaction } from '../../../platform/database.ts'
import type { AccessLogEntry, accessLogQuery } from './contract.ts'

/** Looks at personal data by people of the auditor's own organisation, newest first. */
export async function listAccessLog(tx: Transaction, page: z.infer<typeof accessLogQuery>) {
  const { after, limit, role, from, until, person, action, q } = page
  const words = (q ?? '').toLowerCase()
  const items = await tx<AccessLogEntry[]>`
    select l.id::text, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, coalesce(a.name, l.account_id) as "accountName",
           l.account_id as "accountId", l.role, l.organisation_id as organisation, l.action, l.subject_kind as "subjectKind",
           l.subject_id as subject, l.purpose_code as "purposeCode", l.purpose_text as "purposeText", l.given_to as "givenTo"
      from access.log l left join access.account a on a.id::text = l.account_id
     where ${after ? tx`l.id < ${after}::bigint` : tx`true`}
       ${role ? tx`and l.role = ${role}` : tx``}
       ${from ? tx`and (l.at at time zone 'Europe/Amsterdam')::date >= ${from}::date` : tx``}
       ${until ? tx`and (l.at at time zone 'Europe/Amsterdam')::date <= ${until}::date` : tx``}
       ${person ? tx`and l.account_id = ${person}` : tx``}
       ${action ? tx`and l.action = ${action}` : tx``}
       ${words ? tx`and position(${words} in lower(concat_ws(' ', l.purpose_text, l.subject_id, a.name))) > 0` : tx``}
     order by l.id desc limit ${limit + 1}`
  const next = items.length > limit ? items[limit - 1]!.id : null
  return { items: items.slice(0, limit), next }
}
