import type { ReactNode } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import type { useSend } from '../../../web/use-send.ts'
import type { RequestView } from '../contract.ts'
import { CompleteRequest } from './complete-request.tsx'
import { RequestPage } from './request-page.tsx'

type Props = {
  request: RequestView
  /** What can be looked for and why no more. */
  why: { title: string; text: string }
  sending: ReturnType<typeof useSend<unknown>>
  labelOf: (field: string) => string
  deed: string
  /** What is recorded of this. */
  help: string
  children: ReactNode
}

/** The form with which a controller makes its answer. */
export function AnswerForm({ request, why, sending, labelOf, deed, help, children }: Props) {
  const errors = Object.entries(sending.errors).map(([name, message]) => ({
    name,
    label: labelOf(name),
    message,
  }))
  return (
    <RequestPage request={request}>
      <form className="answer-form" noValidate onSubmit={(event) => void sending.submit(event)}>
        <Notice tone="info" title={why.title}>
          <p>{why.text}</p>
        </Notice>
        <ErrorSummary attempt={sending.attempts} errors={errors} />
        {sending.failure !== null && <ProblemNotice error={sending.failure} />}
        {children}
        <div className="answer-deed">
          <Button type="submit" main>
            {deed}
          </Button>
          <p className="small muted">{help}</p>
        </div>
      </form>
      <AlreadyAnswered request={request} />
    </RequestPage>
  )
}

/** Who answered in another way notes that without making a paper. */
function AlreadyAnswered({ request }: { request: RequestView }) {
  const say = useSay()
  if (request.answeredOn) return null
  return (
    <section className="section">
      <h2>{say('subject-request.otherwise')}</h2>
      <CompleteRequest request={request} />
    </section>
  )
}
