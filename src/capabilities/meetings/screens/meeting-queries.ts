import { queryOptions } from '@tanstack/react-query'
import { getJson } from '../../../web/api.ts'
import type { Guest, MeetingList, MeetingView } from '../contract.ts'

/** At the door of a meeting things change by the minute, on more than one tablet. */
const GUESTS_EVERY_MS = 4_000

export const meetingsQuery = queryOptions({
  queryKey: ['meetings'],
  queryFn: ({ signal }) => getJson<MeetingList>('/v1/meetings', signal),
})

export const meetingQuery = (id: string) =>
  queryOptions({
    queryKey: ['meeting', id],
    queryFn: ({ signal }) => getJson<MeetingView>(`/v1/meetings/${id}`, signal),
  })

/** Who was invited or came. `isLive`: asked for again while the page is looked at. */
export const guestsQuery = (id: string, isLive = false) =>
  queryOptions({
    queryKey: ['guests', id],
    queryFn: async ({ signal }) =>
      (await getJson<{ items: Guest[] }>(`/v1/meetings/${id}/guests`, signal)).items,
    ...(isLive && { refetchInterval: GUESTS_EVERY_MS }),
  })
