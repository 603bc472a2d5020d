import { keyOfGroup, type LeafGroup } from '../../../../log/verify/public.ts'
import type { EntryChecks, EntryLeaf } from './check-entry.ts'
import type { EntryRow } from './entry-rows.ts'

/** That the log says the people of an entry were destroyed: with their bucket, or by name. */
export type Erasure = {
  by: 'bucket' | 'entry'
  /** The database is past it and nothing says that it is still being carried out: the people must be gone. */
  isDone: boolean
}

/**
 * The sealed people of an entry against its leaf: there and as logged, or gone with an erasure in the log. A legal hold keeps
 * them past the erasure of their bucket, under a key of its own.
 */
export function checkPeople(entry: EntryRow, leaf: EntryLeaf, checks: EntryChecks): string[] {
  const { bucket, wrapped_key, box, is_held } = entry
  const erasure = checks.erasureOf(entry, leaf)
  if (bucket === null || wrapped_key === null || box === null) {
    if (erasure === null) return ['its people are missing, and no erasure stands in the log']
    return is_held && erasure.by === 'bucket' ? ['its people are missing, and a legal hold keeps them'] : []
  }
  const isApart = bucket === `hold-${entry.id}` && is_held !== null
  const wrong =
    isApart || bucket === leaf.bucket ? [] : [`its people are kept under ${bucket}, not under ${leaf.bucket}`]
  const counts = erasure !== null && (!isApart || erasure.by === 'entry')
  const opened = checks.keys.openBox(entry.id, { bucket, wrapped_key, box })
  if (!opened.ok) return [...wrong, ...whyClosed(opened.reason, entry, counts, checks)]
  const differing = (['seller', 'buyer', 'freeText'] as const satisfies LeafGroup[]).filter(
    (group) =>
      !checks.opens(leaf.commitments[group], keyOfGroup(opened.personKey, group), opened.groups[group]),
  )
  return [
    ...wrong,
    ...differing.map((group) => `its ${group} is not what was logged`),
    ...(counts && erasure.isDone
      ? ['its people can still be read, though the log says that they were destroyed: run helder purge']
      : []),
  ]
}

function whyClosed(
  reason: 'no-bucket-key' | 'other-key' | 'box-changed',
  entry: EntryRow,
  isErased: boolean,
  checks: EntryChecks,
): string[] {
  if (reason === 'box-changed') return ['the sealed box with its people was changed']
  if (reason === 'other-key')
    return [`its person key does not open with the key of ${entry.bucket}: one of the two was changed`]
  if (!isErased) checks.onMissingKey(entry.bucket!, entry)
  return []
}
