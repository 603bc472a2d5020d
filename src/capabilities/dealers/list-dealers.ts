import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import { isFocus, listFocus } from '../policy/public.ts'
import { type DealerFacts, dealerFacts, type ListedDealer } from './contract.ts'
import { stateOf } from './rules/state-table.ts'

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
           d.phone, d.origin, ${factColumns(tx)}
      from programme.dealer d join policy.municipality m on m.slug = d.municipality
      join programme.dealer_facts(${ids as string[] | null}::uuid[]) f on f.dealer_id = d.id
     order by d.name, d.id`
  const focus = await listFocus(tx)
  return rows.map((row) => {
    const facts = factsOf(row)
    const about = Object.fromEntries(Object.entries(row).filter(([name]) => !(name in facts))) as About
    const { state, since } = stateOf(facts, today)
    return { ...about, isFocus: isFocus(focus, about, today), state, since, facts }
  })
}
type About = Omit<ListedDealer, 'state' | 'since' | 'facts' | 'isFocus'>
type Row = About & DealerFacts
const factNames = Object.keys(dealerFacts.shape) as (keyof DealerFacts)[]

/** The columns of programme.dealer_facts() by the names of the facts: `listedOn` is its `listed_on`. */
function factColumns(tx: Transaction) {
  return factNames.flatMap((name, index) => {
    const column = tx`f.${tx(name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))} as ${tx(name)}`
    return index === 0 ? [column] : [tx`, `, column]
  })
}

function factsOf(row: DealerFacts): DealerFacts {
  return Object.fromEntries(factNames.map((name) => [name, row[name]])) as DealerFacts
}
