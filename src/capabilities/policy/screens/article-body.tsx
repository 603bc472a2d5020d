import { useSay } from '../../../web/language.tsx'
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
  const { article, from, until } = period
  const value = words(article.part, article.value)
  return (
    <>
      <p>
        <b>{article.article}</b>
        {value && <span className="bylaw-value">{value}</span>}
      </p>
      <p className="small">
        {article.status === 'draft'
          ? say('bylaws.planned', { day: from })
          : until === null
            ? say('public.rules.since', { from })
            : say('public.rules.period', { from, until })}{' '}
        {say('public.rules.source', { source: article.publication })}
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
