import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson } from '../../../../web/api.ts'
import type { CampaignView, campaignList } from '../../flyers/contract.ts'

const LIST_KEY = ['campaigns']

/** The campaigns in the own municipalities. */
export const campaignsQuery = queryOptions({
  queryKey: LIST_KEY,
  queryFn: ({ signal }) => getJson<z.infer<typeof campaignList>>('/v1/campaigns', signal),
})

/** One campaign with its places. */
export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: [...LIST_KEY, id],
    queryFn: ({ signal }) => getJson<CampaignView>(`/v1/campaigns/${id}`, signal),
  })

/** Shows what the server answered to a change. */
export function useKeepCampaign(): (campaign: CampaignView) => Promise<void> {
  const client = useQueryClient()
  return async (campaign) => {
    client.setQueryData([...LIST_KEY, campaign.id], campaign)
    await client.invalidateQueries({ queryKey: LIST_KEY, exact: true })
  }
}
