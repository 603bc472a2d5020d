import type { Transaction } from '../../../platform/database.ts'
import { listDealerFacts, stateOf } from '../../dealers/public.ts'
import { countDealers, groupSmall } from '../../programme-plan/public.ts'
import type { Cell } from '../contract.ts'
import { lastDay } from '../rules/months.ts'
import type { Period, Question } from './question.ts'

/**
 * How many dealers trade, take part and keep a register on paper at the end of each month, by their states. Municipalities
 * with fewer than five dealers stand together, as on the page of the programme (docs/decisions/0042).
 */
export const coverage: Question = {
  figure: 'coverage',
  stock: true,
  unit: 'number',
  measures: ['trading', 'taking-part', 'on-paper'],
  asks: 'programme.dealer_facts',
  data: ['programme.dealer', 'programme.event', 'access.branch', 'registers.counter'],
  ask: askCoverage,
}

async function askCoverage(tx: Transaction, { months }: Period): Promise<Cell[]> {
  const dealers = await listDealerFacts(tx)
  const places = await tx<{ slug: string; name: string }[]>`
    select slug, name from policy.municipality where slug = any (insight.counted_municipalities()) order by slug`
  // The same grouping in every month, so that rows can be followed: that of the last.
  const groups = groupsOf(dealers, places, months.at(-1)!)
  return months.flatMap((month) => {
    const on = lastDay(month)
    const states = dealers
      .filter(({ facts }) => facts.listedOn <= on)
      .map(({ municipality, facts }) => ({ municipality, state: stateOf(facts, on).state }))
    return countDealers(states, places).flatMap(({ municipalities: [one], total, connected, states: by }) => {
      const place = groups.get(one!.slug)!
      return [
        { place, month, measure: 'trading', amount: total },
        { place, month, measure: 'taking-part', amount: connected },
        { place, month, measure: 'on-paper', amount: by['paper-register'] ?? 0 },
      ]
    })
  })
}

type Dealers = Awaited<ReturnType<typeof listDealerFacts>>

/** Which name each municipality stands under: its own, or that of the small ones joined by '+'. */
function groupsOf(
  dealers: Dealers,
  places: { slug: string; name: string }[],
  month: string,
): Map<string, string> {
  const on = lastDay(month)
  const states = dealers
    .filter(({ facts }) => facts.listedOn <= on)
    .map(({ municipality, facts }) => ({ municipality, state: stateOf(facts, on).state }))
  return new Map(
    groupSmall(countDealers(states, places)).flatMap(({ municipalities }) => {
      const name = municipalities.map(({ slug }) => slug).join('+')
      return municipalities.map(({ slug }) => [slug, name] as const)
    }),
  )
}
