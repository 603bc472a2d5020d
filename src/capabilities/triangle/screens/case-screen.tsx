import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ApiProblem, postJson } from '../../../web/api.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import { useMayOpen } from '../../../web/use-may-open.ts'
import { useSend } from '../../../web/use-send.ts'
import type { CaseHead, CaseView } from '../contract.ts'
import { AttachReport } from './attach-report.tsx'
import { CaseHistory, OpenedCase } from './opened-case.tsx'
import { CaseStateWord } from './case-lines.tsx'
import { CaseSteps } from './case-steps.tsx'
import { TaskLines } from './task-lines.tsx'
import { caseQuery, refreshTriangle, savePaper } from './triangle-queries.ts'
import './triangle.css'

const route = getRouteApi('/driehoek/$id')

/** One case: closed until somebody opens it, which is recorded; then everything on one page. */
export function CaseScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { data: head, error, refetch } = useQuery(caseQuery(id))
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />
  if (head === undefined) {
    return (
      <Page title={say('triangle.case')} crumb={{ to: '/driehoek', text: say('triangle.title') }}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  return <Case key={id} head={head} />
}

function Case({ head }: { head: CaseHead }) {
  const say = useSay()
  const { locale } = useLanguage()
  const client = useQueryClient()
  const { role } = useMe()
  const mayOpen = useMayOpen()
  const open = useMutation({
    gcTime: 0,
    mutationFn: () => postJson<CaseView>(`/v1/triangle-cases/${head.id}/views`, {}),
  })
  /** After a change the page is opened again where it was open: what stands there must not be old. */
  const changed = async () => {
    await refreshTriangle(client)
    if (open.data) open.mutate()
  }
  const { id, dealerName, dealerPlace, municipalityName, meeting, state } = head
  return (
    <Page
      title={dealerName}
      lead={`${dealerPlace}, ${municipalityName}`}
      crumb={
        meeting
          ? {
              to: '/driehoek/overleg/$id',
              params: { id: meeting.id },
              text: say('triangle.meeting.of', { day: formatShortDay(meeting.heldOn, locale) }),
            }
          : { to: '/driehoek', text: say('triangle.title') }
      }
      deed={open.data && <CasePaper id={id} />}
    >
      <p className="case-asked">
        <b>{say('triangle.paper.asked')}:</b> {head.asked} <CaseStateWord state={state} />
      </p>
      {open.error && <ProblemNotice error={open.error} />}
      {open.data ? (
        <OpenedCase view={open.data} />
      ) : (
        <section className="section no-print">
          <Button main onClick={() => !open.isPending && open.mutate()}>
            {say('triangle.open')}
          </Button>
          <p className="small muted">{say('triangle.open.help')}</p>
        </section>
      )}
      {head.tasks.length > 0 && (
        <section className="section no-print">
          <h2>{say('triangle.tasks.case')}</h2>
          <TaskLines
            tasks={head.tasks}
            isOnCase
            {...(open.data && { answers: open.data.answers })}
            onAnswered={() => void changed()}
          />
        </section>
      )}
      {role === 'assistant-prosecutor' && <AttachReport head={head} onDone={() => void changed()} />}
      <div className="section deeds no-print">
        {head.steps.includes('change') && (
          <Link className={buttonClass()} to="/driehoek/$id/wijzigen" params={{ id }}>
            {say('triangle.change')}
          </Link>
        )}
        {head.caseFileId !== null && mayOpen('/dossiers/$id') && (
          <Link
            className={buttonClass()}
            to={'/dossiers/$id' as '/'}
            params={{ id: head.caseFileId } as never}
          >
            {say('triangle.file')}
          </Link>
        )}
        <CaseSteps head={head} onDone={() => void changed()} />
      </div>
      {open.data && <CaseHistory view={open.data} />}
    </Page>
  )
}

function CasePaper({ id }: { id: string }) {
  const say = useSay()
  const { submit, isSending, failure } = useSend(
    () => savePaper(`/v1/triangle-cases/${id}/papers`, 'zaak.pdf'),
    () => announce(say('triangle.paper.saved')),
  )
  return (
    <div>
      <Button aria-disabled={isSending} onClick={() => void submit()}>
        {say('triangle.paper.save-case')}
      </Button>
      {failure !== null && <ProblemNotice error={failure} />}
    </div>
  )
}
