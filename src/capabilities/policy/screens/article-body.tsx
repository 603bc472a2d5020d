import { type Day, dayInAmsterdam } from '../../../kernel/dates.ts'
import { useSay } from '../../../web/language.tsx'
import { useNow } from '../../../web/use-now.ts'
import type { ArticleView } from '../bylaws/contract.ts'
import type { Period } from '../rules/article-periods.ts'
import { useValueWords } from './value-words.ts'

type Props = {
  period: Period<ArticleView>
  next: Period<ArticleView> | null
  gap: { from: string; until: string } | null
  /** The text stands elsewhere on the page. */
  isShort?: boolean
}

/** An article: what it asks, its days, where it is published, its text, and what comes after it. */
export function ArticleBody({ period, next, gap, isShort = false }: Props) {
  const say = useSay()
  const words = useValueWords()
  const { article } = period
  const value = words(article.part, article.value)
  const today = dayInAmsterdam(useNow())
  return (
    <>
      <p>
        <b>{article.article}</b>
        {value && <span className="bylaw-value">{value}</span>}
      </p>
      <p className="small">
        {daysOf(say, period, today)} {say('public.rules.source', { source: article.publication })}
      </p>
      {!isShort && article.text === '' && <p className="muted small">{say('bylaws.no-text')}</p>}
      {!isShort && article.text !== '' && <blockquote className="bylaw-text">{article.text}</blockquote>}
      {next && (
        <p className="small">{say('bylaws.next', { day: next.from, article: next.article.article })}</p>
      )}
      {gap && (
        <p className="small">
          <b>{say('bylaws.gap', { from: gap.from, until: gap.until })}</b>
        </p>
      )}
    </>
  )
}

/** From when until when, in the tense of the day on which it is read. */
function daysOf(say: ReturnType<typeof useSay>, { article, from, until }: Period<ArticleView>, today: Day) {
  if (article.status === 'draft') return say('bylaws.planned', { day: from })
  if (until !== null) return say('public.rules.period', { from, until })
  return from > today ? say('bylaws.holds-from', { from }) : say('public.rules.since', { from })
}
