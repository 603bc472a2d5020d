import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiProblem } from '../../../web/api.ts'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { stoppedAt } from './kept-visit.ts'
import { BeginVisit } from './begin-visit.tsx'
import { ConflictSection } from './conflict-section.tsx'
import { EndedVisit } from './ended-visit.tsx'
import { EndingSection } from './ending-section.tsx'
import { FindingsSection } from './findings-section.tsx'
import { PaperSection } from './paper-section.tsx'
import { QuestionsSection } from './questions-section.tsx'
import { RegisterSection } from './register-section.tsx'
import { SendingState } from './sending-state.tsx'
import { ShelfSection } from './shelf-section.tsx'
import { StoppedSection } from './stopped-section.tsx'
import { SuspicionSection } from './suspicion-section.tsx'
import { useVisit, type VisitHere } from './use-visit.ts'
import { VisitSteps } from './visit-steps.tsx'
import { WhoSection } from './who-section.tsx'
import './visits.css'

const route = getRouteApi('/bezoeken/$id')

/** One visit, in the shop: what is asked, seen and found, with a network or without. */
export function VisitScreen() {
  const { id } = route.useParams()
  // What one visit holds never shows in another.
  return <OneVisit key={id} id={id} />
}

function OneVisit({ id }: { id: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { here, problem, again } = useVisit(id)
  const crumb = { to: '/bezoeken', text: say('visits.title') }
  const isMissing = problem instanceof ApiProblem && (problem.status === 404 || problem.status === 400)
  if (here === null) {
    return (
      <Page title={say(isMissing ? 'visits.missing.title' : 'visits.visit')} crumb={crumb}>
        {isMissing && <p>{say('visits.missing.text')}</p>}
        {problem !== null && !isMissing && <ProblemNotice error={problem} onAgain={() => void again()} />}
        {problem === null && <Loading />}
      </Page>
    )
  }
  const { visit, sentAt } = here.kept
  const { state, kind, dealerAddress, begunAt } = visit
  const about = [say(`visit.kind.${kind}`), dealerAddress]
  if (begunAt !== null) about.push(say('visits.begun-at', { moment: formatShort(begunAt, locale) }))
  return (
    <Page
      title={visit.dealerName}
      lead={about.join(' · ')}
      crumb={crumb}
      deed={
        state === 'planned' ? undefined : (
          <div className="visit-sending no-print" role="status">
            <SendingState isWaiting={here.isWaiting} isSending={here.isSending} sentAt={sentAt} />
          </div>
        )
      }
    >
      {problem !== null && <ProblemNotice error={problem} onAgain={() => void again()} />}
      {(state === 'planned' || state === 'cancelled') && <BeginVisit visit={visit} onBegun={again} />}
      {here.kept.conflict !== null && <ConflictSection here={here} />}
      {state !== 'planned' &&
        state !== 'cancelled' &&
        (here.isOver ? <EndedVisit here={here} /> : <Going here={here} />)}
    </Page>
  )
}

/** A visit that goes on: every part on one page, with where one is. */
function Going({ here }: { here: VisitHere }) {
  const me = useMe()
  const { visit, record } = here.kept
  const isStopped = stoppedAt(here.kept) !== null
  const { note } = here
  // Who began it is there; others are added by hand.
  const isNobody = record.participants.length === 0
  useEffect(() => {
    const { role } = me
    if (!isNobody || isStopped) return
    if (role !== 'municipal-inspector' && role !== 'enforcement-officer' && role !== 'police-inspector')
      return
    const person = { name: me.name, capacity: role, ownOrganisation: true, identified: false }
    note((one) => (one.participants.length === 0 ? { ...one, participants: [person] } : one))
  }, [isNobody, isStopped, me, note])
  return (
    <div className="visit">
      <VisitSteps here={here} />
      <div>
        {isStopped && <StoppedSection here={here} />}
        {!isStopped && (
          <>
            <WhoSection here={here} need={visit.need} />
            <QuestionsSection here={here} />
            <RegisterSection register={here.register} />
            <ShelfSection here={here} />
            {record.onPaper && <PaperSection here={here} />}
            <FindingsSection here={here} />
            <SuspicionSection here={here} />
          </>
        )}
        <EndingSection here={here} />
      </div>
    </div>
  )
}
