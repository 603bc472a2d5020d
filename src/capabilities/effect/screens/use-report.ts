import { useQuery } from '@tanstack/react-query'
import type { ReportLine, ReportView } from '../contract.ts'
import { reportQuery, reportsQuery } from './effect-queries.ts'

export type OpenReport = {
  list: ReportLine[] | undefined
  report: ReportView | undefined
  error: unknown
  again: () => void
}

/** The report of the address, or the newest. */
export function useReport(wanted: string | undefined): OpenReport {
  const list = useQuery(reportsQuery)
  const id = wanted ?? list.data?.items[0]?.id
  const one = useQuery({ ...reportQuery(id ?? ''), enabled: id !== undefined })
  return {
    list: list.data?.items,
    report: one.data,
    error: list.error ?? one.error,
    again: () => void Promise.all([list.refetch(), ...(id === undefined ? [] : [one.refetch()])]),
  }
}
