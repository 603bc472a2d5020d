import { addDays, type Day } from '../../../kernel/dates.ts'
import type { ArticleView } from '../bylaws/contract.ts'
import type { BylawPart } from './bylaw-parts.ts'

/** What of an article the rules need; a screen, a test and the database all have it. */
export type Article = Pick<
  ArticleView,
  'part' | 'status' | 'article' | 'from' | 'until' | 'publication' | 'value'
>

/** When an article really holds: until the day that was decided, or the day before the next begins. Both inclusive. */
export type Period<A extends Article = Article> = { article: A; from: Day; until: Day | null }

/** The articles of a part that are or come into force, oldest first, each with the days on which it holds. */
export function periodsOf<A extends Article>(articles: readonly A[], part: BylawPart): Period<A>[] {
  const dated = articles
    .filter((article) => article.part === part && article.status === 'in-force')
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  return dated.map((article, at) => {
    const next = dated[at + 1]
    const ends = [article.until, next ? addDays(next.from, -1) : null].filter((day) => day !== null)
    return { article, from: article.from, until: ends.sort()[0] ?? null }
  })
}

/** The period of a part that a day falls in; null when nothing holds then. */
export function periodOn<A extends Article>(
  articles: readonly A[],
  part: BylawPart,
  on: Day,
): Period<A> | null {
  const holds = ({ from, until }: Period) => from <= on && (until === null || until >= on)
  return periodsOf(articles, part).find(holds) ?? null
}

/** Days between two articles of a part on which nothing held or will hold; both days inclusive. */
export function gapsOf(articles: readonly Article[], part: BylawPart): { from: Day; until: Day }[] {
  const periods = periodsOf(articles, part)
  return periods.flatMap(({ until }, at) => {
    const next = periods[at + 1]
    if (next === undefined || until === null) return []
    const gap = { from: addDays(until, 1), until: addDays(next.from, -1) }
    return gap.from <= gap.until ? [gap] : []
  })
}
