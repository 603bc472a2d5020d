import type { Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import { listFindings } from '../findings/public.ts'
import type { enforceable } from '../policy/public.ts'
import type { OwnStandings } from './contract.ts'
import { demandedRegisters } from './demanded-registers.ts'
import { explainDealer, factsOf } from './judge-findings.ts'
import { overviewRule } from './rules/overview-rule.ts'

type Place = {
  dealerId: string
  name: string
  town: string
  municipality: string
  municipalityName: string
  measureSince: Day | null
}
type Articles = Parameters<typeof enforceable>[0]

/** What the published rule says today of each place of business of the dealer who asks, and what would change it. */
export async function readOwnStandings(tx: Transaction, on: Day): Promise<OwnStandings> {
  const places = await tx<Place[]>`
    select dealer_id as "dealerId", name, town, municipality, municipality_name as "municipalityName",
           measure_since as "measureSince" from supervision.own_places() order by name, town`
  const articles = await tx<(Articles[number] & { municipality: string })[]>`
    select municipality, part, 'in-force' as status, article, valid_from as from, valid_until as until, publication, value
      from supervision.own_articles()`
  const findings = await listFindings(tx)
  const { version, from } = overviewRule
  const items = places.map(({ municipality, ...place }) => {
    const here = articles.filter((article) => article.municipality === municipality)
    const own = findings.filter(({ dealerId }) => dealerId === place.dealerId)
    const { measureSince } = place
    const of = { findings: factsOf(own), measureSince, demanded: demandedRegisters(here, on) }
    return { ...place, ...explainDealer(of, on) }
  })
  return { on, rule: { version, from }, items }
}
