import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson, withQuery } from '../../../web/api.ts'
import type { ListedDealer, listedDealers } from '../../dealers/contract.ts'
import type { FindingView } from '../../findings/contract.ts'
import type { fileList, FileView } from '../contract.ts'
import type { exemptionList } from '../exemptions/contract.ts'

/** Where a whole file is made as a PDF. */
export const wholeFileAddress = (id: string) => `/v1/case-files/${id}/document`
/** A document as a paper: as it was settled, or as it is now. */
export const paperAddress = (fileId: string, id: string) => `/v1/case-files/${fileId}/documents/${id}/paper`

/** Files of the own municipality, what runs out first on top. */
export const filesQuery = (where: { state?: string; dealerId?: string }) =>
  infiniteQueryOptions({
    queryKey: ['case-files', 'list', where],
    queryFn: ({ pageParam, signal }) =>
      getJson<z.infer<typeof fileList>>(
        withQuery('/v1/case-files', { ...where, after: pageParam, limit: 50 }),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** One file, with all that happened in it. Who only reads it leaves a look at each reading: coming back to the tab is none. */
export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: ['case-files', 'one', id],
    queryFn: ({ signal }) => getJson<FileView>(`/v1/case-files/${id}`, signal),
    refetchOnWindowFocus: false,
  })

/** Requests for an exemption. */
export const exemptionsQuery = (where: { state?: string }) =>
  infiniteQueryOptions({
    queryKey: ['exemption-requests', where],
    queryFn: ({ pageParam, signal }) =>
      getJson<z.infer<typeof exemptionList>>(
        withQuery('/v1/exemption-requests', { ...where, after: pageParam, limit: 50 }),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** What was found of one dealer, newest first. */
export const findingsQuery = (dealerId: string) =>
  queryOptions({
    queryKey: ['findings', dealerId],
    queryFn: ({ signal }) =>
      getJson<{ items: FindingView[] }>(withQuery('/v1/findings', { dealerId, limit: 200 }), signal),
  })

/** Every dealer of the own municipality, by name. */
export const dealersQuery = queryOptions({
  queryKey: ['listed-dealers', 'for-files'],
  queryFn: async ({ signal }) => {
    const dealers: ListedDealer[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page: z.infer<typeof listedDealers> = await getJson(
        withQuery('/v1/listed-dealers', { after, limit: 200 }),
        signal,
      )
      dealers.push(...page.items)
      after = page.next
    }
    return dealers.toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
  },
})
