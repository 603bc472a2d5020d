import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { callApi, getJson } from '../../../web/api.ts'
import { saveFile } from '../../../web/save-file.ts'
import type { CaseHead, MeetingView, Partner, SourceView, TaskHead } from '../contract.ts'

const list = <T>(name: string, path: string) =>
  queryOptions({
    queryKey: ['triangle', name],
    queryFn: async ({ signal }) => (await getJson<{ items: T[] }>(path, signal)).items,
  })

export const casesQuery = list<CaseHead>('cases', '/v1/triangle-cases')
export const meetingsQuery = list<MeetingView>('meetings', '/v1/triangle-meetings')
export const tasksQuery = list<TaskHead>('tasks', '/v1/triangle-tasks')
export const partnersQuery = list<Partner>('partners', '/v1/triangle-partners')
export const sourcesQuery = (dealerId: string) =>
  queryOptions({
    ...list<SourceView>(`sources-${dealerId}`, `/v1/triangle-sources/${dealerId}`),
    enabled: dealerId !== '',
  })

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['triangle', 'case', id],
    queryFn: ({ signal }) => getJson<CaseHead>(`/v1/triangle-cases/${id}`, signal),
  })
export const meetingQuery = (id: string) =>
  queryOptions({
    queryKey: ['triangle', 'meeting', id],
    queryFn: ({ signal }) => getJson<MeetingView>(`/v1/triangle-meetings/${id}`, signal),
  })

/** Everything of the triangle hangs together: a decision changes cases, tasks and meetings. */
export const refreshTriangle = (client: QueryClient) => client.invalidateQueries({ queryKey: ['triangle'] })

/** Makes a paper and saves it; the looks that it takes are recorded by the server. */
export async function savePaper(path: string, name: string): Promise<void> {
  const paper = await callApi<Blob>('POST', path, { body: {}, isFile: true })
  saveFile([paper], 'application/pdf', name)
}
