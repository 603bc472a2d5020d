import { formatIdentifier, type IdentifierKind } from '../../../identifiers/public.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { ReportSuggestion } from '../contract.ts'

type Row = Omit<ReportSuggestion, 'pairs' | 'isOwn'> & {
  organisationId: string
  pairs: { itemId: string; stolenItemId: string; kind: IdentifierKind; canonical: string }[]
}
const MOST = 5

/** Reports that a list may belong to: with its registration number, or with a number of what is still looked for. */
export async function suggestReports(
  tx: Transaction,
  caller: Caller,
  listId: string,
): Promise<ReportSuggestion[]> {
  const rows = await tx<Row[]>`
    with pair as (
      -- By the folded form, which has an index; equal is what is equal in full.
      select distinct on (i.report_id, x.item_id, i.id)
             i.report_id, x.item_id as "itemId", i.id as "stolenItemId", x.kind, x.canonical
        from thefts.listed_identifier x
        join thefts.item_identifier s on s.folded = x.folded and s.kind = x.kind and s.canonical = x.canonical
        join thefts.item i on i.id = s.item_id
       where x.list_id = ${listId} and x.folded is not null and i.ended_on is null)
    select r.id as "reportId", r.source, r.reference, r.registration_number as "registrationNumber",
           r.committed_on as "committedOn", r.place, r.organisation_id as "organisationId",
           coalesce(thefts.registration_key(r.registration_number) = thefts.registration_key(l.registration_number), false)
             as "sameRegistration",
           coalesce((select json_agg(p) from pair p where p.report_id = r.id), '[]'::json) as pairs
      from thefts.goods_list l
      join thefts.report r on thefts.registration_key(r.registration_number) = thefts.registration_key(l.registration_number)
                           or r.id in (select p.report_id from pair p)
     where l.id = ${listId}
     order by "sameRegistration" desc, r.recorded_at desc limit ${MOST}`
  return rows.map(({ organisationId, pairs, ...row }) => ({
    ...row,
    isOwn: organisationId === caller.organisationId,
    pairs: pairs.map(({ itemId, stolenItemId, kind, canonical }) => ({
      itemId,
      stolenItemId,
      shown: formatIdentifier(kind, canonical),
    })),
  }))
}
