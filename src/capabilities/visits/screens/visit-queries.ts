import { queryOptions } from '@tanstack/react-query'
import { getJson } from '../../../web/api.ts'
import { keptParts, loadPart } from '../../../web/sealed-parts.ts'
import type { VisitListItem } from '../contract.ts'
import { type KeptVisit, waits } from './kept-visit.ts'

/** The visits of the caller's organisation: planned, begun and ended. */
export const visitsQuery = queryOptions({
  queryKey: ['visits'],
  queryFn: async ({ signal }) => (await getJson<{ items: VisitListItem[] }>('/v1/visits', signal)).items,
  networkMode: 'always',
})

export type VisitOnDevice = VisitListItem & { waits: boolean; sentAt: string | null }

/** The visits that this device holds: these go on without a network. */
export const keptVisitsQuery = (account: string) =>
  queryOptions({
    queryKey: ['kept-visits', account],
    queryFn: async () => {
      const found: VisitOnDevice[] = []
      for (const { work, part } of await keptParts(account)) {
        if (part !== 'visit') continue
        const kept = await loadPart<KeptVisit>({ account, work, part }).catch(() => null)
        if (kept !== null) found.push({ ...kept.visit, waits: waits(kept), sentAt: kept.sentAt })
      }
      return found
    },
    networkMode: 'always',
    staleTime: 0,
  })
