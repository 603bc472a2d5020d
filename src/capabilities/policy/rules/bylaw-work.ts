import { addDays, type Day } from '../../../kernel/dates.ts'
import { bylawParts, type LocalPart, localParts } from './bylaw-parts.ts'
import type { Article } from './article-periods.ts'
import { periodsOf } from './article-periods.ts'
import { partState } from './bylaw-state.ts'

/** How many days before a rule changes somebody has to know: time for a letter to dealers. */
const SOON_DAYS = 31

/** Something of the rules that asks for a deed: decide or drop a draft, tell dealers, or close a gap. */
export type BylawWork = { kind: 'draft-late' | 'rule-changes' | 'rule-ends'; part: LocalPart; on: Day }

/** What waits in the rules of one municipality on a day, soonest first. */
export function bylawWork(articles: readonly Article[], today: Day): BylawWork[] {
  const soon = addDays(today, SOON_DAYS)
  const work = localParts.flatMap((part): BylawWork[] => {
    const late = articles
      .filter((one) => one.part === part && one.status === 'draft' && one.from < today)
      .map(({ from }): BylawWork => ({ kind: 'draft-late', part, on: from }))
    const changes = periodsOf(articles, part)
      .filter(({ from }) => from > today && from <= soon)
      .map(({ from }): BylawWork => ({ kind: 'rule-changes', part, on: from }))
    const { period, next } = partState(articles, part, today)
    const until = period && period.from <= today ? period.until : null
    const ends =
      until !== null && until >= today && until <= soon && (next === null || next.from > addDays(until, 1))
    return [...late, ...changes, ...(ends ? [{ kind: 'rule-ends' as const, part, on: until }] : [])]
  })
  return work.sort((a, b) => (a.on < b.on ? -1 : 1))
}

/** How many of the parts hold on a day, and which don't. */
export function bylawScore(articles: readonly Article[], on: Day) {
  const states = bylawParts.map((part) => ({ part, ...partState(articles, part, on) }))
  const holds = states.filter(({ state }) => state === 'national' || state === 'in-force')
  return {
    holding: holds.length,
    of: bylawParts.length,
    open: states.filter((one) => !holds.includes(one)).map(({ part }) => part),
  }
}
