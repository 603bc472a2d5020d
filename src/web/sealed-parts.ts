// Work that goes on without a network, such as a visit to a shop, kept on this device: each part sealed as a draft is, per account. What was sent
// goes at sign-out and after twelve hours; what was not sent yet stays sealed until its account is back and sends it.
import { deviceStore } from './device-store.ts'
import { digest, isExpired, seal, unseal } from './drafts.ts'

type Row = {
  account: string
  work: string
  part: string
  /** The server does not have it yet. */
  waits: boolean
  savedAt_ms: number
} & Awaited<ReturnType<typeof seal>>

/** `work`: the id of the visit; `part`: what of it. */
export type PartKey = { account: string; work: string; part: string }

const withStore = deviceStore('helder-work', 'parts')
const nameOf = (account: string, work: string, part: string) => `${account}/${work}/${part}`

// One after another: an older state that is still being sealed must not land on a newer one.
let turn: Promise<unknown> = Promise.resolve()
function inTurn<T>(deed: () => Promise<T>): Promise<T> {
  const done = turn.then(deed)
  turn = done.catch(() => undefined)
  return done
}

/** Keeps a part. `waits`: the server does not have it yet, so that nothing takes it away. */
export function keepPart(key: PartKey, value: unknown, waits: boolean): Promise<void> {
  return inTurn(async () => {
    const account = await digest(key.account)
    const { work, part } = key
    const row: Row = { account, work, part, waits, savedAt_ms: Date.now(), ...(await seal(value)) }
    await withStore('readwrite', (store) => store.put(row, nameOf(account, work, part)))
  })
}

/** A part as it was kept last, or null. */
export function loadPart<T>(key: PartKey): Promise<T | null> {
  return inTurn(async () => {
    const row = await withStore<Row | undefined>('readonly', rowAt(await rowName(key)))
    return row === undefined ? null : await unseal<T>(row)
  })
}
const rowName = async ({ account, work, part }: PartKey) => nameOf(await digest(account), work, part)
const rowAt = (name: string) => (store: IDBObjectStore) => store.get(name) as IDBRequest<Row | undefined>

/** The names of the parts that an account keeps here, each with whether it still has to be sent. */
export async function keptParts(account: string): Promise<Pick<Row, 'work' | 'part' | 'waits'>[]> {
  const name = await digest(account)
  const rows = await inTurn(() => withStore<Row[]>('readonly', (store) => store.getAll()))
  return rows.filter((row) => row.account === name).map(({ work, part, waits }) => ({ work, part, waits }))
}

/** It was ended and the server has all of it. */
export function forgetWork(account: string, work: string): Promise<void> {
  return inTurn(async () => {
    const name = await digest(account)
    await removeRows((row) => row.account === name && row.work === work)
  })
}

/** Takes away what the server has: of everybody, or only what is older than twelve hours. */
export function forgetSent({ onlyOld }: { onlyOld: boolean }): Promise<void> {
  return inTurn(() => removeRows((row) => !row.waits && (!onlyOld || isExpired(row.savedAt_ms, Date.now()))))
}

async function removeRows(goes: (row: Row) => boolean): Promise<void> {
  const rows = await withStore<Row[]>('readonly', (store) => store.getAll())
  for (const row of rows.filter(goes)) {
    const name = nameOf(row.account, row.work, row.part)
    await withStore('readwrite', (store) => store.delete(name))
  }
}
