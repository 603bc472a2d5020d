import { queryOptions } from '@tanstack/react-query'
import { getJson } from '../../../web/api.ts'
import type { CountList, CrimeImportView, HoursView, ReportLine, ReportView } from '../contract.ts'

/** Every report that the caller reads, the newest first. */
export const reportsQuery = queryOptions({
  queryKey: ['effect-reports'],
  queryFn: ({ signal }) => getJson<{ items: ReportLine[] }>('/v1/effect-reports', signal),
})

/** One report as it was made. It never changes. */
export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['effect-reports', id],
    queryFn: ({ signal }) => getJson<ReportView>(`/v1/effect-reports/${id}`, signal),
  })

/** What the own base team entered per month. */
export const countsQuery = queryOptions({
  queryKey: ['monthly-counts'],
  queryFn: ({ signal }) => getJson<CountList>('/v1/monthly-counts', signal),
})

/** The own hours. */
export const hoursQuery = queryOptions({
  queryKey: ['worked-hours'],
  queryFn: ({ signal }) => getJson<{ items: HoursView[] }>('/v1/worked-hours', signal),
})

/** What was imported before. */
export const importsQuery = queryOptions({
  queryKey: ['crime-imports'],
  queryFn: ({ signal }) => getJson<{ items: Omit<CrimeImportView, 'errors'>[] }>('/v1/crime-imports', signal),
})
