import { queryOptions, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson, withQuery } from '../../../web/api.ts'
import type { ListedDealer, listedDealers } from '../contract.ts'
import type { DealerPage } from '../one-dealer/contract.ts'

/** The inventory: some hundreds at most, all of them, so that search and the map answer at once. */
export const inventoryQuery = queryOptions({
  queryKey: ['listed-dealers'],
  queryFn: async ({ signal }) => {
    const dealers: ListedDealer[] = []
    let after: string | null = null
    do {
      const page: z.infer<typeof listedDealers> = await getJson(
        withQuery('/v1/listed-dealers', { after, limit: 200 }),
        signal,
      )
      dealers.push(...page.items)
      after = page.next
    } while (after !== null)
    return dealers
  },
})

/** Every dealer that the caller may see. */
export const useInventory = () => useQuery(inventoryQuery)

/** One dealer with all that happened. */
export const dealerQuery = (id: string) =>
  queryOptions({
    queryKey: ['listed-dealer', id],
    queryFn: ({ signal }) => getJson<DealerPage>(`/v1/listed-dealers/${id}`, signal),
  })
