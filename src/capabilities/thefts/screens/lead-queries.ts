import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson, withQuery } from '../../../web/api.ts'
import type { leadList, LeadState, LeadView } from '../leads/contract.ts'

export type LeadList = z.infer<typeof leadList>

/** An open desk sees a lead within this time; a page that nobody looks at asks for nothing. */
export const LEADS_EVERY_MS = 3_000

/** Leads in a state, newest first, in pages of 50. */
export const leadListQuery = (state: LeadState) =>
  infiniteQueryOptions({
    queryKey: ['leads', 'list', state],
    queryFn: ({ pageParam, signal }) =>
      getJson<LeadList>(withQuery('/v1/leads', { state, after: pageParam, limit: 50 }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** How many new leads there are, for the menu. */
export const leadCountQuery = queryOptions({
  queryKey: ['leads', 'count'],
  queryFn: async ({ signal }) => {
    const { counts } = await getJson<LeadList>(withQuery('/v1/leads', { limit: 1 }), signal)
    return counts.new ?? 0
  },
  refetchInterval: LEADS_EVERY_MS,
})

export const leadQuery = (id: string) =>
  queryOptions({
    queryKey: ['leads', 'one', id],
    queryFn: ({ signal }) => getJson<LeadView>(`/v1/leads/${id}`, signal),
  })
