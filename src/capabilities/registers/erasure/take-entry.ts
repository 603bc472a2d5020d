import { branchToken, buildLeaf } from '../../../log/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { branchKey } from '../entry-keys.ts'

/** An entry as people name it: it stands on every receipt. */
export type EntryName = { branchNumber: string; register: 'purchase' | 'sale'; sequenceNumber: number }
/** Where an entry stands for holds and erasures. */
export type Standing = 'free' | 'held' | 'being-erased' | 'erased'
export type TakenEntry = {
  standing: Standing
  entry_id: string
  municipality: string
  bucket: string | null
  wrapped_key: Buffer | null
  due_bucket: string
}

/** The entry, held to the end of the transaction; null when there is none. The caller must be an administrator. */
export async function takeEntry(tx: Transaction, name: EntryName): Promise<TakenEntry | null> {
  const [taken] = await tx<TakenEntry[]>`
    select * from registers.take_entry(${name.branchNumber}, ${name.register}, ${name.sequenceNumber})`
  return taken ?? null
}

/** The leaf that says that the people of one entry are destroyed. Only who holds the branch key knows of which. */
export function entryErasureLeaf(keys: KeyFiles, { branchNumber, ...place }: EntryName): Buffer {
  return buildLeaf({
    type: 'entry-erasure',
    branchToken: branchToken(branchKey(keys, branchNumber), place),
  })
}
