import type { Category } from '../../../kernel/codes.ts'
import type { Day } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import { exemptionTerm } from '../rules/exemption-term.ts'
import { fileNumber } from '../rules/file-number.ts'
import type { ExemptionView } from './contract.ts'

type Row = Pick<
  ExemptionView,
  'id' | 'dealerId' | 'dealerName' | 'receivedOn' | 'request' | 'extension' | 'decision'
> & {
  year: number
  sequence: number
  categories: Category[]
}

/** Exemption requests that the caller may read, newest number first, with their term as it stands on a day. */
export async function listExemptions(tx: Transaction, today: Day, id?: string): Promise<ExemptionView[]> {
  const rows = await tx<Row[]>`
    select r.id, r.year, r.sequence, r.dealer_id as "dealerId", d.name as "dealerName", r.received_on as "receivedOn",
           r.categories, r.request,
           case when e.request_id is not null then
             jsonb_build_object('on', e.noticed_on, 'until', e.until, 'reason', e.reason) end as extension,
           case when c.request_id is not null then
             jsonb_build_object('on', c.decided_on, 'isGranted', c.is_granted, 'reason', c.reason, 'categories', c.categories,
               'from', c.valid_from, 'until', c.valid_until, 'by', c.recorded_by_name) end as decision
      from supervision.exemption_request r join programme.dealer d on d.id = r.dealer_id
      left join supervision.exemption_extension e on e.request_id = r.id
      left join supervision.exemption_decision c on c.request_id = r.id
     where ${id === undefined ? tx`true` : tx`r.id = ${id}`}
     order by r.year desc, r.sequence desc`
  return rows.map(({ year, sequence, ...row }) => {
    const { extension, decision, receivedOn } = row
    const term = { receivedOn, extendedUntil: extension?.until ?? null, decidedOn: decision?.on ?? null }
    return {
      ...row,
      ...exemptionTerm(term, today),
      number: fileNumber({ year, sequence }),
      state: stateOf(row),
    }
  })
}

function stateOf({
  extension,
  decision,
}: Pick<ExemptionView, 'extension' | 'decision'>): ExemptionView['state'] {
  if (decision !== null) return decision.isGranted ? 'granted' : 'refused'
  return extension === null ? 'received' : 'extended'
}
