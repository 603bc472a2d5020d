import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { getJson } from '../../../web/api.ts'
import type { PlanView, ProgrammeCounts } from '../contract.ts'

const PLAN_KEY = ['milestones']

/** The plan of the programme with its history. */
export const planQuery = queryOptions({
  queryKey: PLAN_KEY,
  queryFn: ({ signal }) => getJson<PlanView>('/v1/milestones', signal),
})

/** How far the dealers are. */
export const countsQuery = queryOptions({
  queryKey: ['programme-counts'],
  queryFn: ({ signal }) => getJson<ProgrammeCounts>('/v1/programme-counts', signal),
})

/** Shows the plan as the server answered to a change. */
export function useKeepPlan(): (plan: PlanView) => void {
  const client = useQueryClient()
  return (plan) => client.setQueryData(PLAN_KEY, plan)
}
