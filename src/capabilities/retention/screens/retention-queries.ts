import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson } from '../../../web/api.ts'
import type { PolicyView } from '../../policy/contract.ts'
import type { EntryErasureView, HoldView } from '../../registers/erasure/contract.ts'
import type { runList, upcomingList } from '../contract.ts'

/** Everything on this page changes with one deed on it. */
export const RETENTION_KEY = 'retention'

export const upcomingQuery = queryOptions({
  queryKey: [RETENTION_KEY, 'upcoming'],
  queryFn: ({ signal }) => getJson<z.infer<typeof upcomingList>>('/v1/upcoming-erasures', signal),
})
export const holdsQuery = queryOptions({
  queryKey: [RETENTION_KEY, 'holds'],
  queryFn: ({ signal }) => getJson<{ items: HoldView[] }>('/v1/legal-holds', signal),
})
export const earlyQuery = queryOptions({
  queryKey: [RETENTION_KEY, 'early'],
  queryFn: ({ signal }) => getJson<{ items: EntryErasureView[] }>('/v1/entry-erasures', signal),
})
export const runsQuery = queryOptions({
  queryKey: [RETENTION_KEY, 'runs'],
  queryFn: ({ signal }) => getJson<z.infer<typeof runList>>('/v1/retention-runs', signal),
})

/** What municipalities are called, by slug. */
export const municipalityNames = queryOptions({
  queryKey: ['policies', 'names'],
  queryFn: async ({ signal }) => {
    const { items } = await getJson<{ items: PolicyView[] }>('/v1/policies', signal)
    return new Map(items.map(({ municipality, name }) => [municipality, name]))
  },
  staleTime: 10 * 60_000,
})
