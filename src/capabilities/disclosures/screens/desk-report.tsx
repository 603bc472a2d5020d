import { useQuery } from '@tanstack/react-query'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { ApiProblem } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import type { ReportView, SignedDocument } from '../contract.ts'
import { EditDraft } from './edit-draft.tsx'
import { ReportDocument } from './report-document.tsx'
import { reportQuery } from './report-queries.ts'

/** A report on the desk of the police: a draft to write, or the document that was disclosed. */
export function DeskReport({ id }: { id: string }) {
  const say = useSay()
  const { data: report, error, refetch } = useQuery({ ...reportQuery(id), refetchOnWindowFocus: false })
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) return <NotFoundPage />
  if (report === undefined) {
    return (
      <Page title={say('disclosure.crumb')} crumb={{ to: '/rapportages', text: say('disclosure.crumb') }}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  return report.document === null ? (
    <EditDraft report={report} />
  ) : (
    <Disclosed report={report} document={report.document} />
  )
}

function Disclosed({ report, document }: { report: ReportView; document: SignedDocument }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { municipality, number, signedAt } = document
  return (
    <Page
      title={say('disclosure.page.title', { number })}
      lead={say('disclosure.page.lead', {
        municipality,
        day: dayInAmsterdam(new Date(signedAt)),
        time: formatTime(signedAt, locale),
      })}
      crumb={{ to: '/rapportages', text: say('disclosure.crumb') }}
      deed={<Button onClick={() => print()}>{say('disclosure.print')}</Button>}
    >
      <ReportDocument document={document} digest={report.digest!} />
    </Page>
  )
}
