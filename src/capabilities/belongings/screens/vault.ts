import { ApiProblem, callApi, getJson, postJson, withQuery } from '../../../web/api.ts'
import { deviceKeys, keepDeviceKeys, removeDeviceKeys } from '../../../web/device-keys.ts'
import { forgetDrafts, keepDraftsAgain } from '../../../web/drafts.ts'
import type { BoxList, VaultKeys, WrappedKey } from '../contract.ts'
import { emptyThing, type Thing } from '../rules/thing.ts'
import type { UsedPasskey } from '../../../web/passkey.ts'
import * as sealing from './vault-crypto.ts'

// The seam for whoever keeps something of a citizen: open the vault, then things, pictures and named drafts, all sealed
// on this device. The server sees boxes under ids and nothing else.

export type Kept<T> = { id: string; version: number; value: T }
type Draft = { type: 'draft'; name: string; value: unknown }

export type Vault = {
  /** Everything in it, opened. */
  list: () => Promise<{ things: Kept<Thing>[]; drafts: Kept<Draft>[] }>
  /** Version 0 is a new thing. Throws an ApiProblem `changed-elsewhere` when another device was first. */
  keep: (id: string, version: number, thing: Thing) => Promise<number>
  /** The pictures go with it. */
  throwAway: (id: string) => Promise<void>
  keepPicture: (thingId: string, pictureId: string, jpeg: sealing.Bytes) => Promise<void>
  picture: (thingId: string, pictureId: string) => Promise<sealing.Bytes>
  throwAwayPicture: (thingId: string, pictureId: string) => Promise<void>
  /** A draft by its name; the last one to keep it wins. Null when there is none. */
  draft: <T>(name: string) => Promise<T | null>
  keepDraft: (name: string, value: unknown) => Promise<void>
  removeDraft: (name: string) => Promise<void>
}
export type VaultState = { state: 'open'; vault: Vault } | { state: 'new' } | { state: 'locked' }

const KEYS = '/v1/belongings/keys'
const RECOVERY = 'key/recovery'
const passkeyPlace = (credentialId: string) => `key/passkey/${credentialId}`

/** The vault of the signed-in citizen: open when its key is on this device, else what has to be done first. */
export async function openVault(account: string): Promise<VaultState> {
  const { keys } = await getJson<VaultKeys>(KEYS)
  if (keys.length === 0) return { state: 'new' }
  const kept = await deviceKeys(account)
  if (kept.data) return { state: 'open', vault: vaultUnder(kept.data) }
  const wrapped = keys.find(
    (one) => one.kind === 'passkey' && one.credentialId === kept.passkey?.credentialId,
  )
  if (wrapped === undefined || kept.passkey === undefined) return { state: 'locked' }
  const bytes = await sealing.openBytes(
    kept.passkey.key,
    passkeyPlace(kept.passkey.credentialId),
    wrapped.box,
  )
  return { state: 'open', vault: await unlock(account, bytes) }
}

/** After a sign-in: what the passkey gave opens the vault, now or once there is one. */
export async function rememberPasskey(account: string, { credentialId, prf }: UsedPasskey): Promise<void> {
  if (prf === null) return
  await keepDeviceKeys(account, { passkey: { credentialId, key: await sealing.fromPasskey(prf) } })
}

/** Begins a vault that opens with this recovery code, and with the passkey where it can. */
export async function beginVault(account: string, code: sealing.Bytes): Promise<void> {
  const bytes = sealing.newDataKey()
  const recovery = await sealing.fromRecoveryCode(code)
  const keys: WrappedKey[] = [
    { kind: 'recovery', box: await sealing.sealBytes(recovery.key, RECOVERY, bytes) },
    ...(await wrappedByPasskey(account, bytes)),
  ]
  await postJson(KEYS, { keys, recoverySecret: recovery.secret })
  await unlock(account, bytes)
}

/** Opens the vault with the recovery code; false when the code is of another vault. */
export async function openByCode(account: string, code: sealing.Bytes): Promise<boolean> {
  const bytes = await dataKeyByCode(code)
  if (bytes === null) return false
  // From now on the passkey of this device opens it too.
  const own = await wrappedByPasskey(account, bytes)
  if (own.length > 0) await callApi('PUT', KEYS, { body: { keys: own } })
  await unlock(account, bytes)
  return true
}

/** The data key itself, out of the recovery code; null when the code is of another vault. */
export async function dataKeyByCode(code: sealing.Bytes): Promise<sealing.Bytes | null> {
  const { keys } = await getJson<VaultKeys>(KEYS)
  const wrapped = keys.find(({ kind }) => kind === 'recovery')
  if (wrapped === undefined) return null
  const { key } = await sealing.fromRecoveryCode(code)
  return sealing.openBytes(key, RECOVERY, wrapped.box).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'OperationError') return null
    throw error
  })
}

/** Whether a passkey can give the data key again. */
export async function opensByPasskey(): Promise<boolean> {
  const { keys } = await getJson<VaultKeys>(KEYS)
  return keys.some(({ kind }) => kind === 'passkey')
}

/** The data key itself, out of the passkey that was used a moment ago; null when that passkey does not open this vault. */
export async function dataKeyByPasskey({ credentialId, prf }: UsedPasskey): Promise<sealing.Bytes | null> {
  const { keys } = await getJson<VaultKeys>(KEYS)
  const wrapped = keys.find((one) => one.kind === 'passkey' && one.credentialId === credentialId)
  if (wrapped === undefined || prf === null) return null
  return sealing.openBytes(await sealing.fromPasskey(prf), passkeyPlace(credentialId), wrapped.box)
}

/** Another recovery code for the same vault: from the answer on, the one before opens nothing and signs nobody in. */
export async function replaceCode(dataKey: sealing.Bytes, code: sealing.Bytes): Promise<void> {
  const { key, secret } = await sealing.fromRecoveryCode(code)
  const keys: WrappedKey[] = [{ kind: 'recovery', box: await sealing.sealBytes(key, RECOVERY, dataKey) }]
  await callApi('PUT', KEYS, { body: { keys, recoverySecret: secret } })
}

/** Everything goes: boxes, pictures, keys, and the account with its passkey, unless the demo needs it. */
export async function eraseAll(account: string): Promise<{ accountStays: boolean }> {
  const accountStays = await callApi('DELETE', '/v1/me').then(
    () => false,
    (error: unknown) => {
      if (error instanceof ApiProblem && error.reason === 'demo-account') return true
      throw error
    },
  )
  if (accountStays) await callApi('DELETE', '/v1/belongings')
  await removeDeviceKeys(account)
  await forgetDrafts()
  if (accountStays) keepDraftsAgain()
  return { accountStays }
}

async function wrappedByPasskey(account: string, bytes: sealing.Bytes): Promise<WrappedKey[]> {
  const { passkey } = await deviceKeys(account)
  if (passkey === undefined) return []
  const { credentialId, key } = passkey
  return [
    {
      kind: 'passkey',
      credentialId,
      box: await sealing.sealBytes(key, passkeyPlace(credentialId), bytes),
    },
  ]
}

async function unlock(account: string, bytes: sealing.Bytes): Promise<Vault> {
  const data = await sealing.keyOf(bytes)
  await keepDeviceKeys(account, { data })
  return vaultUnder(data)
}

function vaultUnder(key: CryptoKey): Vault {
  const put = async (id: string, version: number, value: Thing | Draft) => {
    const box = await sealing.sealValue(key, `box/${id}`, value)
    const kept = await callApi<{ version: number }>('PUT', `/v1/belongings/${id}`, { body: { version, box } })
    return kept.version
  }
  const list = async () => {
    const things: Kept<Thing>[] = []
    const drafts: Kept<Draft>[] = []
    for (const { id, version, box } of await allBoxes()) {
      const value = await sealing.openValue<Thing | Draft>(key, `box/${id}`, box)
      // Sealed before there was such a field: it is empty.
      if (value.type === 'thing') things.push({ id, version, value: { ...emptyThing(), ...value } })
      else drafts.push({ id, version, value })
    }
    return { things, drafts }
  }
  const findDraft = async (name: string) =>
    (await list()).drafts.find((draft) => draft.value.name === name) ?? null
  const throwAway = (id: string) => callApi<void>('DELETE', `/v1/belongings/${id}`)
  const pictureUrl = (thingId: string, pictureId: string) => `/v1/belongings/${thingId}/pictures/${pictureId}`
  return {
    list,
    keep: put,
    throwAway,
    async keepPicture(thingId, pictureId, jpeg) {
      const box = await sealing.sealBytes(key, `picture/${pictureId}`, jpeg)
      await callApi('PUT', pictureUrl(thingId, pictureId), { body: { box } })
    },
    async picture(thingId, pictureId) {
      const { box } = await getJson<{ box: string }>(pictureUrl(thingId, pictureId))
      return await sealing.openBytes(key, `picture/${pictureId}`, box)
    },
    throwAwayPicture: (thingId, pictureId) => callApi<void>('DELETE', pictureUrl(thingId, pictureId)),
    async draft<T>(name: string) {
      return ((await findDraft(name))?.value.value as T | undefined) ?? null
    },
    keepDraft: (name, value) =>
      inTurn(async () => {
        const known = await findDraft(name)
        await put(known?.id ?? crypto.randomUUID(), known?.version ?? 0, { type: 'draft', name, value })
      }),
    removeDraft: (name) =>
      inTurn(async () => {
        const known = await findDraft(name)
        if (known) await throwAway(known.id)
      }),
  }
}

// A form keeps its draft at every step: a later one must not overtake an earlier one that is still on its way.
let turn: Promise<unknown> = Promise.resolve()
function inTurn(work: () => Promise<void>): Promise<void> {
  const done = turn.then(work)
  turn = done.catch(() => undefined)
  return done
}

async function allBoxes(): Promise<BoxList['items']> {
  const boxes: BoxList['items'] = []
  let after: string | null = null
  do {
    const page: BoxList = await getJson<BoxList>(withQuery('/v1/belongings', { after, limit: 200 }))
    boxes.push(...page.items)
    after = page.next
  } while (after !== null)
  return boxes
}
