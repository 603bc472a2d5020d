import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { organiserRoles } from '../../../kernel/codes.ts'
import { buttonClass } from '../../../web/components/button.tsx'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { useNow } from '../../../web/use-now.ts'
import type { MeetingView } from '../contract.ts'
import { CancelMeeting } from './cancel-meeting.tsx'
import { GuestsTable } from './guests-table.tsx'
import { guestsQuery, meetingQuery } from './meeting-queries.ts'
import { MeetingState } from './meetings-screen.tsx'
import './meetings.css'

const route = getRouteApi('/bijeenkomsten/$id')

/** One meeting: when and where, who was invited, what they answered, who came and who is connected. */
export function MeetingScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const today = dayInAmsterdam(useNow())
  const { data: meeting, error, refetch } = useQuery(meetingQuery(id))
  return (
    <Page
      title={meeting?.title ?? say('meetings.one')}
      lead={
        meeting && say('meetings.when', { day: meeting.heldOn, begins: meeting.begins, ends: meeting.ends })
      }
      crumb={{ to: '/bijeenkomsten', text: say('meetings.title') }}
      deed={meeting && <MainDeed meeting={meeting} today={today} />}
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {meeting === undefined && !error && <Loading />}
      {meeting && <Loaded meeting={meeting} today={today} />}
    </Page>
  )
}

/** Before the day people are invited, from the day on it is noted who is there. */
function MainDeed({ meeting, today }: { meeting: MeetingView; today: string }) {
  const say = useSay()
  const me = useMe()
  if (meeting.cancelledOn !== null) return null
  if (meeting.heldOn <= today) {
    return (
      <Link
        className={buttonClass({ main: true })}
        to="/bijeenkomsten/$id/aanwezig"
        params={{ id: meeting.id }}
      >
        {say('meetings.attendance')}
      </Link>
    )
  }
  if (!organiserRoles.some((role) => role === me.role)) return null
  return (
    <Link
      className={buttonClass({ main: true })}
      to="/bijeenkomsten/$id/uitnodigen"
      params={{ id: meeting.id }}
    >
      {say('meetings.invite')}
    </Link>
  )
}

function Loaded({ meeting, today }: { meeting: MeetingView; today: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { counts } = meeting
  const guests = useQuery(guestsQuery(meeting.id))
  const invited = (guests.data ?? [])
    .filter(({ invitedOn }) => invitedOn !== null)
    .map(({ dealerId }) => dealerId)
  return (
    <>
      {meeting.cancelledOn !== null && (
        <Notice tone="info" title={say('meetings.cancelled.title', { day: meeting.cancelledOn })}>
          <p>{meeting.cancelReason}</p>
          {meeting.mayPlan && invited.length > 0 && (
            <p>
              <a className="text-link" href={`/app/brieven/nieuw?handelaren=${invited.join(',')}`}>
                {say('meetings.cancelled.write')}
              </a>
            </p>
          )}
        </Notice>
      )}
      <div className="meeting-facts">
        <KeyValues>
          <KeyValue name={say('meetings.field.place')}>
            {meeting.place}, {meeting.address} <MeetingState meeting={meeting} today={today} />
          </KeyValue>
          <KeyValue name={say('meetings.field.municipalities')}>
            {meeting.municipalityNames.join(', ')}
          </KeyValue>
          <KeyValue name={say('meetings.organiser')}>{meeting.organiserName}</KeyValue>
          <KeyValue name={say('meetings.field.contact')}>{meeting.contact}</KeyValue>
          {meeting.agenda !== '' && (
            <KeyValue name={say('meetings.field.agenda')}>
              <span className="meeting-agenda">{meeting.agenda}</span>
            </KeyValue>
          )}
          <KeyValue name={say('meetings.counts')}>
            {say('meetings.counts.text', { ...counts })}
            {meeting.seats !== null && counts.peopleComing > meeting.seats && (
              <> {say('meetings.full', { seats: meeting.seats })}</>
            )}
          </KeyValue>
        </KeyValues>
      </div>
      <div className="deeds">
        <a
          className={buttonClass()}
          href={`/v1/meetings/${meeting.id}/handout?language=${locale}`}
          target="_blank"
          rel="noreferrer"
        >
          {say('meetings.handout')}
        </a>
        {meeting.mayPlan && meeting.cancelledOn === null && meeting.heldOn >= today && (
          <>
            <Link className={buttonClass()} to="/bijeenkomsten/$id/wijzigen" params={{ id: meeting.id }}>
              {say('meetings.change')}
            </Link>
            <CancelMeeting meeting={meeting} />
          </>
        )}
      </div>
      <section className="section">
        <h2>{say('guests.title')}</h2>
        {guests.error && <ProblemNotice error={guests.error} onAgain={() => void guests.refetch()} />}
        {guests.data?.length === 0 && <p>{say('guests.none')}</p>}
        {guests.data && guests.data.length > 0 && <GuestsTable guests={guests.data} />}
      </section>
    </>
  )
}
