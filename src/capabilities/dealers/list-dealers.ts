import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import { isFocus, listFocus } from '../policy/public.ts'
import type { DealerFacts, ListedDealer } from './contract.ts'
import { stateOf } from './rules/state-table.ts'

type Row = Omit<ListedDealer, 'state' | 'since' | 'facts' | 'isFocus'> & DealerFacts

/**
 * Every dealer of the municipalities that the caller works for, with the state that follows from its facts on `today`, by
 * name. `ids` asks for some of them. A region has some hundreds: one query, no pages.
 */
export async function listDealers(
  tx: Transaction,
  today: Day,
  ids: readonly string[] | null = null,
): Promise<ListedDealer[]> {
  const rows = await tx<Row[]>`
    select d.id, d.version, d.name, d.kind, d.size, d.kvk_number as "kvkNumber", d.branch_number as "branchNumber", d.street,
           d.house_number as "houseNumber", d.postcode, d.town, d.municipality, m.name as "municipalityName", d.email,
           d.phone, d.origin, d.listed_on as "listedOn", d.ended_on as "endedOn", d.end_reason as "endReason",
           d.paper_since as "paperSince", f.reached_on as "reachedOn", f.invited_on as "invitedOn",
           f.attended_on as "attendedOn", f.joined_on as "joinedOn", f.first_entry_on as "firstEntryOn",
           f.last_entry_on as "lastEntryOn"
      from programme.dealer d join policy.municipality m on m.slug = d.municipality
      join programme.dealer_facts() f on f.dealer_id = d.id
     where ${ids === null ? tx`true` : tx`d.id = any (${ids as string[]}::uuid[])`}
     order by d.name, d.id`
  const focus = await listFocus(tx)
  return rows.map((row) => {
    const { facts, about } = split(row)
    const { state, since } = stateOf(facts, today)
    return { ...about, isFocus: isFocus(focus, about, today), state, since, facts }
  })
}

function split(row: Row): { facts: DealerFacts; about: Omit<Row, keyof DealerFacts> } {
  const { listedOn, endedOn, endReason, paperSince, ...rest } = row
  const { reachedOn, invitedOn, attendedOn, joinedOn, firstEntryOn, lastEntryOn, ...about } = rest
  const before = { listedOn, endedOn, endReason, paperSince }
  return {
    facts: { ...before, reachedOn, invitedOn, attendedOn, joinedOn, firstEntryOn, lastEntryOn },
    about,
  }
}
