import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Day, dayInAmsterdam } from '../../../kernel/dates.ts'
import { organiserRoles } from '../../../kernel/codes.ts'
import { buttonClass } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { useNow } from '../../../web/use-now.ts'
import type { MeetingView } from '../contract.ts'
import { meetingsQuery } from './meeting-queries.ts'
import './meetings.css'

/** Every meeting with dealers: what comes first, then what was. */
export function MeetingsScreen() {
  const say = useSay()
  const me = useMe()
  const today = dayInAmsterdam(useNow())
  const { data, error, refetch } = useQuery(meetingsQuery)
  const mayPlan = organiserRoles.some((role) => role === me.role)
  const coming = (data?.items ?? []).filter(({ heldOn }) => heldOn >= today).reverse()
  const past = (data?.items ?? []).filter(({ heldOn }) => heldOn < today)
  return (
    <Page
      title={say('meetings.title')}
      lead={say('meetings.lead')}
      deed={
        mayPlan && (
          <Link className={buttonClass({ main: true })} to="/bijeenkomsten/nieuw">
            {say('meetings.plan')}
          </Link>
        )
      }
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data && coming.length + past.length === 0 && (
        <div className="empty">
          <h2>{say('meetings.empty.title')}</h2>
          <p>{say(mayPlan ? 'meetings.empty.plan' : 'meetings.empty.wait')}</p>
        </div>
      )}
      {data && coming.length + past.length > 0 && (
        <>
          <h2>{say('meetings.coming')}</h2>
          {coming.length === 0 && <p className="muted">{say('meetings.coming.none')}</p>}
          {coming.length > 0 && (
            <MeetingsTable caption={say('meetings.coming')} rows={coming} today={today} />
          )}
          {past.length > 0 && (
            <section className="section">
              <h2>{say('meetings.past')}</h2>
              <MeetingsTable caption={say('meetings.past')} rows={past} today={today} />
            </section>
          )}
        </>
      )}
    </Page>
  )
}

function MeetingsTable({ caption, rows, today }: { caption: string; rows: MeetingView[]; today: Day }) {
  const say = useSay()
  const { locale } = useLanguage()
  const number = (key: 'invited' | 'coming' | 'came' | 'connected'): Column<MeetingView> => ({
    key,
    head: say(`meetings.head.${key}`),
    className: 'number',
    cell: ({ counts }) => (
      <>
        <span className="hide-narrow">{counts[key]}</span>
        <span className="only-narrow">{say(`meetings.narrow.${key}`, { count: counts[key] })}</span>
      </>
    ),
  })
  const columns: Column<MeetingView>[] = [
    {
      key: 'title',
      head: say('meetings.head.title'),
      className: 'is-title',
      cell: (meeting) => (
        <>
          <Link className="go" to="/bijeenkomsten/$id" params={{ id: meeting.id }}>
            {meeting.title}
          </Link>
          <span className="sub">{meeting.municipalityNames.join(', ')}</span>
        </>
      ),
    },
    {
      key: 'when',
      head: say('meetings.head.when'),
      cell: (meeting) => (
        <>
          {formatShortDay(meeting.heldOn, locale)}, {meeting.begins}
          <span className="sub">{meeting.place}</span>
          <MeetingState meeting={meeting} today={today} />
        </>
      ),
    },
    number('invited'),
    number('coming'),
    number('came'),
    number('connected'),
  ]
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

/** Only what is out of the ordinary: today, or called off. */
export function MeetingState({ meeting, today }: { meeting: MeetingView; today: Day }) {
  const say = useSay()
  if (meeting.cancelledOn !== null) {
    return (
      <Status icon="cross" tone="calm">
        {say('meetings.state.cancelled')}
      </Status>
    )
  }
  if (meeting.heldOn !== today) return null
  return (
    <Status icon="clock" tone="look">
      {say('meetings.state.today')}
    </Status>
  )
}
