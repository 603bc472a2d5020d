import { useQuery } from '@tanstack/react-query'
import type { SeriesPlanInput } from '../contract.ts'
import { planQuery } from './letter-queries.ts'

/** Who would get a letter, as the server sees it now. */
export const usePlan = (order: SeriesPlanInput) => useQuery(planQuery(order))
export type Plan = ReturnType<typeof usePlan>
