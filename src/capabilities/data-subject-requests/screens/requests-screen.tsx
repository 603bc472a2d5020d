import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '../../../web/components/button.tsx'
import { ListKeys } from '../../../web/components/data-table.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { NewRequest } from './new-request.tsx'
import { requestsQuery } from './request-queries.ts'
import { RequestsTable } from './requests-table.tsx'
import './requests.css'

/** The log of data subject requests to the own organisation: without names, soonest due first. */
export function RequestsScreen() {
  const say = useSay()
  const { organisation } = useMe()
  const list = useInfiniteQuery(requestsQuery)
  const requests = list.data?.pages.flatMap(({ items }) => items) ?? []
  const lead = say(
    organisation.kind === 'base-team' ? 'subject-request.lead.wpg' : 'subject-request.lead.avg',
  )
  return (
    <Page title={say('subject-request.title')} lead={lead}>
      <NewRequest />
      {list.error && <ProblemNotice error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && requests.length === 0 && (
        <div className="empty">
          <h2>{say('subject-request.empty.title')}</h2>
          <p>{say('subject-request.empty.text')}</p>
        </div>
      )}
      {requests.length > 0 && (
        <>
          <RequestsTable requests={requests} />
          <div className="more">
            {list.hasNextPage && (
              <Button small onClick={() => void list.fetchNextPage()}>
                {say('shell.list.more', { count: 50 })}
              </Button>
            )}
            <ListKeys />
          </div>
        </>
      )}
    </Page>
  )
}
