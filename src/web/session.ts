import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MeView } from '../capabilities/access/contract.ts'
import type { Role } from '../kernel/codes.ts'
import { callApi, ConnectionLost, getJson } from './api.ts'
import { forgetDeviceKeys } from './device-keys.ts'
import { forgetDrafts, keepDraftsAgain } from './drafts.ts'
import { forgetAtSignOut, keptMe } from './offline-session.ts'

/** Who is signed in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => askWhoIsHere(signal),
  staleTime: Number.POSITIVE_INFINITY,
  // Without a network this device may know it.
  networkMode: 'always',
})

/** Without an answer: who began a visit on this device, at most twelve hours ago. */
async function askWhoIsHere(signal: AbortSignal): Promise<MeView> {
  try {
    return await getJson<MeView>('/v1/me', signal)
  } catch (error) {
    const kept = error instanceof ConnectionLost ? await keptMe().catch(() => null) : null
    if (kept === null) throw error
    return kept
  }
}

/** Each role's first page is its day. */
export const firstPages: Record<Role, string> = {
  dealer: '/inkoop',
  'dealer-counter': '/inkoop',
  'fencing-specialist': '/treffers',
  detective: '/treffers',
  'assistant-prosecutor': '/treffers',
  'police-inspector': '/bezoeken',
  auditor: '/ingezien',
  'privacy-officer': '/inzageverzoeken',
  'municipal-officer': '/werklijst',
  'municipal-inspector': '/bezoeken',
  'enforcement-officer': '/bezoeken',
  'municipal-lawyer': '/dossiers',
  'mayors-office': '/driehoek',
  prosecutor: '/driehoek',
  'programme-coordinator': '/programma',
  'programme-officer': '/werklijst',
  administrator: '/logboeken',
  citizen: '/spullen',
}

/** The signed-in person; only for screens inside the shell, which waits for it. */
export function useMe(): MeView {
  const { data } = useQuery(meQuery)
  if (data === undefined) throw new Error('useMe is for screens inside the shell')
  return data
}

/** One name for the signed-in account on this device, for drafts. */
export function accountOf(me: MeView): string {
  return `${me.role}:${me.organisation.code}:${me.name}`
}

/** Signs out: drafts on this device go first, then the session. False when the session could not be ended. */
export function useSignOut(): (to?: string) => Promise<boolean> {
  const client = useQueryClient()
  return async (to = signedOutAddress()) => {
    await forgetDrafts()
    try {
      await callApi('POST', '/sign-out')
    } catch {
      keepDraftsAgain()
      return false
    }
    await forgetDeviceKeys()
    await forgetAtSignOut()
    client.clear()
    location.assign(to)
    return true
  }
}

/** Says, to who came by the broker of an organisation, that they may still be signed in there; others go to the home page. */
function signedOutAddress(): string {
  return document.documentElement.lang === 'en' ? '/uitgelogd?taal=en' : '/uitgelogd'
}
