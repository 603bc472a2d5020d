import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson, postJson, withQuery } from '../../../web/api.ts'
import type {
  letterheads,
  letterList,
  LetterSeries,
  letterSeriesList,
  letterTemplates,
  Preview,
  previewInput,
  SeriesPlan,
  SeriesPlanInput,
  templateVersions,
} from '../contract.ts'

/** While letters are made or mailed, the page follows. */
const WATCH_MS = 1_000

export const seriesListQuery = infiniteQueryOptions({
  queryKey: ['letter-series'],
  queryFn: ({ pageParam, signal }) =>
    getJson<z.infer<typeof letterSeriesList>>(
      withQuery('/v1/letter-series', { after: pageParam, limit: 50 }),
      signal,
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
})

/** One series, by its own id or that of one of its letters; followed as long as something of it is under way. */
export const seriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['letter-series', id],
    queryFn: ({ signal }) => getJson<LetterSeries>(`/v1/letter-series/${id}`, signal),
    refetchInterval: ({ state }) => (isBusy(state.data) ? WATCH_MS : false),
  })

export const isBusy = (series: LetterSeries | undefined): boolean =>
  series !== undefined && (!series.isMade || series.counts.toSend > 0)

export const lettersOfQuery = (seriesId: string | undefined, version: string) =>
  infiniteQueryOptions({
    queryKey: ['letters', seriesId, version],
    queryFn: ({ pageParam, signal }) =>
      getJson<z.infer<typeof letterList>>(
        withQuery('/v1/letters', { seriesId, after: pageParam, limit: 50 }),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: seriesId !== undefined,
    placeholderData: keepPreviousData,
  })

export const templatesQuery = queryOptions({
  queryKey: ['letter-templates'],
  queryFn: async ({ signal }) =>
    (await getJson<z.infer<typeof letterTemplates>>('/v1/letter-templates', signal)).items,
})

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['letter-templates', id, 'versions'],
    queryFn: async ({ signal }) =>
      (await getJson<z.infer<typeof templateVersions>>(`/v1/letter-templates/${id}/versions`, signal)).items,
  })

export const letterheadsQuery = queryOptions({
  queryKey: ['letterheads'],
  queryFn: async ({ signal }) =>
    (await getJson<z.infer<typeof letterheads>>('/v1/letterheads', signal)).items,
})

export const planQuery = (order: SeriesPlanInput) =>
  queryOptions({
    queryKey: ['letter-series-plan', order],
    queryFn: () => postJson<SeriesPlan>('/v1/letter-series-plans', order),
    enabled: order.templateId !== '' && order.dealerIds.length > 0 && order.datedOn !== '',
    placeholderData: keepPreviousData,
  })

export const previewQuery = (asked: z.infer<typeof previewInput> | null) =>
  queryOptions({
    queryKey: ['letter-preview', asked],
    queryFn: () => postJson<Preview>('/v1/letter-previews', asked),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  })
