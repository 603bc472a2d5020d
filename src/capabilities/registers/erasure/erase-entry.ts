import type { Ok, Refusal } from '../../../kernel/result.ts'
import type { Caller } from '../../../platform/caller.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { entryErasureLeaf, type EntryName, takeEntry } from './take-entry.ts'

export type EraseRequest = EntryName & { reason: string }
export type EraseOutcome =
  | Ok<{ entryId: string; municipality: string }>
  | Refusal<'not-found' | 'person-erased' | 'being-erased' | 'person-held' | 'log-halted'>

const refusals = { held: 'person-held', 'being-erased': 'being-erased', erased: 'person-erased' } as const

/**
 * Begins to erase the people of one entry before their term: its leaf goes to the log. `finishErasures` takes key and box
 * away once a signature covers that leaf.
 */
export async function eraseEntry(
  { database, keys }: { database: Database; keys: KeyFiles },
  caller: Caller,
  { reason, ...name }: EraseRequest,
): Promise<EraseOutcome> {
  return inTransaction<EraseOutcome>(database, caller, async (tx) => {
    const taken = await takeEntry(tx, name)
    if (taken === null) return { ok: false, reason: 'not-found' }
    if (taken.standing !== 'free') return { ok: false, reason: refusals[taken.standing] }
    const leaf = entryErasureLeaf(keys, name)
    const [begun] = await tx<{ outcome: string }[]>`
      select registers.begin_entry_erasure(${taken.entry_id}, ${leaf}, 'early', ${reason}) as outcome`
    if (begun!.outcome === 'log-halted') return { ok: false, reason: 'log-halted' }
    if (begun!.outcome !== 'begun') throw new Error(`an entry that was free is ${begun!.outcome}`)
    return { ok: true, entryId: taken.entry_id, municipality: taken.municipality }
  })
}
