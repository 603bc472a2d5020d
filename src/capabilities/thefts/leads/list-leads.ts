import type { z } from 'zod'
import type { Transaction } from '../../../platform/database.ts'
import { viewIdentifier } from '../../../platform/view-identifier.ts'
import { type leadListQuery, leadStates, type LeadState, type LeadView } from './contract.ts'

type Row = Omit<LeadView, 'receivedAt' | 'checkedAt' | 'number'> & {
  receivedAt: Date
  checkedAt: Date
  kind: string
  canonical: string
}

/** Leads with the stolen items that bear their number now, as row level security lets the caller see them. */
function leads(tx: Transaction, where: ReturnType<Transaction>) {
  return tx<Row[]>`
    select l.id, l.received_at as "receivedAt", l.checked_at as "checkedAt", l.kind, l.canonical, l.site, l.state,
           coalesce(s.items, '[]'::json) as items, h.handled
      from (${where}) l
      left join lateral (
        select json_agg(json_build_object('itemId', i.id, 'reportId', r.id, 'registrationNumber', r.registration_number,
                 'category', i.category, 'brand', i.brand, 'model', i.model, 'colour', i.colour, 'committedOn', i.committed_on,
                 'place', i.place, 'endedOn', i.ended_on) order by i.id) as items
          from thefts.item i join thefts.report r on r.id = i.report_id
         where i.id in (select x.item_id from thefts.item_identifier x
                         where x.folded = any (l.folded) and x.canonical = l.canonical and thefts.same_sort(x.kind, l.kind))) s on true
      left join lateral (
        select json_build_object('at', e.at, 'by', e.account_name, 'note', e.note) as handled
          from thefts.lead_event e where e.lead_id = l.id order by e.n desc limit 1) h on true
     order by l.id desc`
}

const columns = (tx: Transaction) => tx`id, received_at, checked_at, kind, canonical, folded, site, state`

/** One lead; null when there is none that the caller may see. */
export async function readLead(tx: Transaction, id: string): Promise<LeadView | null> {
  const [row] = await leads(tx, tx`select ${columns(tx)} from thefts.lead where id = ${id}`)
  return row ? view(row) : null
}

/** One page of the leads in a state, newest first; and how many there are in each. */
export async function listLeads(
  tx: Transaction,
  { state, limit, after }: z.infer<typeof leadListQuery>,
): Promise<{ items: LeadView[]; next: string | null; counts: Record<LeadState, number> }> {
  const from = /^[0-9a-f-]{36}$/.exec(after ?? '')?.[0]
  // Ids are ordered by time.
  const rows = await leads(
    tx,
    tx`select ${columns(tx)} from thefts.lead where state = ${state} ${from ? tx`and id < ${from}` : tx``}
       order by id desc limit ${limit + 1}`,
  )
  const counted = await tx<
    { state: LeadState; n: number }[]
  >`select state, count(*) as n from thefts.lead group by state`
  const counts = Object.fromEntries(leadStates.map((one) => [one, 0])) as Record<LeadState, number>
  for (const { state: one, n } of counted) counts[one] = n
  const page = rows.slice(0, limit)
  return { items: page.map(view), next: rows.length > limit ? page.at(-1)!.id : null, counts }
}

function view({ receivedAt, checkedAt, kind, canonical, handled, ...row }: Row): LeadView {
  return {
    ...row,
    receivedAt: receivedAt.toISOString(),
    checkedAt: checkedAt.toISOString(),
    number: viewIdentifier({ kind, value: canonical, canonical }),
    handled: handled && { ...handled, at: new Date(handled.at).toISOString() },
  }
}
