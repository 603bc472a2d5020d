// "Nothing typed is ever lost", and nothing about a person lies open on a shop's computer: a draft is sealed with an
// AES-GCM key that scripts can use but not read, per signed-in account, and is gone at save, sign-out and after 12 h.
import { deviceStore } from './device-store.ts'

/** How long a draft may wait. */
export const DRAFT_HOURS_MAX = 12
const withStore = deviceStore('helder-drafts', 'drafts')

type SealedDraft = {
  account: string
  savedAt_ms: number
  key: CryptoKey
  iv: Uint8Array<ArrayBuffer>
  box: ArrayBuffer
}
export type Draft<T> = { value: T; savedAt: Date }

/** Seals a value with a fresh key that can't be exported. */
export async function seal(value: unknown): Promise<Pick<SealedDraft, 'key' | 'iv' | 'box'>> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const box = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(JSON.stringify(value)),
  )
  return { key, iv, box }
}

/** Opens what `seal` made. */
export async function unseal<T>({ key, iv, box }: Pick<SealedDraft, 'key' | 'iv' | 'box'>): Promise<T> {
  const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, box)
  return JSON.parse(new TextDecoder().decode(bytes)) as T
}

/** True when a draft is older than it may be. */
export function isExpired(savedAt_ms: number, now_ms: number): boolean {
  return now_ms - savedAt_ms >= DRAFT_HOURS_MAX * 3_600_000
}

// One at a time, in the order of asking: a draft that is still being sealed must not land after it was removed.
let turn: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(work)
  turn = done.catch(() => undefined)
  return done
}
let isForgotten = false

/** Keeps the draft of a form; returns when it was kept, or null where the browser can't (no secure context). */
export function saveDraft(account: string, form: string, value: unknown): Promise<Date | null> {
  return inTurn(async () => {
    if (!canKeep() || isForgotten) return null
    const savedAt = new Date()
    const name = await digest(account)
    const sealed: SealedDraft = { account: name, savedAt_ms: savedAt.getTime(), ...(await seal(value)) }
    await withStore('readwrite', (store) => store.put(sealed, nameOf(name, form)))
    return savedAt
  })
}

/** The draft of a form, unless there is none or it is too old. */
export async function loadDraft<T>(account: string, form: string): Promise<Draft<T> | null> {
  if (!canKeep()) return null
  await removeExpired()
  const name = nameOf(await digest(account), form)
  const sealed = await withStore<SealedDraft | undefined>('readonly', (store) => store.get(name))
  return sealed === undefined
    ? null
    : { value: await unseal<T>(sealed), savedAt: new Date(sealed.savedAt_ms) }
}

/** The form was recorded or cleared: its draft goes. */
export function removeDraft(account: string, form: string): Promise<void> {
  return inTurn(async () => {
    if (!canKeep()) return
    const name = nameOf(await digest(account), form)
    await withStore('readwrite', (store) => store.delete(name))
  })
}

/** At sign-out: every draft on this device goes, and until the page is left none comes any more. */
export function forgetDrafts(): Promise<void> {
  isForgotten = true
  return inTurn(async () => {
    if (canKeep()) await withStore('readwrite', (store) => store.clear())
  })
}

/** Signing out failed: the person is still here, so what they type is kept again. */
export function keepDraftsAgain(): void {
  isForgotten = false
}

/** Drafts of whoever worked here before go too once they are too old. */
export async function removeExpired(now_ms: number = Date.now()): Promise<void> {
  if (!canKeep()) return
  const names = await withStore('readonly', (store) => store.getAllKeys())
  for (const name of names) {
    const sealed = await withStore<SealedDraft | undefined>('readonly', (store) => store.get(name))
    if (sealed && isExpired(sealed.savedAt_ms, now_ms))
      await withStore('readwrite', (store) => store.delete(name))
  }
}

const nameOf = (account: string, form: string) => `${account}/${form}`

function canKeep(): boolean {
  return globalThis.indexedDB !== undefined && globalThis.crypto?.subtle !== undefined
}

/** An account as it names what is kept on this device: its name is not kept in clear either. */
export async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
