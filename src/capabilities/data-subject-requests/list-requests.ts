import type { Transaction } from '../../platform/database.ts'
import type { RequestView } from './contract.ts'
import { regimeOf } from './rules/due-day.ts'

type Row = Omit<RequestView, 'regime'> & { organisationId: string }

const requests = (tx: Transaction, rest: ReturnType<Transaction>) => tx<Row[]>`
  select r.id, r.organisation_id as "organisationId", r.kind, r.received_on as "receivedOn", r.due_on as "dueOn",
         r.answered_on as "answeredOn"
    from subject_requests.request r ${rest}`

const view = ({ organisationId, ...row }: Row): RequestView => ({ ...row, regime: regimeOf(organisationId) })

/** Requests of the caller's organisation: those to answer, soonest due first, then those answered, newest first. */
export async function listRequests(
  tx: Transaction,
  { after, limit }: { after?: string | undefined; limit: number },
) {
  const order = tx`r.answered_on is not null, coalesce(current_date - r.answered_on, 0), r.due_on, r.id`
  const rows = await requests(
    tx,
    tx`${
      after
        ? tx`where (r.answered_on is not null, coalesce(current_date - r.answered_on, 0), r.due_on, r.id) >
               (select ${order} from subject_requests.request r where r.id::text = ${after})`
        : tx``
    } order by ${order} limit ${limit + 1}`,
  )
  const items = rows.slice(0, limit).map(view)
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}

/** One request of the caller's organisation; null when it has none of that id. */
export async function readRequest(tx: Transaction, id: string): Promise<RequestView | null> {
  const [row] = await requests(tx, tx`where r.id = ${id}`)
  return row ? view(row) : null
}
