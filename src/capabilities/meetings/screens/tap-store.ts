import { deviceStore } from '../../../web/device-store.ts'
import type { Tap } from '../rules/follow-taps.ts'

/** A tap of an account that the server may not have yet; ids and a moment, no name. */
type KeptTap = Tap & { meetingId: string; account: string }

const withStore = deviceStore('helder-attendance', 'taps')
const nameOf = ({ account, meetingId, dealerId }: KeptTap) => `${account}/${meetingId}/${dealerId}`

/** Keeps a tap on this device until it is sent. */
export async function keepTap(tap: KeptTap): Promise<void> {
  await withStore('readwrite', (store) => store.put(tap, nameOf(tap)))
}

/** The server has it: it goes, unless a later tap of the same dealer took its place. */
export async function forgetTap(tap: KeptTap): Promise<void> {
  const kept = await withStore<KeptTap | undefined>('readonly', (store) => store.get(nameOf(tap)))
  if (kept?.tappedAt === tap.tappedAt) await withStore('readwrite', (store) => store.delete(nameOf(tap)))
}

/** What an account tapped at a meeting and the server may not have yet. */
export async function keptTaps(account: string, meetingId: string): Promise<KeptTap[]> {
  const all = await withStore<KeptTap[]>('readonly', (store) => store.getAll())
  return all.filter((tap) => tap.account === account && tap.meetingId === meetingId)
}
