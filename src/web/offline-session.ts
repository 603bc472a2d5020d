// Who works on this device without a network. Kept only where a visit was begun, sealed as a draft is, twelve hours at most:
// after that, and after signing out, the app opens only for who signs in.
import type { MeView } from '../capabilities/access/contract.ts'
import { deviceStore } from './device-store.ts'
import { isExpired, seal, unseal } from './drafts.ts'
import { forgetSent } from './sealed-parts.ts'

type Kept = { savedAt_ms: number } & Awaited<ReturnType<typeof seal>>

const withStore = deviceStore('helder-session', 'session')
const NAME = 'me'

/** A visit begins or goes on here: this account may open it without a network. */
export async function keepMe(me: MeView): Promise<void> {
  const kept: Kept = { savedAt_ms: Date.now(), ...(await seal(me)) }
  await withStore('readwrite', (store) => store.put(kept, NAME))
}

/** Who may go on without a network; null when nobody, or too long ago. */
export async function keptMe(): Promise<MeView | null> {
  const kept = await withStore<Kept | undefined>('readonly', (store) => store.get(NAME))
  if (kept === undefined) return null
  if (isExpired(kept.savedAt_ms, Date.now())) {
    await withStore('readwrite', (store) => store.delete(NAME))
    return null
  }
  return await unseal<MeView>(kept)
}

/** Nobody opens the app here without a network any more. */
export async function forgetAtSignOut(): Promise<void> {
  await withStore('readwrite', (store) => store.delete(NAME))
  await forgetSent({ onlyOld: false })
}
