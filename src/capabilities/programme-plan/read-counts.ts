import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import { listDealerFacts, stateOf } from '../dealers/public.ts'
import type { ProgrammeCounts } from './contract.ts'
import { countDealers, countMonths, groupSmall } from './rules/count-dealers.ts'

/** How far the dealers are that the caller may count, per municipality and per month. */
export async function readCounts(tx: Transaction, today: Day): Promise<ProgrammeCounts> {
  const dealers = await listDealerFacts(tx)
  const places = await tx<{ slug: string; name: string }[]>`
    select slug, name from policy.municipality where slug = any (programme.plan_municipalities()) order by name`
  const states = dealers.map(({ municipality, facts }) => ({
    municipality,
    state: stateOf(facts, today).state,
  }))
  const counts = countDealers(states, places)
  const sum = (of: 'total' | 'connected') => counts.reduce((total, count) => total + count[of], 0)
  return {
    on: today,
    total: sum('total'),
    connected: sum('connected'),
    rows: groupSmall(counts),
    months: countMonths(
      dealers.map(({ facts }) => facts),
      today,
    ),
  }
}
