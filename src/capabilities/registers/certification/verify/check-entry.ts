import { keyOfGroup, type opens, type ReadLeaf, tokenOf } from '../../../../log/verify/public.ts'
import { checkItem } from './check-item.ts'
import { checkPeople, type Erasure } from './check-people.ts'
import type { EntryRow } from './entry-rows.ts'
import { openGroupsOf } from './groups-of-rows.ts'
import type { KeyFolder } from './people.ts'

export type EntryLeaf = Extract<ReadLeaf, { type: 'entry' }>
export type EntryChecks = {
  keys: KeyFolder
  /** The check of a commitment; replaced only by the control that shows what is missed without it. */
  opens: typeof opens
  /** What the log says of the people of an entry; null: nothing. */
  erasureOf: (entry: EntryRow, leaf: EntryLeaf) => Erasure | null
  /** Called for entries whose bucket has no key and no erasure. */
  onMissingKey: (bucket: string, entry: EntryRow) => void
}

/** What of an entry is not as its leaf says, in words; nothing when all is. */
export function checkEntry(entry: EntryRow, leaf: EntryLeaf, checks: EntryChecks): string[] {
  return [
    ...checkToken(entry, leaf, checks),
    ...checkOpenGroups(entry, leaf, checks),
    ...checkPeople(entry, leaf, checks),
    ...entry.items.flatMap((item) => checkItem(item, entry)),
  ]
}

function checkToken(entry: EntryRow, leaf: EntryLeaf, { keys }: EntryChecks): string[] {
  const token = tokenOf(keys.branchKey(entry.branch_number), entry.register, entry.sequence_number)
  return token === leaf.branchToken ? [] : ['its branch, register and number are not those of its leaf']
}

function checkOpenGroups(entry: EntryRow, leaf: EntryLeaf, { opens }: EntryChecks): string[] {
  const values = openGroupsOf(entry)
  const wrong = (['facts', 'identifiers', 'conditions'] as const).filter(
    (group) => !opens(leaf.commitments[group], keyOfGroup(entry.open_key, group), values[group]),
  )
  return wrong.map((group) => `its ${group} are not what was logged`)
}
