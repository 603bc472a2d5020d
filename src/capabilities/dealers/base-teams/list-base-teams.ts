import type { Day } from '../../../kernel/dates.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { dealerStates } from '../contract.ts'
import { listDealers } from '../list-dealers.ts'
import { countStates } from '../rules/find-dealers.ts'
import type { BaseTeam } from './contract.ts'

/** The base teams by name; of the caller's own dealers how many of each state stand in the area of each. */
export async function listBaseTeams(tx: Transaction, caller: Caller, today: Day): Promise<BaseTeam[]> {
  const teams = await tx<
    { slug: string; name: string }[]
  >`select slug, name from policy.base_team order by name`
  const places = await tx<{ team: string; municipality: string; name: string }[]>`
    select base_team as team, slug as municipality, name from policy.municipality order by name`
  const specialists = await tx<({ team: string } & BaseTeam['specialists'][number])[]>`
    select base_team as team, name, since, stands_in_for as "standsInFor", until from programme.fencing_specialists()`
  const dealers = await listDealers(tx, today)
  return teams.map(({ slug, name }) => {
    const here = places.filter(({ team }) => team === slug)
    const slugs = new Set(here.map(({ municipality }) => municipality))
    const counts = countStates(dealers.filter(({ municipality }) => slugs.has(municipality)))
    return {
      slug,
      name,
      isOwn: caller.organisationId === `base-team:${slug}`,
      municipalities: here.map(({ team: _, ...place }) => place),
      specialists: specialists.filter(({ team }) => team === slug).map(({ team: _, ...person }) => person),
      states: dealerStates.map((state) => ({ state, count: counts[state] })).filter(({ count }) => count > 0),
    }
  })
}
