import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Page } from '../../../web/components/page.tsx'
import { PagedList } from '../../../web/components/paged-list.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { ReceivedHead } from '../contract.ts'
import { receivedListQuery } from './report-queries.ts'

/** What the police gave the own municipality, and nothing else of theirs. */
export function Inbox() {
  const say = useSay()
  const list = useInfiniteQuery(receivedListQuery)
  const reports = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Page title={say('disclosure.inbox.title')} lead={say('disclosure.inbox.lead')}>
      <PagedList
        list={list}
        isEmpty={reports.length === 0}
        empty={{ title: say('disclosure.inbox.empty.title'), text: say('disclosure.inbox.empty.text') }}
      >
        <InboxTable reports={reports} />
      </PagedList>
    </Page>
  )
}

function InboxTable({ reports }: { reports: ReceivedHead[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<ReceivedHead>[] = [
    {
      key: 'about',
      head: say('disclosure.head.about'),
      className: 'is-title',
      cell: ({ id, dealerName, branchName }) => (
        <>
          <Link className="go" to="/rapportages/$id" params={{ id }}>
            {dealerName}
          </Link>
          {branchName !== dealerName && <span className="sub">{branchName}</span>}
        </>
      ),
    },
    {
      key: 'from',
      head: say('disclosure.head.from'),
      className: 'is-full',
      cell: ({ from, number }) => (
        <>
          {from} <span className="mono">{number}</span>
        </>
      ),
    },
    {
      key: 'state',
      head: say('disclosure.head.state'),
      className: 'is-full',
      cell: ({ opened }) =>
        opened === null ? (
          <Status icon="alert" tone="look">
            {say('disclosure.state.unopened')}
          </Status>
        ) : (
          <Status icon="check" tone="calm">
            {say('disclosure.state.opened', { name: opened.by, moment: formatShort(opened.at, locale) })}
          </Status>
        ),
    },
    {
      key: 'received',
      head: say('disclosure.head.received'),
      className: 'is-end nowrap',
      cell: ({ receivedAt }) => <time dateTime={receivedAt}>{formatShort(receivedAt, locale)}</time>,
    },
  ]
  return (
    <DataTable
      caption={say('disclosure.inbox.caption')}
      columns={columns}
      rows={reports}
      rowKey={({ id }) => id}
    />
  )
}
