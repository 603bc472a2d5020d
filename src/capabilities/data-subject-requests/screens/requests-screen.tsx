import { useInfiniteQuery } from '@tanstack/react-query'
import { Page } from '../../../web/components/page.tsx'
import { PagedList } from '../../../web/components/paged-list.tsx'
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
      <PagedList
        list={list}
        isEmpty={requests.length === 0}
        empty={{ title: say('subject-request.empty.title'), text: say('subject-request.empty.text') }}
      >
        <RequestsTable requests={requests} />
      </PagedList>
    </Page>
  )
}
