import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson, withQuery } from '../../../web/api.ts'
import type { receivedList, reportList, ReportView } from '../contract.ts'

const pages = <T extends { next: string | null }>(key: string, address: string) =>
  infiniteQueryOptions({
    queryKey: [key, 'list'],
    queryFn: ({ pageParam, signal }) =>
      getJson<T>(withQuery(address, { after: pageParam, limit: 50 }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** Reports of the own team: drafts, then what was disclosed. */
export const reportListQuery = pages<z.infer<typeof reportList>>(
  'administrative-reports',
  '/v1/administrative-reports',
)
/** The inbox of the own municipality. */
export const receivedListQuery = pages<z.infer<typeof receivedList>>(
  'received-reports',
  '/v1/received-reports',
)

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['administrative-reports', 'one', id],
    queryFn: ({ signal }) => getJson<ReportView>(`/v1/administrative-reports/${id}`, signal),
  })
