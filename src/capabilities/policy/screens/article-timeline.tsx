import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { DayInput, TextArea } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { ArticleView, BylawView } from '../bylaws/contract.ts'
import { type Period, periodsOf } from '../rules/article-periods.ts'
import type { LocalPart } from '../rules/bylaw-parts.ts'
import { partState } from '../rules/bylaw-state.ts'
import { ArticleBody } from './article-body.tsx'
import { changedByArticle } from './bylaw-queries.ts'

type Props = { bylaw: BylawView; part: LocalPart; today: Day }

/** What held, holds and comes, latest first, and drafts; what has not begun can be withdrawn, what holds repealed. */
export function ArticleTimeline({ bylaw, part, today }: Props) {
  const say = useSay()
  const [ending, setEnding] = useState<Period<ArticleView> | null>(null)
  const drafts = bylaw.articles
    .filter((one) => one.part === part && one.status === 'draft')
    .map((article) => ({ article, from: article.from, until: null }))
  const periods = [...drafts, ...periodsOf(bylaw.articles, part).reverse()]
  // Its text stands beside the model already.
  const { gap, period: shown } = partState(bylaw.articles, part, today)
  return (
    <section className="section">
      <h2>{say('bylaws.timeline')}</h2>
      {gap && (
        <p>
          <b>{say('bylaws.gap', { from: gap.from, until: gap.until })}</b>
        </p>
      )}
      {periods.map((period) => (
        <article className="bylaw-part" key={period.article.id}>
          <div>
            <h3>{nameOf(say, period, today)}</h3>
            <Entered article={period.article} />
          </div>
          <div>
            <ArticleBody
              period={period}
              next={null}
              gap={null}
              isShort={period.article.id === shown?.article.id}
            />
          </div>
          {bylaw.mayWrite && canEnd(period, today) && (
            <div className="no-print">
              <Button small onClick={() => setEnding(period)}>
                {say(isOpen(period, today) ? 'bylaws.repeal' : 'bylaws.withdraw')}
              </Button>
            </div>
          )}
        </article>
      ))}
      {ending && (
        <EndDialog period={ending} isRepeal={isOpen(ending, today)} onClose={() => setEnding(null)} />
      )}
    </section>
  )
}

function Entered({ article: { enteredAt, enteredBy, reason } }: { article: ArticleView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const at = formatShort(enteredAt, locale)
  return (
    <p className="small muted">
      {enteredBy === null ? say('bylaws.entered', { at }) : say('bylaws.entered-by', { at, name: enteredBy })}
      {reason && <span className="sub">{say('bylaws.because', { reason })}</span>}
    </p>
  )
}

const isOpen = ({ article, from }: Period, today: Day) => article.status === 'in-force' && from <= today
const canEnd = (period: Period, today: Day) =>
  isOpen(period, today) ? period.until === null && period.article.part !== 'exemption' : true

function nameOf(say: ReturnType<typeof useSay>, { article, from, until }: Period, today: Day): string {
  if (article.status === 'draft') return say(from < today ? 'bylaws.time.draft-late' : 'bylaws.time.draft')
  if (from > today) return say('bylaws.time.coming')
  return say(until !== null && until < today ? 'bylaws.time.past' : 'bylaws.time.now')
}

type EndProps = { period: Period<ArticleView>; isRepeal: boolean; onClose: () => void }

function EndDialog({ period, isRepeal, onClose }: EndProps) {
  const say = useSay()
  const client = useQueryClient()
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const sending = useSend(
    () =>
      postJson(`/v1/bylaw-articles/${period.article.id}/endings`, {
        until: isRepeal ? until : null,
        reason,
      }),
    async () => {
      for (const queryKey of changedByArticle) await client.invalidateQueries({ queryKey })
      onClose()
    },
  )
  return (
    <SheetDialog title={say(isRepeal ? 'bylaws.repeal.title' : 'bylaws.withdraw.title')} onClose={onClose}>
      <p>{say(isRepeal ? 'bylaws.repeal.text' : 'bylaws.withdraw.text', { day: period.from })}</p>
      <form noValidate onSubmit={(event) => void sending.submit(event)}>
        {isRepeal && (
          <DayInput
            name="until"
            label={say('bylaws.field.until')}
            value={until}
            error={sending.errors['until']}
            onChange={({ target }) => setUntil(target.value)}
          />
        )}
        <TextArea
          name="ending-reason"
          label={say('bylaws.field.reason')}
          optional
          value={reason}
          error={sending.errors['reason']}
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
        />
        {sending.failure !== null && <ProblemNotice error={sending.failure} />}
        <div className="deeds">
          <Button main type="submit" aria-disabled={sending.isSending}>
            {say(isRepeal ? 'bylaws.repeal' : 'bylaws.withdraw')}
          </Button>
          <Button onClick={onClose}>{say('bylaws.cancel')}</Button>
        </div>
      </form>
    </SheetDialog>
  )
}
