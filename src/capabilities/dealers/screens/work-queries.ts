import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson } from '../../../web/api.ts'
import type { rhythmList, workList } from '../work-list/contract.ts'

/** Everything there is to do about the caller's dealers. */
export const workQuery = queryOptions({
  queryKey: ['work-items'],
  queryFn: ({ signal }) => getJson<z.infer<typeof workList>>('/v1/work-items', signal),
})

/** From how many days on a register counts as quiet. */
export const rhythmQuery = queryOptions({
  queryKey: ['rhythms'],
  queryFn: ({ signal }) => getJson<z.infer<typeof rhythmList>>('/v1/rhythms', signal),
})
