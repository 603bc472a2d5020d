import {
  keyOfGroup,
  type LeafGroup,
  type opens,
  type ReadLeaf,
  tokenOf,
} from '../../../../log/verify/public.ts'
import { checkItem } from './check-item.ts'
import type { EntryRow } from './entry-rows.ts'
import { openGroupsOf } from './groups-of-rows.ts'
import type { KeyFolder } from './people.ts'

export type EntryLeaf = Extract<ReadLeaf, { type: 'entry' }>
export type EntryChecks = {
  keys: KeyFolder
  /** The check of a commitment; replaced only by the control that shows what is missed without it. */
  opens: typeof opens
  isErased: (leaf: EntryLeaf) => boolean
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

function checkPeople(entry: EntryRow, leaf: EntryLeaf, checks: EntryChecks): string[] {
  const { bucket, wrapped_key, box } = entry
  const erased = checks.isErased(leaf)
  if (bucket === null || wrapped_key === null || box === null) {
    return erased ? [] : ['its people are missing, and no erasure stands in the log']
  }
  const wrong =
    bucket === leaf.bucket ? [] : [`its people are kept under ${bucket}, not under ${leaf.bucket}`]
  const opened = checks.keys.openBox(entry.id, { bucket, wrapped_key, box })
  if (!opened.ok && opened.reason === 'no-bucket-key') {
    if (!erased) checks.onMissingKey(bucket, entry)
    return wrong
  }
  if (!opened.ok) {
    const what =
      opened.reason === 'other-key'
        ? `its person key does not open with the key of ${bucket}: one of the two was changed`
        : 'the sealed box with its people was changed'
    return [...wrong, what]
  }
  const differing = (['seller', 'buyer', 'freeText'] as const satisfies LeafGroup[]).filter(
    (group) =>
      !checks.opens(leaf.commitments[group], keyOfGroup(opened.personKey, group), opened.groups[group]),
  )
  return [...wrong, ...differing.map((group) => `its ${group} is not what was logged`)]
}
