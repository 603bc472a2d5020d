import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { TextInput } from '../../../web/components/inputs.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useNow } from '../../../web/use-now.ts'
import { shownThere } from '../rules/follow-taps.ts'
import type { Guest, MeetingView } from '../contract.ts'
import { DoorRow } from './door-row.tsx'
import { guestsQuery, meetingQuery } from './meeting-queries.ts'
import { useTaps } from './use-taps.ts'
import { WalkIns } from './walk-ins.tsx'
import './meetings.css'

const route = getRouteApi('/bijeenkomsten/$id/aanwezig')

/** At the door: who is there, by one tap, on one tablet or more. */
export function AttendanceScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const meeting = useQuery(meetingQuery(id))
  const guests = useQuery(guestsQuery(id, true))
  return (
    <Page
      title={say('attendance.title')}
      lead={meeting.data?.title}
      crumb={{ to: '/bijeenkomsten/$id', params: { id }, text: meeting.data?.title ?? say('meetings.title') }}
    >
      {meeting.error && <ProblemNotice error={meeting.error} onAgain={() => void meeting.refetch()} />}
      {guests.data === undefined && guests.error && (
        <ProblemNotice error={guests.error} onAgain={() => void guests.refetch()} />
      )}
      {(meeting.data === undefined || guests.data === undefined) && !meeting.error && !guests.error && (
        <Loading />
      )}
      {meeting.data && guests.data && <Door meeting={meeting.data} guests={guests.data} />}
    </Page>
  )
}

const matches = (guest: Guest, q: string) =>
  `${guest.name} ${guest.street} ${guest.town}`
    .toLocaleLowerCase('nl')
    .includes(q.trim().toLocaleLowerCase('nl'))

function Door({ meeting, guests }: { meeting: MeetingView; guests: Guest[] }) {
  const say = useSay()
  const account = accountOf(useMe())
  const today = dayInAmsterdam(useNow())
  const [q, setQ] = useState('')
  const { waiting, failure, tap } = useTaps(account, meeting.id)
  if (meeting.cancelledOn !== null) {
    return <Notice tone="info" title={say('attendance.cancelled')} />
  }
  if (meeting.heldOn > today) {
    return (
      <Notice tone="info" title={say('attendance.not-yet.title')}>
        <p>{say('attendance.not-yet.text', { day: meeting.heldOn })}</p>
      </Notice>
    )
  }
  const tapOf = (guest: Guest) => waiting.find(({ dealerId }) => dealerId === guest.dealerId)
  const there = guests.filter((guest) => shownThere(guest.isThere, tapOf(guest))).length
  const found = guests.filter((guest) => matches(guest, q))
  return (
    <>
      <Sending count={waiting.length} />
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="door-tools">
        <TextInput
          name="q"
          type="search"
          label={say('attendance.search')}
          value={q}
          onChange={({ target }) => setQ(target.value)}
        />
        <p role="status">{say('attendance.count', { there, count: guests.length })}</p>
      </div>
      {found.length > 0 && (
        <ul className="door-list" aria-label={say('attendance.list')}>
          {found.map((guest) => (
            <DoorRow
              key={guest.dealerId}
              guest={guest}
              meetingId={meeting.id}
              isThere={shownThere(guest.isThere, tapOf(guest))}
              isWaiting={tapOf(guest) !== undefined}
              mayUndo={meeting.heldOn === today}
              onTap={(isThere) => void tap(guest.dealerId, isThere)}
            />
          ))}
        </ul>
      )}
      {found.length === 0 && (
        <div className="empty">
          <h2>{say(guests.length === 0 ? 'attendance.nobody' : 'attendance.none-found')}</h2>
          <p>{say('attendance.walk-in.hint')}</p>
        </div>
      )}
      <WalkIns q={q} guests={guests} waiting={waiting} onTap={(dealerId) => void tap(dealerId, true)} />
    </>
  )
}

/** Says what is not with the server yet, and that nothing is lost. */
function Sending({ count }: { count: number }) {
  const say = useSay()
  return (
    <div role="status">
      {count > 0 && (
        <Notice tone="info" title={say('attendance.waiting.title', { count })}>
          <p>{say('attendance.waiting.text')}</p>
        </Notice>
      )}
    </div>
  )
}
