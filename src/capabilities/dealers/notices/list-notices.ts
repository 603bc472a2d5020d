import type { z } from 'zod'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import { daysLate, decideBy, lastDayInTime } from '../rules/notice-terms.ts'
import type { NoticeAddress, NoticeList, noticeListQuery, NoticeView } from './contract.ts'

type Row = Pick<
  NoticeView,
  | 'id'
  | 'reference'
  | 'kind'
  | 'name'
  | 'trade'
  | 'kvkNumber'
  | 'branchNumber'
  | 'happensOn'
  | 'state'
  | 'canDecide'
> &
  NoticeAddress & {
    toMunicipality: string | null
    toMunicipalityName: string | null
    newStreet: string | null
    newHouseNumber: string | null
    newPostcode: string | null
    newTown: string | null
    receivedAt: Date
    decidedAt: Date | null
    decidedBy: string | null
    reason: string | null
    dealerId: string | null
  }

/** Notices as row level security lets the caller see them. */
function notices(tx: Transaction, where: ReturnType<Transaction>) {
  return tx<Row[]>`
    select n.id, n.reference, n.kind, n.name, n.trade, n.kvk_number as "kvkNumber", n.branch_number as "branchNumber",
           n.street, n.house_number as "houseNumber", n.postcode, n.town, n.municipality, m.name as "municipalityName",
           n.to_municipality as "toMunicipality", t.name as "toMunicipalityName", n.new_street as "newStreet",
           n.new_house_number as "newHouseNumber", n.new_postcode as "newPostcode", n.new_town as "newTown",
           n.happens_on as "happensOn", n.received_at as "receivedAt", n.state, n.decided_at as "decidedAt",
           n.decided_by_name as "decidedBy", n.reason, n.dealer_id as "dealerId",
           programme.is_organiser() and n.municipality = any (programme.own_municipalities()) as "canDecide"
      from programme.notice n join policy.municipality m on m.slug = n.municipality
      left join policy.municipality t on t.slug = n.to_municipality
     ${where}`
}

/** One notice; null when there is none that the caller may see. */
export async function readNoticeView(tx: Transaction, id: string): Promise<NoticeView | null> {
  const [row] = await notices(tx, tx`where n.id = ${id}`)
  return row ? view(row) : null
}

/** One page of the notices, newest first; and how many wait and were decided. */
export async function listNotices(
  tx: Transaction,
  { state, limit, after }: z.infer<typeof noticeListQuery>,
): Promise<NoticeList> {
  const isState = state === 'open' ? tx`n.state = 'open'` : tx`n.state <> 'open'`
  const from = /^[0-9a-f-]{36}$/.exec(after ?? '')?.[0]
  const further = from
    ? tx`and (n.received_at, n.id) < (select x.received_at, x.id from programme.notice x where x.id = ${from})`
    : tx``
  const rows = await notices(
    tx,
    tx`where ${isState} ${further} order by n.received_at desc, n.id desc limit ${limit + 1}`,
  )
  const [counts] = await tx<{ open: number; decided: number }[]>`
    select count(*) filter (where n.state = 'open') as open, count(*) filter (where n.state <> 'open') as decided
      from programme.notice n`
  const items = rows.slice(0, limit).map(view)
  return { items, next: rows.length > limit ? items.at(-1)!.id : null, counts: counts! }
}

function view(row: Row): NoticeView {
  const { id, reference, kind, name, trade, kvkNumber, branchNumber, happensOn, state, canDecide } = row
  const { street, houseNumber, postcode, town, municipality, municipalityName } = row
  const receivedOn = dayInAmsterdam(row.receivedAt)
  return {
    id,
    reference,
    kind,
    name,
    trade,
    kvkNumber,
    branchNumber,
    happensOn,
    state,
    canDecide,
    at: { street, houseNumber, postcode, town, municipality, municipalityName },
    to:
      row.toMunicipality === null
        ? null
        : {
            street: row.newStreet!,
            houseNumber: row.newHouseNumber!,
            postcode: row.newPostcode!,
            town: row.newTown!,
            municipality: row.toMunicipality,
            municipalityName: row.toMunicipalityName!,
          },
    receivedAt: row.receivedAt.toISOString(),
    lastDay: lastDayInTime(kind, happensOn),
    daysLate: daysLate(kind, happensOn, receivedOn),
    decideBy: decideBy(receivedOn),
    decided: row.decidedAt && {
      at: row.decidedAt.toISOString(),
      by: row.decidedBy!,
      reason: row.reason,
      dealerId: row.dealerId,
    },
  }
}
