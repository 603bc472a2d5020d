import type { Day } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import { listDealers } from '../list-dealers.ts'
import { listDealerNilStatements } from '../list-nil-statements.ts'
import { stateOf, stateTable } from '../rules/state-table.ts'
import type { DealerEventView, DealerPage } from './contract.ts'

/** One dealer of the municipalities that the caller works for, with all that happened; null when there is none. */
export async function findDealer(tx: Transaction, id: string, today: Day): Promise<DealerPage | null> {
  const [dealer] = await listDealers(tx, today, [id])
  if (dealer === undefined) return null
  const { because } = stateOf(dealer.facts, today)
  const { waysOut } = stateTable.find(({ state }) => state === dealer.state)!
  const nilStatements = await listDealerNilStatements(tx, id)
  return { ...dealer, because, waysOut, nilStatements, events: await listEvents(tx, id) }
}

/** Newest first: by the day it is about, then by when it was written down. */
async function listEvents(tx: Transaction, id: string): Promise<DealerEventView[]> {
  type Row = Omit<DealerEventView, 'recordedAt' | 'about'> & {
    recordedAt: Date
    aboutKind: NonNullable<DealerEventView['about']>['kind'] | null
    aboutId: string | null
  }
  const rows = await tx<Row[]>`
    select e.id, e.kind, e.happened_on as "on", e.recorded_at as "recordedAt", e.detail, e.subject_kind as "aboutKind",
           e.subject_id as "aboutId", e.recorded_by_name as "by", coalesce(m.name, t.name) as organisation
      from programme.event e
      left join policy.municipality m on 'municipality:' || m.slug = e.organisation_id
      left join policy.base_team t on 'base-team:' || t.slug = e.organisation_id
     where e.dealer_id = ${id}
     order by e.happened_on desc, e.recorded_at desc, e.id`
  return rows.map(({ recordedAt, aboutKind, aboutId, ...event }) => ({
    ...event,
    recordedAt: recordedAt.toISOString(),
    about: aboutKind === null ? null : { kind: aboutKind, id: aboutId! },
  }))
}
