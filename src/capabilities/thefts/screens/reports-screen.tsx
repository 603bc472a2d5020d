import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { ListKeys } from '../../../web/components/data-table.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SearchField } from '../../../web/components/search-field.tsx'
import { useSay } from '../../../web/language.tsx'
import { ReportsTable } from './reports-table.tsx'
import { reportsQuery } from './report-queries.ts'

const route = getRouteApi('/aangiften')

/** Theft reports with their goods, newest first. */
export function ReportsScreen() {
  const say = useSay()
  const { q, zoek } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useInfiniteQuery(reportsQuery(q))
  const reports = list.data?.pages.flatMap(({ items }) => items) ?? []
  const search = (text: string) =>
    void navigate({ search: text === '' ? {} : { q: text }, replace: true, resetScroll: false })
  return (
    <Page
      title={say('thefts.title')}
      lead={say('thefts.lead')}
      deed={
        <Link className={buttonClass({ main: true })} to="/aangiften/nieuw">
          {say('thefts.new')}
        </Link>
      }
    >
      <div className="tools" role="search">
        <SearchField
          label={say('thefts.search')}
          current={q ?? ''}
          isAsked={zoek !== undefined}
          onSearch={search}
        />
      </div>
      {list.error && <ProblemNotice error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && reports.length === 0 && <NoReports searched={q !== undefined} />}
      {reports.length > 0 && (
        <>
          <ReportsTable reports={reports} />
          <div className="more">
            {list.hasNextPage ? (
              <Button small onClick={() => void list.fetchNextPage()}>
                {say('shell.list.more', { count: 50 })}
              </Button>
            ) : (
              <span />
            )}
            <ListKeys />
          </div>
        </>
      )}
    </Page>
  )
}

function NoReports({ searched }: { searched: boolean }) {
  const say = useSay()
  const kind = searched ? 'none' : 'empty'
  return (
    <div className="empty" role="status">
      <h2>{say(`thefts.${kind}.title`)}</h2>
      <p>{say(`thefts.${kind}.text`)}</p>
      {searched && (
        <Link className={buttonClass()} to="/aangiften">
          {say('thefts.none.clear')}
        </Link>
      )}
    </div>
  )
}
