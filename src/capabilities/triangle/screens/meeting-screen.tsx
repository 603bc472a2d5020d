import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { callApi } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { CaseHead, MeetingView } from '../contract.ts'
import { AgendaList } from './agenda-list.tsx'
import { TaskLines } from './task-lines.tsx'
import { casesQuery, meetingQuery, refreshTriangle, savePaper } from './triangle-queries.ts'
import './triangle.css'

const route = getRouteApi('/driehoek/overleg/$id')

/** One meeting: first what is still to be done, then its cases in order. */
export function MeetingScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const { id } = route.useParams()
  const { data: meeting, error, refetch } = useQuery(meetingQuery(id))
  const day = meeting && formatShortDay(meeting.heldOn, locale)
  return (
    <Page
      title={day ? say('triangle.meeting.of', { day }) : say('triangle.meeting')}
      lead={
        meeting &&
        `${meeting.begins}, ${meeting.place}. ${[...meeting.municipalityNames, ...meeting.partnerNames].join(', ')}`
      }
      crumb={{ to: '/driehoek', text: say('triangle.title') }}
      deed={meeting && <PaperButton meeting={meeting} />}
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {!meeting && !error && <Loading />}
      {meeting && (
        <>
          {meeting.openTasks.length > 0 && (
            <section className="section">
              <h2>{say('triangle.paper.openTasks')}</h2>
              <TaskLines tasks={meeting.openTasks} />
            </section>
          )}
          <section className="section">
            <h2>{say('triangle.paper.cases')}</h2>
            <AgendaList meeting={meeting} />
          </section>
          {meeting.isLed && <Waiting meeting={meeting} />}
          {meeting.isLed && (
            <p className="section">
              <Link className="text-link" to="/driehoek/overleg/$id/wijzigen" params={{ id }}>
                {say('triangle.replan')}
              </Link>
            </p>
          )}
        </>
      )}
    </Page>
  )
}

function PaperButton({ meeting: { id, heldOn, agenda } }: { meeting: MeetingView }) {
  const say = useSay()
  const { submit, isSending, failure } = useSend(
    () => savePaper(`/v1/triangle-meetings/${id}/papers`, `driehoek-${heldOn}.pdf`),
    () => announce(say('triangle.paper.saved')),
  )
  return (
    <div>
      <Button main={agenda.length > 0} aria-disabled={isSending} onClick={() => void submit()}>
        {say('triangle.paper.save')}
      </Button>
      <p className="small muted">{say('triangle.paper.recorded')}</p>
      {failure !== null && <ProblemNotice error={failure} />}
    </div>
  )
}

/** Cases of the own municipality that can come on this agenda. */
function Waiting({ meeting }: { meeting: MeetingView }) {
  const say = useSay()
  const client = useQueryClient()
  const [asked, setAsked] = useState<CaseHead | null>(null)
  const { data = [] } = useQuery(casesQuery)
  const waiting = data.filter(
    (one) =>
      one.steps.includes('schedule') &&
      meeting.municipalities.includes(one.municipality) &&
      !meeting.agenda.some((item) => item.case.id === one.id),
  )
  const { submit, isSending, failure } = useSend(
    () =>
      callApi<MeetingView>('POST', `/v1/triangle-meetings/${meeting.id}/cases`, {
        body: { caseId: asked!.id, version: asked!.version },
      }),
    async () => {
      announce(say('triangle.schedule.done', { name: asked!.dealerName }))
      setAsked(null)
      await refreshTriangle(client)
    },
  )
  return (
    <section className="section">
      <h2>{say('triangle.waiting')}</h2>
      {waiting.length === 0 && <p className="muted">{say('triangle.waiting.none')}</p>}
      <ul className="case-lines">
        {waiting.map((one) => (
          <li key={one.id} className="case-line">
            <div>
              <Link className="go" to="/driehoek/$id" params={{ id: one.id }}>
                {one.dealerName}
              </Link>
              <span className="sub">{one.asked}</span>
            </div>
            <Button
              small
              aria-label={say('triangle.schedule.of', { name: one.dealerName })}
              onClick={() => setAsked(one)}
            >
              {say('triangle.schedule')}
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <SheetDialog
          title={say('triangle.schedule.of', { name: asked.dealerName })}
          onClose={() => setAsked(null)}
        >
          <p>{say('triangle.schedule.text', { partners: meeting.partnerNames.join(', ') })}</p>
          {failure !== null && <ProblemNotice error={failure} />}
          <div className="deeds">
            <Button main aria-disabled={isSending} onClick={() => void submit()}>
              {say('triangle.schedule')}
            </Button>
            <Button onClick={() => setAsked(null)}>{say('triangle.back')}</Button>
          </div>
        </SheetDialog>
      )}
    </section>
  )
}
