import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { formatShortDay } from '../../../web/format.ts'
import { useNow } from '../../../web/use-now.ts'
import { useKeptDraft } from '../../../web/use-form-draft.ts'
import type { MeetingView } from '../contract.ts'
import type { GuestsSearch } from './choose-guests.ts'
import { MeetingForm, type MeetingValues, valuesOf } from './meeting-form.tsx'
import { meetingQuery, meetingsQuery } from './meeting-queries.ts'
import './meetings.css'

const planRoute = getRouteApi('/bijeenkomsten/nieuw')
const changeRoute = getRouteApi('/bijeenkomsten/$id/wijzigen')

/** Plans a meeting. With dealers in the address the next page invites them. */
export function PlanScreen() {
  const say = useSay()
  const navigate = useNavigate()
  const search = planRoute.useSearch()
  const account = accountOf(useMe())
  const kept = useKeptDraft<MeetingValues>(account, 'meeting')
  const { data, error, refetch } = useQuery(meetingsQuery)
  const goOn = async ({ id }: MeetingView) => {
    if (Object.keys(search).length > 0)
      await navigate({ to: '/bijeenkomsten/$id/uitnodigen', params: { id }, search })
    else await navigate({ to: '/bijeenkomsten/$id', params: { id } })
  }
  return (
    <Page
      title={say('meetings.plan.title')}
      lead={say('meetings.plan.lead')}
      crumb={{ to: '/bijeenkomsten', text: say('meetings.title') }}
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {(data === undefined || kept === undefined) && !error && <Loading />}
      {data && Object.keys(search).length > 0 && <Existing meetings={data.items} search={search} />}
      {data && kept !== undefined && (
        <MeetingForm
          name="meeting"
          municipalities={data.municipalities}
          start={kept?.value ?? valuesOf(null, data.municipalities)}
          savedAt={kept?.savedAt ?? null}
          was={null}
          onKept={goOn}
        />
      )}
    </Page>
  )
}

/** With dealers chosen: a meeting that is planned already is there to invite them to. */
function Existing({ meetings, search }: { meetings: MeetingView[]; search: GuestsSearch }) {
  const say = useSay()
  const { locale } = useLanguage()
  const today = dayInAmsterdam(useNow())
  const open = meetings.filter(({ heldOn, cancelledOn }) => heldOn > today && cancelledOn === null)
  if (open.length === 0) return null
  return (
    <section className="section">
      <h2>{say('meetings.plan.existing')}</h2>
      <ul>
        {open.map(({ id, title, heldOn }) => (
          <li key={id}>
            <Link className="text-link" to="/bijeenkomsten/$id/uitnodigen" params={{ id }} search={search}>
              {title}, {formatShortDay(heldOn, locale)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Changes a meeting that still stands. */
export function ChangeScreen() {
  const say = useSay()
  const navigate = useNavigate()
  const { id } = changeRoute.useParams()
  const { data: list, error, refetch } = useQuery(meetingsQuery)
  const { data: meeting, error: missing } = useQuery({ ...meetingQuery(id), refetchOnWindowFocus: false })
  return (
    <Page
      title={say('meetings.change.title')}
      lead={say('meetings.change.lead')}
      crumb={{ to: '/bijeenkomsten/$id', params: { id }, text: meeting?.title ?? say('meetings.title') }}
    >
      {(error ?? missing) && <ProblemNotice error={error ?? missing} onAgain={() => void refetch()} />}
      {meeting && list && (
        <MeetingForm
          name={`meeting-${id}`}
          municipalities={list.municipalities}
          start={valuesOf(meeting, list.municipalities)}
          savedAt={null}
          was={meeting}
          onKept={() => navigate({ to: '/bijeenkomsten/$id', params: { id } })}
        />
      )}
    </Page>
  )
}
