import type { ArchivedFile } from '../../platform/key-archive.ts'

export type RestorePlan = {
  put: ArchivedFile[]
  /** There already, with the same content, or a guard that is as far or further. */
  kept: string[]
  /** There with other content: nothing is overwritten. */
  differing: { name: string; newer: 'archive' | 'folder' }[]
  /** Destroyed on purpose since the archive was made. */
  erased: string[]
}

/**
 * What a restore would do. A file that is there is never overwritten, except a guard by one that is further: it holds no
 * secret and may only go up. `erasedBuckets` are those whose erasure stands in a log.
 */
export function planRestore(
  archived: readonly ArchivedFile[],
  present: readonly ArchivedFile[],
  erasedBuckets: ReadonlySet<string>,
): RestorePlan {
  const plan: RestorePlan = { put: [], kept: [], differing: [], erased: [] }
  for (const file of archived) {
    const { name } = file
    const there = present.find((one) => one.name === name)
    const bucket = /^buckets\/(.+)\.key$/.exec(name)?.[1]
    if (bucket !== undefined && erasedBuckets.has(bucket)) plan.erased.push(name)
    else if (there === undefined) plan.put.push(file)
    else if (there.content.equals(file.content)) plan.kept.push(name)
    else if (name.startsWith('guards/')) {
      if (guardSize(file) > guardSize(there)) plan.put.push(file)
      else plan.kept.push(name)
    } else {
      plan.differing.push({ name, newer: file.modifiedAt > there.modifiedAt ? 'archive' : 'folder' })
    }
  }
  return plan
}

/** How many leaves a guard says were signed; a guard that can't be read counts as none, so that a good one replaces it. */
export function guardSize({ content }: ArchivedFile): number {
  try {
    const { size } = JSON.parse(content.toString()) as { size?: unknown }
    return typeof size === 'number' ? size : 0
  } catch {
    return 0
  }
}
