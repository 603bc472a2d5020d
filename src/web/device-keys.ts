// The key of a citizen's vault, on this device: scripts can use it and nobody can read it (IndexedDB keeps the key
// object, not its bytes). Where the passkey can give the key again it goes at sign-out and after 12 h.
import { deviceStore } from './device-store.ts'

export type DeviceKeys = {
  /** Opens the boxes of the vault. */
  data?: CryptoKey
  /** What the passkey gave at sign-in: wraps the data key of a vault that is made or opened after it. */
  passkey?: { credentialId: string; key: CryptoKey }
}
type Kept = DeviceKeys & { stays: boolean; savedAt_ms: number }

const withStore = deviceStore('helder-vault', 'keys')
const HOURS_MAX = 12

/** Keeps what is given beside what was kept. The data key stays after sign-out where no passkey can give it again. */
export async function keepDeviceKeys(account: string, keys: DeviceKeys): Promise<void> {
  const all = { ...(await deviceKeys(account)), ...keys }
  const kept: Kept = { ...all, stays: all.passkey === undefined, savedAt_ms: Date.now() }
  await withStore('readwrite', (store) => store.put(kept, account))
}

/** The keys of an account on this device; none when they never were here, or too long ago. */
export async function deviceKeys(account: string): Promise<DeviceKeys> {
  const kept = await withStore<Kept | undefined>('readonly', (store) => store.get(account))
  if (kept === undefined) return {}
  if (!kept.stays && Date.now() - kept.savedAt_ms >= HOURS_MAX * 3_600_000) return {}
  const { data, passkey } = kept
  return { ...(data && { data }), ...(passkey && { passkey }) }
}

/** The vault is gone, or its key is another now. */
export async function removeDeviceKeys(account: string): Promise<void> {
  await withStore('readwrite', (store) => store.delete(account))
}

/** At sign-out: every key goes that a passkey can give again. */
export async function forgetDeviceKeys(): Promise<void> {
  const names = await withStore('readonly', (store) => store.getAllKeys())
  for (const name of names) {
    const kept = await withStore<Kept | undefined>('readonly', (store) => store.get(name))
    if (kept && !kept.stays) await withStore('readwrite', (store) => store.delete(name))
  }
}
