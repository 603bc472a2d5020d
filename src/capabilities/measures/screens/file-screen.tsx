import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { ApiProblem } from '../../../web/api.ts'
import { buttonClass } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import { useMe } from '../../../web/session.ts'
import { useNow } from '../../../web/use-now.ts'
import type { FileView } from '../contract.ts'
import { DocumentsOfFile } from './documents-of-file.tsx'
import { FileLine } from './file-line.tsx'
import { FindingsOfFile } from './findings-of-file.tsx'
import { Ladder } from './ladder.tsx'
import { fileQuery, wholeFileAddress } from './measure-queries.ts'
import { NextStep } from './next-step.tsx'
import { StateWord } from './state-word.tsx'
import { TermLine } from './term-line.tsx'
import './measures.css'

const route = getRouteApi('/dossiers/$id')

/** One file: where it stands, what comes next and on what ground, its terms, findings, documents and what happened. */
export function FileScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { role } = useMe()
  const { data, error, isPending, refetch } = useQuery(fileQuery(id))
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) return <NotFoundPage />
  const crumb = { to: '/dossiers', text: say('case-file.crumb') }
  if (data === undefined) {
    return (
      <Page title={say('case-file.list.title')} crumb={crumb}>
        {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
        {isPending && <Loading />}
      </Page>
    )
  }
  return (
    <Page
      title={data.dealerName}
      lead={say('case-file.lead', { number: data.number, address: data.dealerAddress })}
      crumb={crumb}
      deed={
        role !== 'municipal-inspector' && (
          <a className={buttonClass()} href={wholeFileAddress(id)} download>
            <Icon name="download" />
            {say('case-file.whole')}
          </a>
        )
      }
    >
      <Ladder file={data} />
      <div className="two-columns">
        <div>
          <NextStep key={data.steps.length} file={data} />
          <FindingsOfFile file={data} />
          <DocumentsOfFile file={data} />
          <FileLine file={data} />
        </div>
        <Side file={data} />
      </div>
    </Page>
  )
}

function Side({ file }: { file: FileView }) {
  const say = useSay()
  const today = dayInAmsterdam(useNow())
  const { state, measure, terms, isSuspended, penalties, objections } = file
  return (
    <div className="side">
      <h2>{say('case-file.stands')}</h2>
      <p>
        <StateWord state={state} />
      </p>
      <p className="small muted">{say('case-file.since.long', { day: file.since })}</p>
      {measure !== null && (
        <p>{say('case-file.measure.is', { measure: say(`case-file.measure.${measure}`) })}</p>
      )}
      {isSuspended && (
        <p>
          <Status icon="pause" tone="look">
            {say('case-file.suspended')}
          </Status>
        </p>
      )}
      <h2>{say('case-file.terms')}</h2>
      {terms.length === 0 && <p className="muted">{say('case-file.no-term')}</p>}
      <ul className="term-list">
        {terms.map((term) => (
          <li key={`${term.name}-${term.stepId}`}>
            <TermLine term={term} today={today} />
            <span className="sub small muted">{term.article}</span>
          </li>
        ))}
      </ul>
      {penalties.incurredCents > 0 && (
        <>
          <h2>{say('case-file.penalties')}</h2>
          <p>{say('case-file.penalties.incurred', { cents: penalties.incurredCents })}</p>
          <p>{say('case-file.penalties.paid', { cents: penalties.paidCents })}</p>
          {penalties.maximumCents !== null && (
            <p>{say('case-file.penalties.maximum', { cents: penalties.maximumCents })}</p>
          )}
        </>
      )}
      {objections.length > 0 && (
        <>
          <h2>{say('case-file.objections')}</h2>
          <ul>
            {objections.map(({ stepId, on, isLate, outcome, decideUntil }) => (
              <li key={stepId}>
                {say('case-file.objection.on', { day: on })}
                {isLate && ` ${say('case-file.objection.late')}`}
                <span className="sub small">
                  {outcome !== null
                    ? say(`case-file.value.outcome.${outcome}`)
                    : decideUntil !== null && say('case-file.objection.until', { day: decideUntil })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
