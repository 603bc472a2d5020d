import type { Day } from '../../../kernel/dates.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { ListedDealer } from '../contract.ts'
import { listDealers } from '../list-dealers.ts'
import { dealerWork } from '../rules/dealer-work.ts'
import { type PutOff, sortWork, type WorkItem } from '../rules/work-item.ts'
import type { WorkItemView } from './contract.ts'

/** What a capability asks of who works on dealers: the caller's own municipalities only, made from facts of today. */
export type WorkSource = (tx: Transaction, caller: Caller, today: Day) => Promise<WorkItem[]>

/** Everything there is to do about the dealers of the caller, in the order to do it; what was put off is marked. */
export async function listWork(
  tx: Transaction,
  caller: Caller,
  today: Day,
  sources: readonly WorkSource[],
): Promise<WorkItemView[]> {
  const dealers = await listDealers(tx, today)
  const byId = new Map(dealers.map((dealer) => [dealer.id, dealer]))
  const items = dealers.flatMap((dealer) => dealerWork(dealer, today) ?? [])
  for (const source of sources) items.push(...(await source(tx, caller, today)))
  const putOff = await listPutOff(tx, today)
  return sortWork(items, today).flatMap(({ about: named, ...item }) => {
    const dealer = item.dealerId === null ? undefined : byId.get(item.dealerId)
    const about = named ? { ...named, kind: null, phone: null } : dealer && asItemSays(dealer)
    return about === undefined ? [] : [{ ...item, dealer: about, putOff: putOff.get(item.key) ?? null }]
  })
}

function asItemSays({ name, kind, municipality, municipalityName, ...dealer }: ListedDealer) {
  const address = `${dealer.street} ${dealer.houseNumber}, ${dealer.town}`
  return { name, kind, municipality, municipalityName, address, phone: dealer.phone }
}

async function listPutOff(tx: Transaction, today: Day): Promise<Map<string, PutOff>> {
  const rows = await tx<(PutOff & { item: string })[]>`
    select distinct on (item) item, until, reason, recorded_by_name as by from programme.postponement
     order by item, recorded_at desc, id desc`
  return new Map(rows.filter(({ until }) => until > today).map(({ item, ...rest }) => [item, rest]))
}
