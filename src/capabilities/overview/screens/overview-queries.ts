import { queryOptions } from '@tanstack/react-query'
import { callApi, getJson } from '../../../web/api.ts'
import { saveFile } from '../../../web/save-file.ts'
import type { AnnexHead, OverviewCounts } from '../contract.ts'

/** The region in counts. */
export const overviewQuery = queryOptions({
  queryKey: ['overview-counts'],
  queryFn: ({ signal }) => getJson<OverviewCounts>('/v1/overview-counts', signal),
})

/** Which annexes were opened in the own municipality. */
export const annexesQuery = queryOptions({
  queryKey: ['overview-annexes'],
  queryFn: async ({ signal }) =>
    (await getJson<{ items: AnnexHead[] }>('/v1/overview-annexes', signal)).items,
})

/** Makes the paper of an annex that was opened and saves it; the server records the look. */
export async function saveAnnexPaper({ id, number }: { id: string; number: string }, name: string) {
  const paper = await callApi<Blob>('POST', `/v1/overview-annexes/${id}/papers`, { body: {}, isFile: true })
  saveFile([paper], 'application/pdf', `${name.toLowerCase().replaceAll(' ', '-')}-${number}.pdf`)
}
