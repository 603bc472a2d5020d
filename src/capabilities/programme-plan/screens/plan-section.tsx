import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Day } from '../../../kernel/dates.ts'
import { callApi, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { MilestoneView, PlanView } from '../contract.ts'
import { standingOf } from '../rules/milestone-standing.ts'
import { MilestoneForm } from './milestone-form.tsx'
import { PlanHistory } from './plan-history.tsx'
import { useKeepPlan } from './plan-queries.ts'
import { PlanTimeline } from './plan-timeline.tsx'

type Props = { plan: PlanView; year: number; today: Day; mayWrite: boolean }

/** The milestones of one year in the order of their days, and what moved. */
export function PlanSection({ plan, year, today, mayWrite }: Props) {
  const say = useSay()
  const keep = useKeepPlan()
  // A milestone to write, or null for a new one; undefined when no form is open.
  const [written, setWritten] = useState<MilestoneView | null>()
  const ofYear = plan.items.filter(({ plannedOn }) => plannedOn.startsWith(`${year}-`))
  const late = ofYear.filter((milestone) => standingOf(milestone, today).is === 'late').length
  const mark = useMark()
  return (
    <section className="section plan-section" aria-labelledby="plan-heading">
      <div className="section-head">
        <h2 id="plan-heading">{say('plan.section', { year: String(year) })}</h2>
        <YearLinks plan={plan} year={year} today={today} />
        {mayWrite && ofYear.length > 0 && (
          <Button small onClick={() => setWritten(null)}>
            {say('plan.add')}
          </Button>
        )}
      </div>
      {late > 0 && (
        <p className="plan-late">
          <Status icon="alert" tone="stolen">
            {say('plan.late.summary', { count: late })}
          </Status>
        </p>
      )}
      {mark.failure !== null && <ProblemNotice error={mark.failure} />}
      {ofYear.length === 0 ? (
        <EmptyPlan year={year} mayWrite={mayWrite} />
      ) : (
        <PlanTimeline
          milestones={ofYear}
          today={today}
          {...(mayWrite && { onChange: setWritten, onMark: (one, doneOn) => void mark.send(one, doneOn) })}
        />
      )}
      <PlanHistory changes={plan.changes.filter(({ wasPlannedOn }) => wasPlannedOn.startsWith(`${year}-`))} />
      {written !== undefined && (
        <SheetDialog
          title={say(written === null ? 'plan.form.add' : 'plan.form.change')}
          onClose={() => setWritten(undefined)}
        >
          <MilestoneForm
            milestone={written}
            onClose={() => setWritten(undefined)}
            onKept={(kept) => {
              keep(kept)
              setWritten(undefined)
            }}
          />
        </SheetDialog>
      )}
    </section>
  )
}

/** Marks a milestone as done today, or takes that back. */
function useMark() {
  const say = useSay()
  const keep = useKeepPlan()
  const [failure, setFailure] = useState<unknown>(null)
  const send = async ({ id, ...milestone }: MilestoneView, doneOn: Day | null) => {
    setFailure(null)
    try {
      keep(await callApi<PlanView>('PUT', `/v1/milestones/${id}`, { body: { ...milestone, doneOn } }))
      announce(say(doneOn === null ? 'plan.said-undone' : 'plan.said-done', { title: milestone.title }))
    } catch (error) {
      setFailure(error)
    }
  }
  return { send, failure }
}

function YearLinks({ plan, year, today }: Pick<Props, 'plan' | 'year' | 'today'>) {
  const say = useSay()
  const now = Number(today.slice(0, 4))
  const years = [
    ...new Set([now, now + 1, year, ...plan.items.map(({ plannedOn }) => Number(plannedOn.slice(0, 4)))]),
  ]
  return (
    <nav className="tabs plan-years" aria-label={say('plan.year')}>
      {years
        .toSorted((a, b) => a - b)
        .map((one) => (
          <Link
            key={one}
            to="/programma"
            search={one === now ? {} : { jaar: String(one) }}
            resetScroll={false}
            aria-current={one === year ? 'true' : undefined}
          >
            {one}
          </Link>
        ))}
    </nav>
  )
}

function EmptyPlan({ year, mayWrite }: { year: number; mayWrite: boolean }) {
  const say = useSay()
  const keep = useKeepPlan()
  const { submit, isSending, failure } = useSend(() => postJson<PlanView>('/v1/year-plans', { year }), keep)
  return (
    <div className="empty">
      <h3>{say('plan.empty.title', { year: String(year) })}</h3>
      <p>{say(mayWrite ? 'plan.empty.text' : 'plan.empty.text-read')}</p>
      {failure !== null && <ProblemNotice error={failure} />}
      {mayWrite && (
        <Button main aria-disabled={isSending} onClick={() => void submit()}>
          {say(isSending ? 'plan.starting' : 'plan.start')}
        </Button>
      )}
    </div>
  )
}
