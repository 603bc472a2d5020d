import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson, withQuery } from '../../../web/api.ts'
import type { HitState, HitView, hitList } from '../contract.ts'

export type HitList = z.infer<typeof hitList>

/** Hits of a state, the most certain and most urgent first, in pages of 50. */
export const hitListQuery = (state: HitState) =>
  infiniteQueryOptions({
    queryKey: ['hits', 'list', state],
    queryFn: ({ pageParam, signal }) =>
      getJson<HitList>(withQuery('/v1/hits', { state, after: pageParam, limit: 50 }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const hitQuery = (id: string) =>
  queryOptions({
    queryKey: ['hits', 'one', id],
    queryFn: ({ signal }) => getJson<HitView>(`/v1/hits/${id}`, signal),
  })

/** The hit to look at after this one: the next in the list, else the first that is left. */
export function nextOf(hits: HitView[], id: string): HitView | undefined {
  const at = hits.findIndex((hit) => hit.id === id)
  return hits[at + 1] ?? hits.find((hit) => hit.id !== id)
}
