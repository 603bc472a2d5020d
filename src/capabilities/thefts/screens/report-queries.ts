import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson, withQuery } from '../../../web/api.ts'
import type { TheftReportView, theftReportList } from '../contract.ts'

/** Theft reports that fit the search, newest first, in pages of 50. */
export const reportsQuery = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['theft-reports', 'list', q ?? ''],
    queryFn: ({ pageParam, signal }) =>
      getJson<z.infer<typeof theftReportList>>(
        withQuery('/v1/theft-reports', { q, after: pageParam, limit: 50 }),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['theft-reports', 'one', id],
    queryFn: ({ signal }) => getJson<TheftReportView>(`/v1/theft-reports/${id}`, signal),
  })
