import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Page } from '../../../web/components/page.tsx'
import { PagedList } from '../../../web/components/paged-list.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { ReportHead, ReportView } from '../contract.ts'
import { emptyDraft } from './draft-form.ts'
import { reportListQuery, reportQuery } from './report-queries.ts'

/** What the own team writes to municipalities: drafts first. */
export function DeskReports() {
  const say = useSay()
  const list = useInfiniteQuery(reportListQuery)
  const reports = list.data?.pages.flatMap(({ items }) => items) ?? []
  const begin = useBegin()
  return (
    <Page
      title={say('disclosure.desk.title')}
      lead={say('disclosure.desk.lead')}
      deed={
        <Button main aria-disabled={begin.isPending} onClick={() => !begin.isPending && begin.mutate()}>
          {say('disclosure.desk.new')}
        </Button>
      }
    >
      {begin.error && <ProblemNotice error={begin.error} />}
      <PagedList
        list={list}
        isEmpty={reports.length === 0}
        empty={{ title: say('disclosure.desk.empty.title'), text: say('disclosure.desk.empty.text') }}
      >
        <ReportsTable reports={reports} />
      </PagedList>
    </Page>
  )
}

/** A draft stands on the server from the first moment, so that nothing typed can be lost. */
function useBegin() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => postJson<ReportView>('/v1/administrative-reports', emptyDraft()),
    onSuccess: async (report) => {
      client.setQueryData(reportQuery(report.id).queryKey, report)
      await client.invalidateQueries({ queryKey: reportListQuery.queryKey })
      await navigate({ to: '/rapportages/$id', params: { id: report.id } })
    },
  })
}

function ReportsTable({ reports }: { reports: ReportHead[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<ReportHead>[] = [
    {
      key: 'about',
      head: say('disclosure.head.about'),
      className: 'is-title',
      cell: ({ id, subject, dealerName }) => (
        <>
          <Link className="go" to="/rapportages/$id" params={{ id }}>
            {subject || say('disclosure.no-subject')}
          </Link>
          <span className="sub">{dealerName ?? say('disclosure.no-dealer')}</span>
        </>
      ),
    },
    {
      key: 'to',
      head: say('disclosure.head.to'),
      className: 'is-full',
      cell: ({ municipalityName }) =>
        municipalityName
          ? say('disclosure.sheet.to.municipality', { municipality: municipalityName })
          : say('disclosure.no-municipality'),
    },
    {
      key: 'state',
      head: say('disclosure.head.state'),
      className: 'is-full',
      cell: ({ number }) =>
        number === null ? (
          <Status icon="clock" tone="look">
            {say('disclosure.state.draft')}
          </Status>
        ) : (
          <>
            <Status icon="check">{say('disclosure.state.disclosed')}</Status>{' '}
            <span className="mono">{number}</span>
          </>
        ),
    },
    {
      key: 'changed',
      head: say('disclosure.head.changed'),
      className: 'is-end nowrap',
      cell: ({ changedAt, changedBy }) => (
        <>
          <time dateTime={changedAt}>{formatShort(changedAt, locale)}</time>
          <span className="sub">{changedBy}</span>
        </>
      ),
    },
  ]
  return (
    <DataTable
      caption={say('disclosure.desk.caption')}
      columns={columns}
      rows={reports}
      rowKey={({ id }) => id}
    />
  )
}
