import { Link } from '@tanstack/react-router'
import type { Day } from '../../../kernel/dates.ts'
import { Button } from '../../../web/components/button.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatMonth, formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { MilestoneView } from '../contract.ts'
import { standingOf } from '../rules/milestone-standing.ts'

type Props = {
  milestones: MilestoneView[]
  today: Day
  onChange?: (milestone: MilestoneView) => void
  onMark?: (milestone: MilestoneView, doneOn: Day | null) => void
}

/** A year along one line, month by month: reads the same on a phone, on a desk and on one A4. */
export function PlanTimeline({ milestones, ...rest }: Props) {
  const { locale } = useLanguage()
  const months = [...new Set(milestones.map(({ plannedOn }) => plannedOn.slice(0, 7)))]
  return (
    <ol className="timeline">
      {months.map((month) => (
        <li key={month}>
          <h3>{formatMonth(month, locale)}</h3>
          <ol>
            {milestones
              .filter(({ plannedOn }) => plannedOn.startsWith(month))
              .map((milestone) => (
                <Milestone key={milestone.id} milestone={milestone} {...rest} />
              ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

function Milestone({
  milestone,
  today,
  onChange,
  onMark,
}: Omit<Props, 'milestones'> & { milestone: MilestoneView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { title, plannedOn, owner, note, about, doneOn } = milestone
  const standing = standingOf(milestone, today)
  const isDone = doneOn !== null
  return (
    <li className={`milestone is-${standing.is}`}>
      <div>
        <p className="milestone-title">
          <b>{title}</b>
        </p>
        <p className="small muted">
          <time dateTime={plannedOn}>{formatShortDay(plannedOn, locale)}</time>
          {owner && `, ${owner}`}
        </p>
        {note && <p className="small milestone-note">{note}</p>}
        {about !== null && <AboutLink about={about} />}
      </div>
      <Standing milestone={milestone} today={today} />
      <div className="milestone-deeds no-print">
        {onMark && (
          <Button
            small
            aria-label={say(isDone ? 'plan.undo-named' : 'plan.done-named', { title })}
            onClick={() => onMark(milestone, isDone ? null : today)}
          >
            {say(isDone ? 'plan.undo' : 'plan.done')}
          </Button>
        )}
        {onChange && (
          <Button small aria-label={say('plan.change-named', { title })} onClick={() => onChange(milestone)}>
            {say('plan.change')}
          </Button>
        )}
      </div>
    </li>
  )
}

function Standing({ milestone, today }: { milestone: MilestoneView; today: Day }) {
  const say = useSay()
  const { locale } = useLanguage()
  const standing = standingOf(milestone, today)
  if (standing.is === 'done') {
    return (
      <Status icon="check">{say('plan.standing.done', { day: formatShortDay(standing.on, locale) })}</Status>
    )
  }
  if (standing.is === 'today') {
    return (
      <Status icon="clock" tone="look">
        {say('plan.standing.today')}
      </Status>
    )
  }
  const words = say(`plan.standing.${standing.is}`, { days: standing.days })
  return standing.is === 'late' ? (
    <Status icon="alert" tone="stolen">
      {words}
    </Status>
  ) : (
    <Status icon="clock">{words}</Status>
  )
}

function AboutLink({ about }: { about: NonNullable<MilestoneView['about']> }) {
  const say = useSay()
  return (
    <p className="small">
      <Link className="text-link" to="/programma/campagne/$id" params={{ id: about.id }}>
        {say(`plan.about.${about.kind}`)}
      </Link>
    </p>
  )
}
