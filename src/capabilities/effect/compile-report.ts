import { addMonths, type Day } from '../../kernel/dates.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { FigureView, ReportBody } from './contract.ts'
import { questions } from './figures/all-figures.ts'
import { listPublished } from './figures/crime.ts'
import { listMoves } from './figures/moves.ts'
import type { Period, Question } from './figures/question.ts'
import { inOrder } from './rules/add-up.ts'
import { compareBefore } from './rules/compare-before.ts'
import { firstDay, lastDay, type Month, shownMonths } from './rules/months.ts'

/** Asks every question of a month, as the office of the programme. Counts only: no answer holds a name. */
export async function compileReport(tx: Transaction, caller: Caller, month: Month): Promise<ReportBody> {
  const months = shownMonths(month)
  const period: Period = { months, from: firstDay(months[0]!), until: lastDay(month) }
  const figures: FigureView[] = []
  for (const question of questions) figures.push(await answer(tx, question, period))
  const starts = await readStarts(tx, caller)
  const published = await listPublished(tx, {
    from: firstMonthCompared(starts, period.from),
    until: period.until,
  })
  const moves = await listMoves(tx, period)
  return {
    month,
    until: period.until,
    organisationName: caller.organisationName,
    months,
    places: await readPlaces(tx, figures),
    figures,
    comparisons: compareBefore(published, starts, month),
    moves,
  }
}

async function answer(tx: Transaction, question: Question, period: Period): Promise<FigureView> {
  const { ask, measures, data, ...about } = question
  const cells = ask === null ? [] : inOrder(await ask(tx, period))
  const state = ask === null ? 'not-kept' : cells.length === 0 ? 'nothing-there' : 'counted'
  return { ...about, measures: [...measures], data: [...data], state, until: period.until, cells }
}

/** From when each municipality takes part: its first mandate to this office, which is a public decree. */
async function readStarts(tx: Transaction, caller: Caller): Promise<Map<string, Day>> {
  const rows = await tx<{ municipality: string; day: Day }[]>`
    select municipality, min(valid_from) as day from programme.mandate
     where organisation_id = ${caller.organisationId} and municipality = any (insight.counted_municipalities())
     group by 1 order by 1`
  return new Map(rows.map(({ municipality, day }) => [municipality, day]))
}

/** A year before the first start: the earliest month that any comparison asks for. */
function firstMonthCompared(starts: ReadonlyMap<string, Day>, from: Day): Day {
  const first = [...starts.values()].reduce((least, day) => (day < least ? day : least), from)
  return addMonths(first, -13)
}

/** The names of all places that a number stands under: municipalities, and base teams. */
async function readPlaces(tx: Transaction, figures: readonly FigureView[]): Promise<ReportBody['places']> {
  const own = await tx<{ slug: string; name: string }[]>`
    select slug, name from policy.municipality where slug = any (insight.counted_municipalities()) order by slug`
  const teams = await tx<{ slug: string; name: string }[]>`
    select 'team:' || slug as slug, name from policy.base_team order by slug`
  const named = new Set(figures.flatMap(({ cells }) => cells.flatMap(({ place }) => place.split('+'))))
  return [...own, ...teams.filter(({ slug }) => named.has(slug))]
}
