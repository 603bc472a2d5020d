import { queryOptions } from '@tanstack/react-query'
import { getJson, withQuery } from '../../../../web/api.ts'
import { dayInAmsterdam } from '../../../../kernel/dates.ts'
import type { MemberList, OrganisationView } from '../../members/contract.ts'

/** The people of an organisation; without one, of the own. */
export const membersQuery = (organisation: string | undefined) =>
  queryOptions({
    queryKey: ['members', organisation ?? ''],
    queryFn: ({ signal }) => getJson<MemberList>(withQuery('/v1/members', { organisation }), signal),
  })

/** Every organisation, for the operator. */
export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: ({ signal }) => getJson<{ items: OrganisationView[] }>('/v1/organisations', signal),
})

/** The last day on which something works that ends at an instant. */
export function lastDayOf(endsAt: string): string {
  return dayInAmsterdam(new Date(Date.parse(endsAt) - 1))
}

/** The day of an instant. */
export const dayOf = (instant: string): string => dayInAmsterdam(new Date(instant))
