import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { ApiProblem } from '../../../web/api.ts'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import { AnswerMunicipal } from '../../disclosures/screens/subject-request/answer-municipal.tsx'
import { AnswerRegister } from '../../registers/screens/subject-request/answer-register.tsx'
import { AnswerPolice } from '../../thefts/screens/subject-request/answer-police.tsx'
import type { RequestView } from '../contract.ts'
import { CompleteRequest } from './complete-request.tsx'
import { requestQuery } from './request-queries.ts'
import { RequestPage } from './request-page.tsx'
import './requests.css'

const route = getRouteApi('/inzageverzoeken/$id')

/** Each controller answers from its own data. */
const answers: Record<string, ComponentType<{ request: RequestView }>> = {
  dealer: AnswerRegister,
  'base-team': AnswerPolice,
  municipality: AnswerMunicipal,
}

/** One request: the form of the controller, then the answer on paper. */
export function RequestScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { organisation } = useMe()
  const { data: request, error, refetch } = useQuery(requestQuery(id))
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />
  if (request === undefined)
    return (
      <Page
        title={say('subject-request.title')}
        crumb={{ to: '/inzageverzoeken', text: say('subject-request.nav') }}
      >
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  const Answer = answers[organisation.kind] ?? NoAnswer
  return <Answer key={id} request={request} />
}

/** Prosecution and operator hold nothing here that somebody could ask for. */
function NoAnswer({ request }: { request: RequestView }) {
  const say = useSay()
  return (
    <RequestPage request={request}>
      <p>{say('subject-request.page.none')}</p>
      <CompleteRequest request={request} />
    </RequestPage>
  )
}
