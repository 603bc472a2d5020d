import { addDays, addMonths, type Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import { listBylaws } from '../policy/public.ts'
import type { OverviewCounts } from './contract.ts'
import { demandedRegisters } from './demanded-registers.ts'
import { weighed } from './judge-findings.ts'
import { COUNTED_MONTHS, countClasses, type RegionDealer } from './rules/count-region.ts'
import { overviewRule } from './rules/overview-rule.ts'

type Unweighed = Omit<RegionDealer['findings'][number], 'weight' | 'part'>
type Row = Omit<RegionDealer, 'findings'> & { findings: Unweighed[] }

/**
 * Counts per class and municipality of the caller's region on a day, by name of municipality: for a municipality and the
 * programme's office. Nothing in it says which dealer; others get no municipalities.
 */
export async function classesOf(tx: Transaction, on: Day): Promise<OverviewCounts> {
  const places = await tx<{ slug: string; name: string; isOwn: boolean }[]>`
    select slug, name, 'municipality:' || slug = platform.caller_organisation() as "isOwn" from policy.municipality
     where slug = any (supervision.overview_region()) order by name`
  const rows = await tx<Row[]>`
    select municipality, listed_on as "listedOn", ended_on as "endedOn", measure_since as "measureSince", findings
      from supervision.overview_facts()`
  const deeds = await countDeeds(tx, on)
  const facts = rows.map(({ findings, ...row }) => ({
    ...row,
    findings: findings.map((one) => ({ ...one, ...weighed(one.kind) })),
  }))
  const dealers = Map.groupBy(facts, ({ municipality }) => municipality)
  const bylaws = new Map((await listBylaws(tx, null)).map((one) => [one.municipality, one.articles]))
  const items = places.map(({ slug, name, isOwn }) => ({
    municipality: slug,
    name,
    isOwn,
    ...countClasses(dealers.get(slug) ?? [], demandedRegisters(bylaws.get(slug) ?? [], on), on),
    visits: deeds.get(slug)?.visits ?? 0,
    measures: deeds.get(slug)?.measures ?? 0,
  }))
  const { version, from } = overviewRule
  return { on, rule: { version, from }, items }
}

type Deeds = { municipality: string; visits: number; measures: number }

/** Visits that municipalities ended and measures that they decided in the months before a day, by municipality. */
async function countDeeds(tx: Transaction, on: Day): Promise<Map<string, Deeds>> {
  const rows = await tx<Deeds[]>`
    select municipality, visits, measures
      from supervision.overview_deeds(${addDays(addMonths(on, -COUNTED_MONTHS), 1)}, ${on})`
  return new Map(rows.map((row) => [row.municipality, row]))
}
