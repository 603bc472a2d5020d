import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { buttonClass } from '../../../web/components/button.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { useMayOpen } from '../../../web/use-may-open.ts'
import { useNow } from '../../../web/use-now.ts'
import type { CaseHead, MeetingView, TaskHead } from '../contract.ts'
import { stepsFor } from '../rules/case-table.ts'
import { CaseLines } from './case-lines.tsx'
import { TaskLines } from './task-lines.tsx'
import { casesQuery, meetingsQuery, tasksQuery } from './triangle-queries.ts'
import './triangle.css'

/** The month of the triangle: what comes next, what is still to be done, what waits. */
export function TriangleScreen() {
  const say = useSay()
  const { role } = useMe()
  const meetings = useQuery(meetingsQuery)
  const cases = useQuery(casesQuery)
  const tasks = useQuery(tasksQuery)
  const error = meetings.error ?? cases.error ?? tasks.error
  const again = () => void Promise.all([meetings.refetch(), cases.refetch(), tasks.refetch()])
  const leads = stepsFor('proposed', role).includes('schedule')
  const writes = stepsFor(null, role).length > 0
  return (
    <Page
      title={say('triangle.title')}
      lead={say('triangle.lead')}
      deed={
        leads ? (
          <Link className={buttonClass({ main: true })} to="/driehoek/overleg/nieuw">
            {say('triangle.plan')}
          </Link>
        ) : (
          writes && (
            <Link className={buttonClass({ main: true })} to="/driehoek/nieuw" search={{}}>
              {say('triangle.propose')}
            </Link>
          )
        )
      }
    >
      {error && <ProblemNotice error={error} onAgain={again} />}
      {meetings.data && cases.data && tasks.data ? (
        <Month meetings={meetings.data} cases={cases.data} tasks={tasks.data} />
      ) : (
        !error && <Loading />
      )}
    </Page>
  )
}

type MonthProps = { meetings: MeetingView[]; cases: CaseHead[]; tasks: TaskHead[] }

function Month({ meetings, cases, tasks }: MonthProps) {
  const say = useSay()
  const { locale } = useLanguage()
  const mayOpen = useMayOpen()
  const today = dayInAmsterdam(useNow())
  const coming = meetings.filter(({ heldOn }) => heldOn >= today).toReversed()
  const past = meetings.filter(({ heldOn }) => heldOn < today)
  const open = tasks
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn))
  const inState = (...states: CaseHead['state'][]) => cases.filter(({ state }) => states.includes(state))
  const waiting = inState('proposed', 'postponed')
  const decided = inState('decided')
  const ended = inState('closed', 'withdrawn')
  return (
    <>
      {coming.length === 0 ? (
        <div className="empty">
          <h2>{say('triangle.next.none')}</h2>
          <p>{say(mayOpen('/driehoek/overleg/nieuw') ? 'triangle.next.plan' : 'triangle.next.wait')}</p>
        </div>
      ) : (
        coming.map((meeting) => <Coming key={meeting.id} meeting={meeting} />)
      )}
      {open.length > 0 && (
        <section className="section">
          <h2>{say('triangle.tasks')}</h2>
          <TaskLines tasks={open} />
        </section>
      )}
      {waiting.length > 0 && (
        <section className="section">
          <h2>{say('triangle.waiting')}</h2>
          <CaseLines cases={waiting} />
        </section>
      )}
      {decided.length > 0 && (
        <section className="section">
          <h2>{say('triangle.decided')}</h2>
          <CaseLines cases={decided} />
        </section>
      )}
      {past.length > 0 && (
        <section className="section">
          <h2>{say('triangle.past')}</h2>
          <ul>
            {past.map(({ id, heldOn, municipalityNames, agenda }) => (
              <li key={id}>
                <Link className="text-link" to="/driehoek/overleg/$id" params={{ id }}>
                  {formatShortDay(heldOn, locale)}, {municipalityNames.join(', ')},{' '}
                  {say('triangle.cases-count', { count: agenda.length })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {ended.length > 0 && (
        <section className="section">
          <h2>{say('triangle.ended')}</h2>
          <CaseLines cases={ended} />
        </section>
      )}
      {mayOpen('/regels') && (
        <p className="section small">
          <Link className="text-link" to="/regels">
            {say('triangle.focus')}
          </Link>
        </p>
      )}
    </>
  )
}

/** A meeting that comes, with its cases one line each. */
function Coming({ meeting }: { meeting: MeetingView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { id, heldOn, begins, place, municipalityNames, partnerNames, agenda } = meeting
  return (
    <section className="section">
      <h2 className="meeting-head">
        <Link to="/driehoek/overleg/$id" params={{ id }}>
          {say('triangle.next', { day: formatShortDay(heldOn, locale), time: begins })}
        </Link>
      </h2>
      <p className="small muted">
        {place}. {[...municipalityNames, ...partnerNames].join(', ')}
      </p>
      {agenda.length === 0 ? (
        <p className="muted">{say('triangle.agenda.empty')}</p>
      ) : (
        <CaseLines cases={agenda.map((item) => item.case)} isNumbered />
      )}
    </section>
  )
}
