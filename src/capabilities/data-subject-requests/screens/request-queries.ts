import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson, withQuery } from '../../../web/api.ts'
import type { requestList, RequestView } from '../contract.ts'

const path = '/v1/data-subject-requests'

/** The requests of the own organisation, soonest due first. */
export const requestsQuery = infiniteQueryOptions({
  queryKey: ['data-subject-requests'],
  queryFn: ({ pageParam, signal }) =>
    getJson<z.infer<typeof requestList>>(withQuery(path, { after: pageParam, limit: 50 }), signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
})

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['data-subject-requests', id],
    queryFn: ({ signal }) => getJson<RequestView>(`${path}/${id}`, signal),
  })
