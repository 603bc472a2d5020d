import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { getJson, withQuery } from '../../../../web/api.ts'
import type { NoticeList, NoticePage, RegisterLookUp } from '../../notices/contract.ts'

export type NoticesState = 'open' | 'decided'

/** Notices that wait or were decided, newest first, in pages of 50. */
export const noticesQuery = (state: NoticesState) =>
  infiniteQueryOptions({
    queryKey: ['dealer-notices', 'list', state],
    queryFn: ({ pageParam, signal }) =>
      getJson<NoticeList>(withQuery('/v1/dealer-notices', { state, after: pageParam, limit: 50 }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const noticeQuery = (id: string) =>
  queryOptions({
    queryKey: ['dealer-notices', 'one', id],
    queryFn: ({ signal }) => getJson<NoticePage>(`/v1/dealer-notices/${id}`, signal),
  })

/** Asked once for a page: each look costs money, and "again" is a press of the reader. */
export const registerQuery = (id: string) =>
  queryOptions({
    queryKey: ['dealer-notices', 'register', id],
    queryFn: ({ signal }) => getJson<RegisterLookUp>(`/v1/dealer-notices/${id}/trade-register`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
