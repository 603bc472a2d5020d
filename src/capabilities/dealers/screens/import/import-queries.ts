import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson, withQuery } from '../../../../web/api.ts'
import type { importList, ImportView, lineList } from '../../import/contract.ts'
import type { Outcome } from '../../rules/import/outcomes.ts'

export const importsPath = '/v1/dealer-imports'

/** The imports of the own office, newest first. */
export const importsQuery = infiniteQueryOptions({
  queryKey: ['dealer-imports'],
  queryFn: ({ pageParam, signal }) =>
    getJson<z.infer<typeof importList>>(withQuery(importsPath, { after: pageParam, limit: 50 }), signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
})

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['dealer-import', id],
    queryFn: ({ signal }) => getJson<ImportView>(`${importsPath}/${id}`, signal),
  })

/** The lines of one outcome, or of all. */
export const linesQuery = (id: string, outcome: Outcome | undefined) =>
  infiniteQueryOptions({
    queryKey: ['dealer-import', id, 'lines', outcome ?? 'all'],
    queryFn: ({ pageParam, signal }) => linesPage(id, outcome, pageParam, 50, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const linesPage = (
  id: string,
  outcome: Outcome | undefined,
  after: string | null,
  limit: number,
  signal?: AbortSignal,
) =>
  getJson<z.infer<typeof lineList>>(
    withQuery(`${importsPath}/${id}/lines`, { outcome, after, limit }),
    signal,
  )
