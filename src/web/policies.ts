import { queryOptions } from '@tanstack/react-query'
import type { PolicyView } from '../capabilities/policy/contract.ts'
import { getJson, withQuery } from './api.ts'

/** The dated rules of one municipality. */
export const policyQuery = (municipality: string) =>
  queryOptions({
    queryKey: ['policies', municipality],
    queryFn: async ({ signal }) => {
      const path = withQuery('/v1/policies', { municipality })
      const { items } = await getJson<{ items: PolicyView[] }>(path, signal)
      const [policy] = items
      if (policy === undefined) throw new Error(`no policy of ${municipality}`)
      return policy
    },
    staleTime: 10 * 60_000,
  })

/** The municipalities that take part, as options of a list. */
export const municipalitiesQuery = queryOptions({
  queryKey: ['policies', 'names'],
  queryFn: async ({ signal }) => {
    const { items } = await getJson<{ items: PolicyView[] }>('/v1/policies', signal)
    return items.map(({ municipality, name }) => ({ value: municipality, text: name }))
  },
  staleTime: 10 * 60_000,
})
